"""How alike files of one letter are, and the most alike of different letters: why `corpus.same_letter` has its bound."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from corpus.letter import Letter
from corpus.readers.sandbox import read_many
from corpus.reading import make_letter
from corpus.same_letter import LEAST, Runs, occasion, resemblance, runs_of

_COMMONPLACE = 40
"""Runs of words that more letters than this have tell nothing of which two are alike."""
_LOOKED_AT = 300
"""Pairs of letters with the most such runs in common that are compared whole."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Two letters' names and their resemblance; ``agree`` where authority, kind and date do."""

    resemblance: float
    agree: bool
    names: tuple[str, str]

    @property
    def line(self) -> str:
        """For the terminal."""
        taken = "kept once" if self.agree and self.resemblance >= LEAST else "two letters"
        return f"{self.resemblance:.3f}  {'agree ' if self.agree else 'differ'}  {taken:11}  {' / '.join(self.names)}"


@dataclass(frozen=True, slots=True)
class Twin:
    """A letter's runs of words, and its occasion."""

    name: str
    runs: Runs
    occasion: tuple[object, ...]


def read_twins(paths: Sequence[Path]) -> Iterator[Twin]:
    """The files that can be read; the others are no letters to compare."""
    for path, outcome in read_many(paths):
        if not isinstance(outcome, Exception):
            letter: Letter = make_letter(path, outcome)
            yield Twin(path.name, runs_of(letter.text), occasion(letter.metadata))


def alike(one: Twin, other: Twin) -> Alike:
    """The two compared."""
    return Alike(resemblance(one.runs, other.runs), one.occasion == other.occasion, (one.name, other.name))


def of_one_letter(texts: Mapping[str, Twin], pdfs: Mapping[str, Twin]) -> list[Alike]:
    """Each text with the PDF of the same name, the least alike first."""
    return sorted((alike(texts[name], pdfs[name]) for name in texts.keys() & pdfs.keys()), key=lambda each: each.resemblance)


def most_alike(letters: Sequence[Twin]) -> list[Alike]:
    """The pairs of letters that are most alike, the most alike first."""
    holders: dict[tuple[str, ...], list[int]] = {}
    for place, letter in enumerate(letters):
        for run in letter.runs:
            holders.setdefault(run, []).append(place)
    shared = Counter(pair for places in holders.values() if len(places) <= _COMMONPLACE for pair in combinations(places, 2))
    pairs = (alike(letters[one], letters[other]) for (one, other), _ in shared.most_common(_LOOKED_AT))
    return sorted(pairs, key=lambda each: -each.resemblance)
