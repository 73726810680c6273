"""BM25 over Milvus: a question's terms in, the best passages and exact scores out, the same as the embedded engine's.

Milvus adds up the weights of the question's terms; the best of several other words for one phrase counts once, which no sum can
say. The sum is never below the score, so passages are taken in the order of their sums until none that follows can be among
the best (Fagin, Lotem and Naor 2003, the threshold algorithm).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from indexer.engines.conditions import Conditions
from indexer.engines.contract import Places
from indexer.engines.lexical import Allowed
from indexer.engines.lexicon import Lexicon, as_key
from indexer.engines.milvus import HELD, MOST_FOUND, TERMS, Found, Milvus, Weights
from indexer.engines.milvus_rows import Rows, as_weights
from indexer.expansion import Phrase
from indexer.terms import Scores

_MARGIN = 1e-5
"""Share by which a sum that Milvus worked out may be off."""
_AT_FIRST = 2
"""Times as many passages as are wanted are asked for at first."""
_MORE = 4


class MilvusTerms:
    """Term weights that stay in Milvus; how often each term stands is known here. See `indexer.engines.lexical.Terms`."""

    def __init__(self, milvus: Milvus, name: str, rows: Rows, conditions: Conditions, lexicon: Lexicon) -> None:
        self._milvus = milvus
        self._name = name
        self._rows = rows
        self._conditions = conditions
        self._lexicon = lexicon

    def frequency(self, term: str) -> int:
        """In how many passages the (stemmed) term stands."""
        return self._lexicon.frequency((term,))

    def rarity(self, term: str) -> float:
        """Inverse document frequency; the highest for a term that stands nowhere."""
        return self._lexicon.rarity((term,))

    def asked(self, terms: Sequence[str], groups: Sequence[Sequence[Phrase]] = (), share: float = 1.0) -> MilvusAsked:
        """The terms of a question, ready to be scored; see `Terms`."""
        sought = [Summand(((term,),), 1.0) for term in sorted(set(terms))]
        sought += [Summand(tuple(group), share) for group in groups]
        return MilvusAsked(self._lexicon, self._rows, self._heaviest, tuple(sought))

    def stands(self, phrase: Sequence[str], allowed: Allowed | None = None) -> bool:
        """Whether any of the allowed passages holds all terms of the phrase: a passage's inner product with ones is how many
        of the terms it holds."""
        numbers = [self._lexicon.number((term,)) for term in as_key(phrase)]
        if not numbers or None in numbers or (allowed is not None and not allowed.any()):
            return False
        if allowed is None and self._lexicon.number(phrase) is not None:
            return self._lexicon.frequency(phrase) > 0
        weights = {number: 1.0 for number in numbers if number is not None}
        found = self._heaviest(HELD, weights, 1, allowed)
        return bool(len(found.scores) and found.scores[0] > len(numbers) - 0.5)

    def _heaviest(self, field: str, weights: Weights, count: int, allowed: Allowed | None) -> Found:
        condition = self._conditions.of(None if allowed is None else np.flatnonzero(allowed))
        return self._milvus.heaviest(self._name, field, weights, count, condition, (TERMS,) if field == TERMS else ())


@dataclass(frozen=True, slots=True)
class Summand:
    """Phrases of which the one with the highest score counts, in ``share``."""

    phrases: tuple[Phrase, ...]
    share: float


@dataclass(frozen=True, slots=True)
class MilvusAsked:
    """One question's terms over Milvus; see `indexer.engines.lexical.Asked`."""

    lexicon: Lexicon
    rows: Rows
    heaviest: Callable[[str, Weights, int, Allowed | None], Found]
    sought: tuple[Summand, ...]

    def at(self, places: Places) -> Scores:
        """The exact scores of the passages at ``places``."""
        return self._scored([row.terms for row in self.rows.at(places.tolist())])

    def best(self, count: int, allowed: Allowed | None = None) -> Places:
        """The ``count`` passages with the highest scores above 0 and all that tie with the last, ascending.

        Of more than 16,384 passages with the highest sums, those beyond are not looked at.
        """
        sums = self._sums()
        if not sums or count < 1 or (allowed is not None and not allowed.any()):
            return np.empty(0, dtype=np.int64)
        asked = min(_AT_FIRST * count, MOST_FOUND)
        while True:
            found = self.heaviest(TERMS, sums, asked, allowed)
            scores = self._scored([as_weights(row[TERMS]) for row in found.rows])
            least = np.partition(scores, -count)[-count] if len(scores) > count else np.float32(0)
            if len(found.places) < asked or asked == MOST_FOUND or least > _bound(found):
                return np.sort(found.places[(scores > 0) & (scores >= least)])
            asked = min(_MORE * asked, MOST_FOUND)

    def _sums(self) -> dict[int, float]:
        """For each number how much its weight may add to a score at most."""
        sums: dict[int, float] = {}
        for each in self.sought:
            for phrase in each.phrases:
                number = self.lexicon.number(phrase)
                if number is not None:
                    sums[number] = sums.get(number, 0.0) + each.share * self.lexicon.rarity(phrase)
        return sums

    def _scored(self, weights: Sequence[Weights]) -> Scores:
        """Exact scores of passages with these weights by number, added up in the order in which the embedded engine does."""
        scores = np.zeros(len(weights), dtype=np.float32)
        for each in self.sought:
            columns = [self._column(phrase, weights) for phrase in each.phrases]
            scores = scores + np.float32(each.share) * np.maximum.reduce(columns)
        return np.asarray(scores, dtype=np.float32)

    def _column(self, phrase: Phrase, weights: Sequence[Weights]) -> Scores:
        """What one phrase adds to the score of each passage."""
        number = self.lexicon.number(phrase)
        held = np.array([0.0 if number is None else own.get(number, 0.0) for own in weights], dtype=np.float32)
        return np.asarray(self.lexicon.rarity(phrase) * held, dtype=np.float32)


def _bound(found: Found) -> float:
    """What no passage beyond those found can reach."""
    return float(found.scores[-1]) * (1 + _MARGIN)
