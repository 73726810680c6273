"""Which of many letters are the same letter twice: letters in, fingerprints out, and pairs of alike ones; pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from zlib import crc32

from corpus.letter import Letter

_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHE = re.compile("['’]")
_RUN = 6
"""Words that are compared as one."""
_ONE_IN = 4
"""Of the runs, those that begin with one word in so many are kept; which words is the same for all letters."""
_ALIKE = 0.6
"""Share of the smaller letter's kept runs that the other holds too; see docs/decisions/0023."""
_COMMONPLACE = 60
"""Runs that more letters than this hold are the wording of every letter, and tell nothing."""
_FEWEST_RUNS = 10


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a letter's words look like: a checksum of all of them, and of some of their runs; and whom it is about."""

    authority: str | None
    words: int
    runs: frozenset[int]


class Likeness(NamedTuple):
    """The places of two letters, the lower first, and how much of the smaller stands in the other, from 0 to 1."""

    first: int
    second: int
    alike: float


def fingerprint_of(letter: Letter) -> Fingerprint:
    """The fingerprint of a letter; letter case, punctuation, marks and line ends do not change it."""
    words = [crc32(word.encode()) for word in _WORD.findall(_APOSTROPHE.sub("", letter.text.casefold()))]
    runs = frozenset(
        hash(tuple(words[place : place + _RUN])) for place, word in enumerate(words[: 1 - _RUN]) if word % _ONE_IN == 0
    )
    return Fingerprint(letter.metadata.authority, hash(tuple(words)), runs)


def same_letters(prints: Sequence[Fingerprint]) -> tuple[Likeness, ...]:
    """Pairs of letters with the same words, or of which one holds most of the other, in order of their places.

    Letters that are nearly alike but about two authorities are two letters: some councils share their services.
    """
    found = dict.fromkeys(_exact(prints), 1.0)
    for (first, second), shared in _shared(prints).items():
        if len({prints[first].authority, prints[second].authority} - {None}) > 1:
            continue
        fewer = min(len(prints[first].runs), len(prints[second].runs))
        if fewer >= _FEWEST_RUNS and shared >= _ALIKE * fewer:
            found.setdefault((first, second), shared / fewer)
    return tuple(Likeness(first, second, alike) for (first, second), alike in sorted(found.items()))


def _exact(prints: Sequence[Fingerprint]) -> list[tuple[int, int]]:
    """Each letter that has the words of one before it, with the first of those."""
    firsts: dict[int, int] = {}
    return [(first, place) for place, each in enumerate(prints) if (first := firsts.setdefault(each.words, place)) != place]


def _shared(prints: Sequence[Fingerprint]) -> dict[tuple[int, int], int]:
    """How many runs each two letters have in common, commonplace ones left out."""
    holders: dict[int, list[int]] = {}
    for place, each in enumerate(prints):
        for run in each.runs:
            holders.setdefault(run, []).append(place)
    shared: dict[tuple[int, int], int] = {}
    for places in holders.values():
        if len(places) <= _COMMONPLACE:
            for later, second in enumerate(places):
                for first in places[:later]:
                    shared[first, second] = shared.get((first, second), 0) + 1
    return shared
