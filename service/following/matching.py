"""How surely a later passage speaks of an earlier finding: passages of an index in, scores out, silence preferred to error.

Three signs are added: similarity of vectors, late interaction above the collection's mean, and the share of the finding's
terms, weighed by rarity, that stand in the passage. The bound is judged by hand; docs/decisions/0011-following.md has it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from indexer.embedding import Vectors
from indexer.engines.contract import Places
from indexer.index import Index
from indexer.second_look import evenly_spaced
from indexer.terms import terms_of

SURE = 0.92
"""Score from which a passage is shown as speaking of a finding."""
SURELY_THE_SAME = 1.05
"""Score from which a concern that a later letter lists counts as the same concern once more."""
_TERMS_SHARE = 0.25
_LOOKED_AT = 12
"""Passages a finding is held against by late interaction, the most similar."""
_LEAST_SIMILAR = 0.3
_LEAST_HOPEFUL = 0.5
"""Similarity and terms together below which late interaction has brought no passage above the bound."""
_BACKGROUND = 16
_SCALE = 127.0

_FORM_WORDS = """
quality consistency consistent consistently timeliness timely effectiveness effective effectively impact improve improved
improvement improvements ensure ensures regular regularly practice work use need needs area areas identified inspection
previous last visit ofsted service services child children local authority response progress address recommendation
development developed recording records clear better well good support meet
"""
"""Words in which findings of any subject are put: two findings that share nothing else do not speak of the same."""

Bound = NDArray[np.float32]


@cache
def _form_terms() -> frozenset[str]:
    return frozenset(terms_of(_FORM_WORDS))


def telling_terms(words: str) -> frozenset[str]:
    """The terms of some words that tell of a subject."""
    return frozenset(terms_of(words)) - _form_terms()


@dataclass(frozen=True, slots=True)
class Match:
    """A passage of the index that speaks of a finding; ``score`` lies above the bound."""

    place: int
    score: float


class Matcher:
    """Holds findings against passages of one index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._background = evenly_spaced(len(index.table), _BACKGROUND)

    def among(self, places: Places) -> Among:
        """The passages at ``places`` (ascending), made ready for many findings."""
        return Among(self._index, places, self._background)


class Among:
    """Passages that findings are held against."""

    def __init__(self, index: Index, places: Places, background: Places) -> None:
        self._index = index
        self._places = places
        self._background = background
        self._vectors = index.engine.vectors(places)
        self._terms: dict[int, frozenset[str]] = {}
        self._rarity = cache(index.terms.rarity)

    def matches(self, finding: Sequence[int], eligible: NDArray[np.bool_], bound: Callable[[Places], Bound]) -> list[Match]:
        """The passages that speak of the finding which the passages ``finding`` make up, the surest first.

        ``eligible`` has one value for each place; ``bound`` gives the least score for each of some places.
        """
        if not (len(finding) and eligible.any()):
            return []
        near = _similar(self._vectors, _direction(self._index.engine.vectors(np.array(finding, dtype=np.int64))))
        best = np.argsort(np.where(eligible, -near, np.inf), kind="stable")[:_LOOKED_AT]
        best = best[eligible[best] & (near[best] >= _LEAST_SIMILAR)]
        so_far = near[best] + _TERMS_SHARE * self._shared(finding, self._places[best])
        hopeful = (so_far >= _LEAST_HOPEFUL) & self._same_subject(finding, self._places[best])
        places = self._places[best[hopeful]]
        if not len(places):
            return []
        scores = so_far[hopeful] + self._late(finding, places)
        sure = scores >= bound(places)
        found = [Match(int(place), float(score)) for place, score in zip(places[sure], scores[sure], strict=True)]
        return sorted(found, key=lambda match: (-match.score, match.place))

    def _late(self, finding: Sequence[int], places: Places) -> Vectors:
        """Late interaction of the finding's tokens with each passage, above what any passage has; 0 without token vectors."""
        tokens = self._index.tokens
        if not tokens:
            return np.zeros(len(places), dtype=np.float32)
        own = np.concatenate([tokens.of(place) for place in finding]).astype(np.float32) / _SCALE
        matched = tokens.matches(own, np.concatenate([places, self._background])).mean(axis=1)
        return np.asarray(matched[: len(places)] - matched[len(places) :].mean(), dtype=np.float32)

    def _same_subject(self, finding: Sequence[int], places: Places) -> NDArray[np.bool_]:
        """Whether each passage shares a term with the finding that tells of its subject."""
        own = frozenset().union(*(self._terms_at(place) for place in finding)) - _form_terms()
        return np.array([bool(own & self._terms_at(int(place))) for place in places], dtype=bool)

    def share_told(self, finding: Sequence[int], told: frozenset[str]) -> float:
        """The share, weighed by rarity, of the finding's telling terms that are among ``told``, in 0..1."""
        own = frozenset().union(*(self._terms_at(place) for place in finding)) - _form_terms()
        return self._weight(own & told) / (self._weight(own) or 1.0)

    def _weight(self, terms: frozenset[str]) -> float:
        return sum(self._rarity(term) for term in sorted(terms))

    def _shared(self, finding: Sequence[int], places: Places) -> Vectors:
        """The share of the finding's terms that each passage holds, weighed by rarity, in 0..1."""
        own = frozenset().union(*(self._terms_at(place) for place in finding))
        whole = self._weight(own) or 1.0
        return np.array([self._weight(own & self._terms_at(int(place))) / whole for place in places], dtype=np.float32)

    def _terms_at(self, place: int) -> frozenset[str]:
        if place not in self._terms:
            self._terms[place] = frozenset(terms_of(self._index.words.of(place)))
        return self._terms[place]


def _direction(vectors: Vectors) -> Vectors:
    """The mean of unit vectors, brought to length 1."""
    mean = vectors.mean(axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-6), dtype=np.float32)


def _similar(vectors: Vectors, direction: Vectors) -> Vectors:
    """Inner products, shape (len(vectors),). By one thread: so small a product gains nothing from several, and they wait for
    each other where all cores are busy."""
    return np.asarray(np.einsum("pd,d->p", vectors, direction), dtype=np.float32)
