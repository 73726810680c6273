"""A briefing held against the letters: kept places in; out quotes cut from the letters now, and what could not be shown."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from service.answer import LetterSummary, Quote
from service.briefing.briefing import Briefing, KeptQuote


class Withheld(StrEnum):
    """Why a kept quote is not shown."""

    LETTER_REMOVED = "letter removed"
    WORDS_CHANGED = "words changed"


@dataclass(frozen=True, slots=True)
class VerifiedQuote:
    """A kept quote with the quote that stands in the letter now, or None and the reason.

    ``moved`` tells that the letter was replaced and the same words, found once in it, stand at another place.
    """

    kept: KeptQuote
    quote: Quote | None
    withheld: Withheld | None = None
    moved: bool = False


@dataclass(frozen=True, slots=True)
class VerifiedTopic:
    """A topic's question and note, and its quotes in the trainer's order."""

    question: str
    note: str
    quotes: tuple[VerifiedQuote, ...]


@dataclass(frozen=True, slots=True)
class VerifiedBriefing:
    """A briefing as it may be shown and exported on one day from one index.

    ``looked_in`` are all letters that the index holds. The trainer's own words are in ``briefing``.
    """

    briefing: Briefing
    topics: tuple[VerifiedTopic, ...]
    generation: str
    date: datetime.date
    looked_in: tuple[LetterSummary, ...]

    @property
    def withheld(self) -> tuple[VerifiedQuote, ...]:
        """The kept quotes that are not shown."""
        return tuple(quote for topic in self.topics for quote in topic.quotes if quote.quote is None)
