"""Ranks passages for a question: similarity of vectors and BM25, fused by convex combination; an index in, hits out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.embedding import Encoder, Vectors
from indexer.engines.contract import Places
from indexer.expansion import Expansion
from indexer.index import Index
from indexer.query import NO_FILTERS, Filters, allowed_places
from indexer.terms import Scores, terms_of

TERMS_SHARE = 0.3
"""Weight of BM25 in the fused score; fitted on the development set, see docs/decisions/0004-fusion.md."""
ALTERNATIVES_SHARE = 0.6
"""Weight of a synonym beside the question's own word."""
_FEW_TERMS = 4
_CANDIDATES = 200
_LEAST_SPREAD = 0.4
"""Cosine above the collection's mean at which similarity counts in full. Where even the best passage stays below, as for a
question of two words, similarity says little and BM25 weighs more; docs/decisions/0004-fusion.md has the measurement."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One ranked passage: its place in the index, the fused score in about 0..1, and what it was fused from.

    ``similarity`` is the cosine of question and passage in -1..1, ``lexical`` the BM25 score.
    """

    place: int
    score: float
    similarity: float
    lexical: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """Hits, best first, the question's terms, and those of them that stand in no passage at all.

    ``stands_whole`` tells whether the question has few terms and some passage that passes the filters holds them all.
    """

    hits: tuple[Hit, ...]
    terms: tuple[str, ...]
    unknown_terms: tuple[str, ...]
    stands_whole: bool = False


class Searcher:
    """Searches one index with one encoder."""

    def __init__(self, index: Index, encoder: Encoder) -> None:
        self._index = index
        self._encoder = encoder

    def search(
        self, words: str, filters: Filters = NO_FILTERS, count: int = 30, holding: NDArray[np.bool_] | None = None
    ) -> Ranking:
        """At most ``count`` passages that pass the filters, best for the words first; ties fall to the earlier passage.

        With ``holding``, shape (passages,), only those that it marks.
        """
        asked = terms_of(words)
        expansions = self._index.expander.expand(asked)
        terms = tuple(dict.fromkeys(asked))
        vector = self._encoder.encode([words])[0]
        allowed = allowed_places(filters, self._index.library.entries, self._index.table)
        if holding is not None:
            allowed = holding if allowed is None else allowed & holding
        lexical = self._lexical(terms, expansions)
        places = self._candidates(vector, lexical, allowed, count)
        hits = self._fused(vector, lexical, places)[:count]
        unknown = tuple(term for term in terms if not self._index.terms.frequency(term))
        return Ranking(tuple(hits), terms, unknown, self._stands_whole(terms, allowed))

    def _stands_whole(self, terms: Sequence[str], allowed: NDArray[np.bool_] | None) -> bool:
        if len(terms) > _FEW_TERMS:
            return False
        holding = self._index.terms.score_phrase(terms) > 0
        return bool((holding if allowed is None else holding & allowed).any())

    def _lexical(self, terms: Sequence[str], expansions: Sequence[Expansion]) -> Scores:
        """BM25 of the question's terms, and for each phrase that has alternatives a share of the best of them."""
        scores = self._index.terms.score(terms)
        for expansion in expansions:
            others = [self._index.terms.score_phrase(alternative.terms) for alternative in expansion.alternatives]
            scores = scores + ALTERNATIVES_SHARE * np.maximum.reduce(others)
        return scores

    def _candidates(self, vector: Vectors, lexical: Scores, allowed: NDArray[np.bool_] | None, count: int) -> Places:
        """The nearest passages by vector and the best by BM25, ascending."""
        wide = max(count, _CANDIDATES)
        nearest = self._index.engine.nearest(vector, wide, None if allowed is None else np.flatnonzero(allowed))
        scored = lexical if allowed is None else np.where(allowed, lexical, 0)
        found = np.flatnonzero(scored)
        if len(found) > wide:  # with all that tie with the last, or the order would depend on the partition
            found = found[scored[found] >= np.partition(scored[found], -wide)[-wide]]
        return np.union1d(nearest, found)

    def _fused(self, vector: Vectors, lexical: Scores, places: Places) -> list[Hit]:
        """Both scores brought to 0..1 for this question: similarity from the collection's mean to the best, BM25 from 0.

        The mean over all passages is the product with their centre, so the scale does not depend on the candidates.
        """
        if not len(places):
            return []
        similarity = self._index.engine.scores(vector, places)
        mean = float(self._index.centre @ vector)
        near = (similarity - mean) / max(float(similarity.max()) - mean, _LEAST_SPREAD)
        term = lexical[places] / max(float(lexical[places].max()), 1e-6)
        score = (1 - TERMS_SHARE) * near + TERMS_SHARE * term
        order = np.lexsort((places, -score))
        return [Hit(int(places[i]), float(score[i]), float(similarity[i]), float(lexical[places[i]])) for i in order]
