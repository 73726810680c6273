"""The nouns of a briefing: a titled set of questions, the quotes chosen for each, and the trainer's own words."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.letter import Span

_CHECK_DIGITS = 16
MOST_QUOTES = 200
"""How many quotes a briefing holds: more than anybody reads out, few enough to hold against the letters at once."""


class Layout(StrEnum):
    """How a briefing is set out when it is exported."""

    SEVEN_MINUTE = "seven-minute"
    EVIDENCE_PACK = "evidence-pack"

    @property
    def label(self) -> str:
        """The words a reader sees."""
        return _LAYOUT_LABELS[self]


_LAYOUT_LABELS = {Layout.SEVEN_MINUTE: "7-minute briefing", Layout.EVIDENCE_PACK: "Evidence pack"}


@dataclass(frozen=True, slots=True)
class KeptQuote:
    """A chosen quote by its place. ``check`` is `check_of` the words that stood there when it was chosen; ``note`` is the
    trainer's own. ``words`` are those that a file gives for a quote that the letters do not confirm: never shown, kept so
    that saving the file again does not lose them.
    """

    letter: str
    span: Span
    check: str
    note: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A question, or another heading, with the quotes chosen for it in the trainer's order, and the trainer's note."""

    question: str
    quotes: tuple[KeptQuote, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """One line of the action plan."""

    what: str
    who: str = ""
    by_when: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """All of a briefing. What is not a quote is the trainer's own words, plain text whose paragraphs are parted by blank
    lines. ``generation`` names the index that the quotes were taken from last, empty where there are none.
    """

    title: str = ""
    layout: Layout = Layout.SEVEN_MINUTE
    background: str = ""
    why_it_matters: str = ""
    topics: tuple[Topic, ...] = ()
    what_to_do: str = ""
    discussion: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    generation: str = ""

    @property
    def quotes(self) -> int:
        """How many quotes are kept."""
        return sum(len(topic.quotes) for topic in self.topics)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been collected or written."""
        return replace(self, layout=Layout.SEVEN_MINUTE, generation="") == Briefing()


def check_of(words: str) -> str:
    """What a quote's words are known by: the first 16 hexadecimal digits of the SHA-256 of their UTF-8 bytes."""
    return hashlib.sha256(words.encode()).hexdigest()[:_CHECK_DIGITS]
