"""A second look at the best candidates: late interaction, the passages before and after, and length, combined by weights.

The weights are fitted by logistic regression on judged questions over letters that neither the encoder nor the development
set knows (``python -m eval fit``); docs/decisions/0009-second-look.md has the measurements.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from indexer.embedding import Vectors
from indexer.engines.contract import Places
from indexer.engines.lexical import Tokens
from indexer.passage_table import PassageTable

LOOKED_AT = 100
"""How many of the first look's best are looked at again; fixed, so that a shorter list begins a longer one."""
_BACKGROUND = 64
_FEWEST_WORDS = 10
"""Shorter passages count as long as that: being a heading's three words is no merit."""
_LEAST_SPREAD = 0.15
"""Late interaction above the collection's mean at which it counts in full; see `indexer.search`."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature adds to the score. All features lie in about 0..1 but the length, the logarithm of words over 40
    and at least a quarter.

    ``both`` is the product of similarity and late interaction, ``term`` BM25, ``before`` and ``after`` the first look's
    scores of the neighbouring passages of the letter.
    """

    both: float
    term: float
    before: float
    after: float
    length: float


WEIGHTS = Weights(both=0.67, term=0.15, before=0.14, after=0.04, length=-0.04)


@dataclass(frozen=True, slots=True)
class Features:
    """One row a candidate: the columns of `Weights`, shape (candidates, 5), and its late interaction in -1..1."""

    columns: Vectors
    late: Vectors
    background: float

    def scores(self, weights: Weights = WEIGHTS) -> Vectors:
        """The weighed sums, shape (candidates,)."""
        row = (weights.both, weights.term, weights.before, weights.after, weights.length)
        return np.asarray((self.columns * np.array(row, dtype=np.float32)).sum(axis=1))


class SecondLook:
    """Looks again at passages of one index."""

    def __init__(self, tokens: Tokens, table: PassageTable) -> None:
        self._tokens = tokens
        self._table = table
        self._background = evenly_spaced(len(table), _BACKGROUND)

    def neighbours(self, places: Places) -> tuple[Places, Places]:
        """The passages before and after in the same letter; -1 where there is none."""
        letter = self._table.letter
        last = len(letter) - 1
        before = np.where((places > 0) & (letter[np.maximum(places - 1, 0)] == letter[places]), places - 1, -1)
        after = np.where((places < last) & (letter[np.minimum(places + 1, last)] == letter[places]), places + 1, -1)
        return before, after

    def features(
        self, question: Vectors, places: Places, near: Vectors, term: Vectors, before: Vectors, after: Vectors
    ) -> Features:
        """Features of the passages at ``places``; ``question`` are its token vectors, the rest the first look's scores.

        Without token vectors similarity stands in for late interaction.
        """
        if not (self._tokens and len(places)):
            late, background, scaled = near, 0.0, near
        else:
            late = self._tokens.scores(question, places)
            background = float(self._tokens.scores(question, self._background).mean())
            scaled = (late - background) / max(float(late.max()) - background, _LEAST_SPREAD)
        both = np.maximum(near, 0) * np.maximum(scaled, 0)
        length = np.log(np.maximum(self._table.words[places], _FEWEST_WORDS) / 40)
        return Features(np.stack([both, term, before, after, length], axis=1).astype(np.float32), late, background)


def evenly_spaced(passages: int, count: int) -> Places:
    """At most ``count`` places out of all, evenly spaced, ascending: a sample of the collection that is always the same."""
    return np.unique(np.linspace(0, max(passages - 1, 0), count, dtype=np.int64))[:passages]
