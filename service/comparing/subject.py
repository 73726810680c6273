"""What is compared: an area with all of its letters, or one letter; and which letters a comparison is limited to."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from corpus.letter import LetterKind
from service.answer import LetterSummary
from service.asking import Choices


@dataclass(frozen=True, slots=True)
class HeldLetter:
    """A letter that the index holds, and the theme of its inspection where it says one."""

    summary: LetterSummary
    theme: str | None
    years: frozenset[int]


@dataclass(frozen=True, slots=True)
class Scope:
    """Which letters every column is limited to alike, and the agencies that the question asks about alone; empty lets all
    through. ``from_question`` tells whether the question names it or the reader chose it."""

    kinds: frozenset[LetterKind] = frozenset()
    years: frozenset[int] = frozenset()
    agencies: frozenset[str] = frozenset()
    from_question: bool = False

    def accepts(self, letter: HeldLetter) -> bool:
        """Whether a letter is looked in."""
        return (not self.kinds or letter.summary.kind in self.kinds) and (not self.years or bool(self.years & letter.years))


@dataclass(frozen=True, slots=True)
class Subject:
    """One column: ``letters`` are all that are held about the area, newest first, or the one letter that was chosen."""

    name: str
    date: datetime.date | None
    authority: str | None
    letters: tuple[HeldLetter, ...]
    is_letter: bool

    @property
    def label(self) -> str:
        """The name, with the date where it is one letter's."""
        return f"{self.name}, {self.date.day} {self.date:%B %Y}" if self.date else self.name

    def choices(self, scope: Scope) -> Choices:
        """What the column's answer is narrowed by."""
        return Choices(
            authority=(self.authority,) if self.authority else (),
            kind=tuple(sorted(kind.value for kind in scope.kinds)),
            year=tuple(str(year) for year in sorted(scope.years)),
            agency=tuple(sorted(scope.agencies)),
            letter=tuple(letter.summary.id for letter in self.letters) if self.is_letter else (),
        )
