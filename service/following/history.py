"""The nouns of one authority's history: its letters in order, what each found, and what later letters say of that."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.letter import FindingKind, Grade
from service.answer import LetterSummary, Quote
from service.following.looking_back import Look


@dataclass(frozen=True, slots=True)
class Finding:
    """A headline finding of a letter: its quote, and the quotes of later letters that speak of it.

    ``again`` are those of them that later letters list as an area for improvement or priority action once more;
    ``is_followable`` tells whether a later letter is held at all.
    """

    quote: Quote
    later: tuple[Quote, ...] = ()
    again: tuple[Quote, ...] = ()
    is_followable: bool = False

    @property
    def kind(self) -> FindingKind:
        """What the letter's heading says it is."""
        return self.quote.citation.finding

    @property
    def is_recurring(self) -> bool:
        """Whether a later letter lists it again."""
        return bool(self.again)


@dataclass(frozen=True, slots=True)
class LookedBack:
    """A sentence of a letter that says something was raised before; ``earlier`` is the finding it seems to mean, where clear.

    ``is_listed`` tells that the sentence itself stands among areas for improvement or priority actions.
    """

    quote: Quote
    look: Look
    is_listed: bool
    earlier: Quote | None = None

    @property
    def is_recurring(self) -> bool:
        """Whether the letter says that the concern is still there: in so many words, or by listing it."""
        return self.is_listed or self.look is Look.STILL


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
    def recurring(self) -> tuple[Finding, ...]:
        """Concerns that a later letter lists again, in the order of the letters that raised them first."""
        return tuple(concern for entry in self.entries for concern in entry.concerns if concern.is_recurring)

    @property
    def looked_back(self) -> tuple[LookedBack, ...]:
        """Every sentence that looks back, the newest letter's first."""
        return tuple(each for entry in reversed(self.entries) for each in entry.looked_back)

    @property
    def undated(self) -> int:
        """How many of the entries have no date."""
        return sum(entry.letter.date is None for entry in self.entries)
