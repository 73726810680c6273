"""The nouns of one authority's history: its letters in order, what each found, and what later letters say of that."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.letter import Grade
from service.answer import LetterSummary, Quote
from service.following.finding import Finding
from service.following.looking_back import Look
from service.following.recurring import Recurrence, recurrences


@dataclass(frozen=True, slots=True)
class LookedBack:
    """A sentence of a letter that says something was raised before; ``earlier`` is the finding it means, where clear."""

    quote: Quote
    look: Look
    earlier: Quote | None = None

    @property
    def is_recurring(self) -> bool:
        """Whether the letter tells that the concern is there again, or still."""
        return self.look.is_recurring


@dataclass(frozen=True, slots=True)
class Entry:
    """One letter of the history. ``copies`` are further files of the same letter."""

    letter: LetterSummary
    inspection_dates: str | None
    theme: str | None
    grades: tuple[Grade, ...]
    strengths: tuple[Finding, ...]
    concerns: tuple[Finding, ...]
    looked_back: tuple[LookedBack, ...]
    copies: tuple[LetterSummary, ...]


@dataclass(frozen=True, slots=True)
class History:
    """All letters about one authority, oldest first; those without a date come last."""

    authority: str
    entries: tuple[Entry, ...]

    @property
    def letters(self) -> tuple[LetterSummary, ...]:
        """Every letter held, copies among them."""
        return tuple(letter for entry in self.entries for letter in (entry.letter, *entry.copies))

    @property
    def recurring(self) -> tuple[Recurrence, ...]:
        """Concerns that a later letter lists again, each once, in the order of the letters that raised them first."""
        return recurrences([concern for entry in self.entries for concern in entry.concerns])

    @property
    def looked_back(self) -> tuple[LookedBack, ...]:
        """Every sentence that looks back, the oldest letter's first."""
        return tuple(each for entry in self.entries for each in entry.looked_back)

    @property
    def undated(self) -> int:
        """How many of the entries have no date."""
        return sum(entry.letter.date is None for entry in self.entries)
