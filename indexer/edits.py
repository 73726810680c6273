"""How many slips of the pen lie between two words: a word and candidates in, the nearest candidates out."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA


def near(word: str, candidates: Sequence[str], most: int) -> list[tuple[str, int]]:
    """The candidates at most ``most`` edits away, with their distances, in the candidates' order.

    An edit is a letter too many, too few or another, or two neighbours exchanged (Damerau 1964; no part edited twice).
    """
    found = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=most, limit=None)
    return [(candidate, int(distance)) for candidate, distance, _ in sorted(found, key=lambda each: each[2])]


def same_start(word: str, other: str) -> bool:
    """Whether both begin with the same letter, or with the same two exchanged: hardly anyone mistypes the first letter."""
    return word[:1] == other[:1] or word[:2] == other[1::-1]
