"""Ranks passages for a question: similarity of vectors and BM25, fused, then a second look; an index in, hits out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from indexer.bearing import Bearing
from indexer.embedding import Encoder
from indexer.engines.contract import Places
from indexer.first_look import LEAST_SPREAD, FirstLook, Question
from indexer.index import Index
from indexer.query import NO_FILTERS, Filters
from indexer.ranking import Hit, Ranking
from indexer.second_look import LOOKED_AT, Features, SecondLook
from indexer.terms import Scores, terms_of

ALTERNATIVES_SHARE = 0.6
"""Weight of a synonym beside the question's own word."""
_FEW_TERMS = 4
_CANDIDATES = 200


class Searcher:
    """Searches one index with one encoder."""

    def __init__(self, index: Index, encoder: Encoder) -> None:
        self._index = index
        self._encoder = encoder
        self._second_look = SecondLook(index.tokens, index.table)
        self._bearing = Bearing(index, encoder)

    def search(
        self, words: str, filters: Filters = NO_FILTERS, count: int = 30, holding: NDArray[np.bool_] | None = None
    ) -> Ranking:
        """At most ``count`` passages that pass the filters, best for the words first; ties fall to the earlier passage.

        With ``holding``, shape (passages,), only those that it marks.
        """
        question, allowed = self._asked(words, filters, holding)
        hits = self._ranked(question, self._candidates(question, allowed, count), count)
        unknown = tuple(term for term in question.terms if not self._index.terms.frequency(term))
        whole = self._stands_whole(question.terms, allowed)
        if not hits:
            return Ranking((), question.terms, unknown, whole)
        passages = len(self._index.table) if allowed is None else int(allowed.sum())
        return Ranking(
            hits=tuple(hits),
            terms=question.terms,
            unknown_terms=unknown,
            stands_whole=whole,
            unmet=self._bearing.unmet(question, hits, allowed),
            support=self._bearing.support(question, hits, passages),
        )

    def examine(self, words: str, filters: Filters = NO_FILTERS) -> tuple[Places, Features]:
        """What the second look sees: the places of the first look's best, and their features, to fit weights on."""
        question, allowed = self._asked(words, filters, None)
        first = self._first_look(question, self._candidates(question, allowed, LOOKED_AT))
        best = first.order[:LOOKED_AT]
        return first.places[best], self._features(question, first, best)

    def _asked(
        self, words: str, filters: Filters, holding: NDArray[np.bool_] | None
    ) -> tuple[Question, NDArray[np.bool_] | None]:
        """The question as it is searched, and the passages that may be found, None for all."""
        asked = terms_of(words)
        terms = tuple(dict.fromkeys(asked))
        embedded = self._encoder.embed([words])
        allowed = self._index.holdings.passages(filters)
        if holding is not None:
            allowed = holding if allowed is None else allowed & holding
        expansions = self._index.expander.expand(asked)
        others = [[alternative.terms for alternative in expansion.alternatives] for expansion in expansions]
        lexical = self._index.terms.asked(terms, others, ALTERNATIVES_SHARE)
        return Question(words, terms, expansions, embedded.vectors[0], embedded.tokens[0], lexical), allowed

    def _stands_whole(self, terms: Sequence[str], allowed: NDArray[np.bool_] | None) -> bool:
        if len(terms) > _FEW_TERMS:
            return False
        return self._index.terms.stands(terms, allowed)

    def _candidates(self, question: Question, allowed: NDArray[np.bool_] | None, count: int) -> Places:
        """The nearest passages by vector and the best by BM25, ascending."""
        wide = max(count, _CANDIDATES)
        nearest = self._index.engine.nearest(question.vector, wide, None if allowed is None else np.flatnonzero(allowed))
        return np.union1d(nearest, question.lexical.best(wide, allowed))

    def _ranked(self, question: Question, places: Places, count: int) -> list[Hit]:
        """The best candidates by the second look, behind them those that it leaves out by the first."""
        if not len(places):
            return []
        first = self._first_look(question, places)
        best, rest = first.order[:LOOKED_AT], first.order[LOOKED_AT:]
        features = self._features(question, first, best)
        scores = features.scores()
        again = np.lexsort((places[best], -scores))
        hits = _hits(first, best[again[:count]], scores[again], features.late[again].tolist())
        rest = rest[: count - len(hits)]
        if not len(rest):
            return hits
        own = first.score
        least = float(scores[again[-1]]) / max(float(own[best[-1]]), 1e-6)
        return hits + _hits(first, rest, least * own[rest], [None] * len(rest))

    def _first_look(self, question: Question, places: Places) -> FirstLook:
        """Both scores brought to 0..1 for this question: similarity from the collection's mean to the best, BM25 from 0.

        The mean over all passages is the product with their centre, so the scale does not depend on the candidates.
        """
        similarity = self._index.engine.scores(question.vector, places)
        mean = float(self._index.centre @ question.vector)
        spread = max(float(similarity.max(initial=-1.0)) - mean, LEAST_SPREAD)
        lexical = question.lexical.at(places)
        highest = max(float(lexical.max(initial=0.0)), 1e-6)
        return FirstLook(places, similarity, lexical, mean, spread, highest)

    def _features(self, question: Question, first: FirstLook, best: Places) -> Features:
        """The second look at ``best``, places in the first look; neighbours count with the first look's score of them."""
        before, after = self._second_look.neighbours(first.places[best])
        beside = np.unique(np.concatenate([before, after]))
        beside = beside[beside >= 0]
        scores = np.zeros(len(self._index.table) + 1, dtype=np.float32)  # the last, at -1, for where there is none
        similarity = self._index.engine.scores(question.vector, beside)
        scores[beside] = replace(first, places=beside, similarity=similarity, lexical=question.lexical.at(beside)).score
        near, term = first.near[best], first.term[best]
        return self._second_look.features(question.tokens, first.places[best], near, term, scores[before], scores[after])


def _hits(first: FirstLook, best: Places, scores: Scores, late: Sequence[float | None]) -> list[Hit]:
    """One hit for each of ``best``, places in the first look."""
    columns = (first.places[best], scores, first.similarity[best], first.lexical[best])
    return [Hit(*values) for values in zip(*(column.tolist() for column in columns), late, strict=False)]
