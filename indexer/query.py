"""The filters of a search: letter, authority, kind, year, kind of finding and agency."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.letter import FindingKind, LetterKind


@dataclass(frozen=True, slots=True)
class Filters:
    """What passages must match; within one field any value will do, and an empty field lets everything through."""

    authorities: frozenset[str] = frozenset()
    kinds: frozenset[LetterKind] = frozenset()
    years: frozenset[int] = frozenset()
    findings: frozenset[FindingKind] = frozenset()
    agencies: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()
    """Ids of letters."""


NO_FILTERS = Filters()
