"""The noun of a headline finding, with what later letters say of it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.letter import FindingKind
from service.answer import Quote


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
