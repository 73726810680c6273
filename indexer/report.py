"""What an indexer tells: how far it is while it works, and what it did once it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a step of the work is ("reading", "embedding", "asking"): ``done`` of ``of`` letters, or questions.

    ``share`` is how much of the step's work that is, 0..1, where letters differ in length, and ``passages`` how many
    passages were embedded. The step "going on" tells once what an interrupted build had done.
    """

    step: str
    done: int
    of: int
    share: float | None = None
    passages: int = 0


Progress = Callable[[Stage], None]


@dataclass(frozen=True, slots=True)
class Remark:
    """A letter's file, and why it was left out or what was odd in it."""

    source: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. ``embedded`` counts letters that were embedded now, ``kept`` those taken over unchanged, and
    ``resumed`` those that a run before had embedded when it was interrupted.

    ``failures`` are the files that could not be read, ``notes`` what was odd in those that were read, ``repeated`` files
    that hold a letter which another file gives as well; the letter is kept once, and that is no failure.
    """

    generation: str
    letters: int
    passages: int
    embedded: int
    kept: int
    failures: tuple[Remark, ...]
    notes: tuple[Remark, ...]
    repeated: tuple[Remark, ...] = ()
    resumed: int = 0
