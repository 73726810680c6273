"""What an indexer tells: how far it is while it works, and what it did once it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Progress = Callable[[str, int, int], None]
"""Called with the step ("reading", "embedding"), how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A letter's file, and why it was left out or what was odd in it."""

    source: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. ``embedded`` counts letters that were embedded now, ``kept`` those taken over unchanged.

    ``failures`` are the files that were left out, ``notes`` what was odd in those that were read.
    """

    generation: str
    letters: int
    passages: int
    embedded: int
    kept: int
    failures: tuple[Remark, ...]
    notes: tuple[Remark, ...]
