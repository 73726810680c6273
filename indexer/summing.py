"""Adds up what a question's terms weigh: postings of its terms and phrases in, every passage's score and the best places out.

Only places at which a term stands are written or looked at. For the best, postings are gone through from the weightiest
summand down, until all that are left together cannot lift a passage to the last of the best so far (Turtle and Flood 1995,
MaxScore).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.float32]
Places = NDArray[np.int64]
Postings = tuple[Places, Weights]
"""Where a term or phrase stands, ascending and each place once, and what it adds to the score there, above 0."""

_MARGIN = 1 + 1e-5
"""Weights are sums in 32 bits: one may be above the sum of its summands' bounds by a rounding."""


@dataclass(frozen=True, slots=True)
class Summand:
    """The places at which one summand adds anything, list by list, and the most that it adds anywhere."""

    lists: tuple[Places, ...]
    most: float


@dataclass(frozen=True, slots=True)
class Summed:
    """One question's terms, added up; see `indexer.engines.lexical.Asked`. ``scores``: shape (passages,)."""

    scores: Weights
    summands: tuple[Summand, ...]

    def at(self, places: Places) -> Weights:
        """The scores of the passages at ``places``."""
        return self.scores[places]

    def best(self, count: int, allowed: NDArray[np.bool_] | None = None) -> Places:
        """The best ``count`` passages, ascending, with all that tie with the last, or they would depend on the partition."""
        found, least = np.empty(0, dtype=np.int64), 0.0
        left = sum(each.most for each in self.summands)
        for each in sorted(self.summands, key=lambda one: -one.most):
            if left * _MARGIN < least:
                break
            for places in each.lists:
                found = _joined(found, self._reaching(places, least, allowed))
                if len(found) >= count:
                    own = self.scores.take(found)
                    least = float(np.partition(own, -count)[-count])
                    found = found[own >= least]
            left -= each.most
        return found

    def _reaching(self, places: Places, least: float, allowed: NDArray[np.bool_] | None) -> Places:
        """Those of the places that are allowed and score at least so much."""
        if least:
            places = places[self.scores.take(places) >= least]
        return places if allowed is None else places[allowed.take(places)]


def summed(passages: int, asked: Iterable[Sequence[Postings]]) -> Summed:
    """Adds up summands in their order, in 32 bits; of several postings in one the highest counts at each place."""
    scores = np.zeros(passages, dtype=np.float32)
    highest: Weights | None = None
    summands = []
    for postings in asked:
        held = [one for one in postings if len(one[0])]
        if len(held) == 1:
            places, weights = held[0]
            scores[places] = scores.take(places) + weights
        elif held:
            highest = np.zeros(passages, dtype=np.float32) if highest is None else highest
            _add_highest(scores, held, highest)
        if held:
            summands.append(Summand(tuple(places for places, _ in held), max(float(own.max()) for _, own in held)))
    return Summed(scores, tuple(summands))


def _add_highest(scores: Weights, held: Sequence[Postings], highest: Weights) -> None:
    """Adds the highest of several postings at each place; ``highest`` is all 0 before and after."""
    for places, weights in held:
        highest[places] = np.maximum(highest.take(places), weights)
    for places, _ in held:
        scores[places] = scores.take(places) + highest.take(places)
        highest[places] = 0


def _joined(one: Places, other: Places) -> Places:
    """The places in either, ascending, each once; a stable sort merges what is in order already."""
    if not len(one) or not len(other):
        return other if len(other) else one
    both = np.sort(np.concatenate([one, other]), kind="stable")
    return np.asarray(both[np.concatenate([[True], both[1:] != both[:-1]])])
