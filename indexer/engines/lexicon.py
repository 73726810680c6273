"""What BM25 must know of a whole collection: terms and phrases with their numbers and how often each stands; postings out.

A phrase that is another way to ask for something counts as one term, so that one inner product scores it too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.errors import IndexMismatchError
from indexer.expansion import Expander, Phrase
from indexer.terms import Scores, TermIndex

FILE = "lexicon.json"
NOTHING = 0
"""The number under which a passage without any term is held: Milvus takes no empty vector."""


class Lexicon:
    """Numbers, from 1 upwards, of single terms and of phrases of several, whatever the order of their terms."""

    def __init__(self, passages: int, numbers: dict[Phrase, int], counts: Sequence[int]) -> None:
        """``counts[n - 1]`` is in how many passages the term or phrase with the number ``n`` stands."""
        self._passages = passages
        self._numbers = numbers
        self._counts = counts

    def __len__(self) -> int:
        return len(self._numbers)

    def number(self, phrase: Iterable[str]) -> int | None:
        """The number of a term or phrase; None for one that was not numbered."""
        return self._numbers.get(as_key(phrase))

    def frequency(self, phrase: Iterable[str]) -> int:
        """In how many passages all its terms stand."""
        number = self.number(phrase)
        return 0 if number is None else self._counts[number - 1]

    def rarity(self, phrase: Iterable[str]) -> float:
        """Inverse document frequency; see `indexer.terms.TermIndex.rarity`."""
        seen = self.frequency(phrase)
        return float(np.log(1 + (self._passages - seen + 0.5) / (seen + 0.5)))

    def refuse_unless_knows(self, expander: Expander) -> None:
        """Raises IndexMismatchError where the expander may ask for a phrase of known terms that was not looked for."""
        unknown = {as_key(phrase) for phrase in expander.phrases} - self._numbers.keys()
        wanted = sorted(each for each in unknown if each and all((term,) in self._numbers for term in each))
        if wanted:
            raise IndexMismatchError(
                f"the index was published with another synonym file, without '{' '.join(wanted[0])}'; publish it again"
            )

    def save(self, folder: Path) -> None:
        """Writes one file into the folder."""
        kept = {"passages": self._passages, "phrases": list(self._numbers), "counts": list(self._counts)}
        (folder / FILE).write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Lexicon:
        """Reads what `save` wrote."""
        kept = json.loads((folder / FILE).read_text(encoding="utf-8"))
        numbers = {tuple(phrase): number for number, phrase in enumerate(kept["phrases"], start=1)}
        return cls(kept["passages"], numbers, kept["counts"])


def as_key(phrase: Iterable[str]) -> Phrase:
    """A phrase's terms, each once, in the order of the alphabet."""
    return tuple(sorted(set(phrase)))


@dataclass(frozen=True, slots=True)
class PassageWeights:
    """Weights by passage: those of passage ``i`` are ``starts[i]`` to ``starts[i + 1]`` of the others."""

    starts: NDArray[np.int64]
    numbers: NDArray[np.int32]
    weights: Scores

    def of(self, place: int) -> dict[int, float]:
        """One passage's weight for each number; never empty."""
        own = slice(self.starts[place], self.starts[place + 1])
        return dict(zip(self.numbers[own].tolist(), self.weights[own].tolist(), strict=True)) or {NOTHING: 1.0}


def numbered(terms: TermIndex, expander: Expander, passages: int) -> tuple[Lexicon, PassageWeights]:
    """The lexicon of an index, and its passages' weights: for BM25's terms, and for every phrase of several terms that the
    expander may ask for, wherever all of them stand."""
    numbers: dict[Phrase, int] = {}
    found: list[tuple[NDArray[np.int32], Scores]] = []
    several = {as_key(phrase) for phrase in expander.phrases}
    for phrase in (*((term,) for term in terms.vocabulary), *sorted(each for each in several if len(each) > 1)):
        numbers[phrase] = len(numbers) + 1
        found.append(terms.postings(phrase))
    counts = [len(places) for places, _ in found]
    places = np.concatenate([np.empty(0, np.int32), *(places for places, _ in found)])
    order = np.argsort(places, kind="stable")
    starts = np.searchsorted(places[order], np.arange(passages + 1))
    weights = np.concatenate([np.empty(0, np.float32), *(saturations for _, saturations in found)])
    of_passages = np.repeat(np.arange(1, len(found) + 1, dtype=np.int32), counts)
    return Lexicon(passages, numbers, counts), PassageWeights(starts, of_passages[order], weights[order])
