"""How surely a later passage speaks of an earlier finding: passages of an index in, scores out, silence preferred to error.

Three signs are added: similarity of vectors, late interaction above the collection's mean, and the share of the finding's
terms, weighed by rarity, that stand in the passage. The bound is judged by hand; docs/decisions/0011-following.md has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from indexer.embedding import Vectors
from indexer.engines.contract import Places
from indexer.index import Index
from indexer.second_look import evenly_spaced
from indexer.terms import terms_of
from service.following.groups import are_of_others

SURE = 0.92
"""Score from which a passage is shown as speaking of a finding."""
SURELY_THE_SAME = 1.05
"""Score from which a concern that a later letter lists counts as the same concern once more."""
SURE_BOTH_WAYS = 0.85
SURELY_THE_SAME_BOTH_WAYS = 0.88
"""The same two, for the mean of a long finding's score with a shorter listed concern and of that concern's with the finding."""
_LONG = 35
"""Words from which a finding says more than a listed concern repeats, so that most of it remains unmatched."""
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

_GENERAL_WORDS = "plan plans planning assessment assessments protection care social"
"""Words that tell of the same subject only where no other group of children is meant."""


@cache
def _form_terms() -> frozenset[str]:
    return frozenset(terms_of(_FORM_WORDS))


@cache
def _general_terms() -> frozenset[str]:
    return frozenset(terms_of(_GENERAL_WORDS))


def telling_terms(words: str) -> frozenset[str]:
    """The terms of some words that tell of a subject."""
    return frozenset(terms_of(words)) - _form_terms()


@dataclass(frozen=True, slots=True)
class Match:
    """A passage of the index that speaks of a finding, and how surely; ``is_same`` where it puts the same concern once more."""

    place: int
    score: float
    is_same: bool


class Matcher:
    """Holds findings against passages of one index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._background = evenly_spaced(len(index.table), _BACKGROUND)

    def among(self, places: Places, listed: NDArray[np.bool_]) -> Among:
        """The passages at ``places`` (ascending), made ready for many findings; ``listed`` tells which are listed concerns."""
        return Among(self._index, places, listed, self._background)


class Among:
    """Passages that findings are held against."""

    def __init__(self, index: Index, places: Places, listed: NDArray[np.bool_], background: Places) -> None:
        self._index = index
        self._places = places
        self._listed = listed
        self._background = background
        self._vectors = index.engine.vectors(places)
        self._terms: dict[int, frozenset[str]] = {}
        self._rarity = cache(index.terms.rarity)

    def matches(self, finding: Sequence[int], eligible: NDArray[np.bool_]) -> list[Match]:
        """The passages that speak of the finding which the passages ``finding`` make up, the surest first.

        ``eligible`` has one value for each place.
        """
        if not (len(finding) and eligible.any()):
            return []
        near = _similar(self._vectors, _direction(self._index.engine.vectors(np.array(finding, dtype=np.int64))))
        best = np.argsort(np.where(eligible, -near, np.inf), kind="stable")[:_LOOKED_AT]
        best = best[eligible[best] & (near[best] >= _LEAST_SIMILAR)]
        so_far = near[best] + _TERMS_SHARE * self._shared(finding, self._places[best])
        hopeful = (so_far >= _LEAST_HOPEFUL) & self._same_subject(finding, self._places[best])
        best = best[hopeful]
        if not len(best):
            return []
        scores = so_far[hopeful] + self._late(finding, self._places[best])
        found = [self._match(finding, int(number), float(score)) for number, score in zip(best, scores, strict=True)]
        return sorted((match for match in found if match), key=lambda match: (-match.score, match.place))

    def _match(self, finding: Sequence[int], number: int, score: float) -> Match | None:
        """The match of the passage with that number among the places, if sure enough."""
        place, is_listed = int(self._places[number]), bool(self._listed[number])
        if score >= SURELY_THE_SAME:
            return Match(place, score, is_listed)
        both = (score + self.score([place], finding)) / 2 if is_listed and self._is_long(finding, place) else 0.0
        if score >= SURE or both >= SURE_BOTH_WAYS:
            return Match(place, score, both >= SURELY_THE_SAME_BOTH_WAYS and not self._are_of_others(finding, place))
        return None

    def _is_long(self, finding: Sequence[int], place: int) -> bool:
        """Whether the finding is long, and longer than the passage at ``place``."""
        words = sum(len(self._index.words.of(each).split()) for each in finding)
        return words >= _LONG and words > len(self._index.words.of(place).split())

    def score(self, finding: Sequence[int], others: Sequence[int]) -> float:
        """How surely the best of the passages ``others`` speaks of the finding that the passages ``finding`` make up."""
        own, places = np.array(finding, dtype=np.int64), np.array(others, dtype=np.int64)
        near = _similar(self._index.engine.vectors(places), _direction(self._index.engine.vectors(own)))
        return float((near + _TERMS_SHARE * self._shared(finding, places) + self._late(finding, places)).max())

    def _late(self, finding: Sequence[int], places: Places) -> Vectors:
        """Late interaction of the finding's tokens with each passage, above what any passage has; 0 without token vectors."""
        tokens = self._index.tokens
        if not tokens:
            return np.zeros(len(places), dtype=np.float32)
        own = np.concatenate([tokens.of(place) for place in finding]).astype(np.float32) / _SCALE
        matched = tokens.matches(own, np.concatenate([places, self._background])).mean(axis=1)
        return np.asarray(matched[: len(places)] - matched[len(places) :].mean(), dtype=np.float32)

    def _same_subject(self, finding: Sequence[int], places: Places) -> NDArray[np.bool_]:
        """Whether each passage shares a term with the finding that tells of its subject, and not of other children's."""
        own = frozenset().union(*(self._terms_at(place) for place in finding)) - _form_terms()
        same = (self._is_same_subject(finding, own & self._terms_at(int(place)), int(place)) for place in places)
        return np.fromiter(same, dtype=bool, count=len(places))

    def _is_same_subject(self, finding: Sequence[int], common: frozenset[str], place: int) -> bool:
        if common - _general_terms():
            return True
        return bool(common) and not self._are_of_others(finding, place)

    def _are_of_others(self, finding: Sequence[int], place: int) -> bool:
        words = self._index.words
        return are_of_others(" ".join(words.of(each) for each in finding), words.of(place))

    def share_in_common(self, finding: Sequence[int], told: frozenset[str]) -> float:
        """How many telling terms the finding shares with ``told``, weighed by rarity, of all that the poorer of both has."""
        own = frozenset().union(*(self._terms_at(place) for place in finding)) - _form_terms()
        least = min(self._weight(own), self._weight(told))
        return self._weight(own & told) / least if least else 0.0

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
