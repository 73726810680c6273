"""The nouns of a planned history: places in letters, and no words."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.letter import FindingKind, Span
from service.following.looking_back import Look
from service.following.order import Held


@dataclass(frozen=True, slots=True)
class Spot:
    """Sentences of one block: places in the library and the letter, and the spans."""

    letter: int
    section: int
    block: int
    parts: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class PlannedFinding:
    """A headline finding, what later letters say of it, and which of that they list as a concern."""

    spot: Spot
    finding: FindingKind
    later: tuple[Spot, ...] = ()
    again: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedLook:
    """A sentence that looks back, and the earlier finding it seems to mean."""

    spot: Spot
    look: Look
    earlier: Spot | None


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """One letter's findings and the sentences in which it looks back."""

    held: Held
    findings: tuple[PlannedFinding, ...]
    looks: tuple[PlannedLook, ...]
