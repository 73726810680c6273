"""Whether two texts are one published letter, read from two files: words in, how far they resemble each other out."""

from __future__ import annotations

import re

from corpus.letter import Metadata

_WORD = re.compile(r"[a-z0-9]+")
_RUN = 5
"""Words in a run; shorter ones stand in any two letters of a kind."""
LEAST = 0.9
"""The least resemblance of two files of one letter; measured in docs/decisions/0024-building.md."""

Runs = frozenset[tuple[str, ...]]


def runs_of(text: str) -> Runs:
    """All runs of five words of the text, without regard to capitals, punctuation and lines."""
    words = _WORD.findall(text.lower())
    return frozenset(tuple(words[place : place + _RUN]) for place in range(max(1, len(words) - _RUN + 1)))


def resemblance(one: Runs, other: Runs) -> float:
    """What share of all their runs of words two texts have in common, 0..1 (Broder 1997)."""
    return len(one & other) / len(one | other)


def occasion(metadata: Metadata) -> tuple[object, ...]:
    """Authority, kind and date: two files of one letter agree in them."""
    return (metadata.authority, metadata.kind, metadata.date)
