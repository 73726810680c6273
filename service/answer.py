"""The nouns of an answer: quotes with their citations, grouped by letter, and the letters that were looked in."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from corpus.framework import Framework
from corpus.letter import FindingKind, LetterKind, Span
from indexer.spelling import Correction
from service.statuses import AnswerStatus


class FilterName(StrEnum):
    """What an answer can be narrowed by."""

    AUTHORITY = "authority"
    KIND = "kind"
    YEAR = "year"
    FINDING = "finding"
    AGENCY = "agency"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class AppliedFilter:
    """One filter in force, or one that is offered.

    ``from_question`` tells whether the question named it or the reader chose it on the form; ``read_from`` is what stands
    in the question for it, where that is a short form or misspelt.
    """

    name: FilterName
    value: str
    label: str
    from_question: bool
    read_from: str = ""


@dataclass(frozen=True, slots=True)
class LetterSummary:
    """What a reader is told of a letter without opening it."""

    id: str
    title: str
    authority: str | None
    kind: LetterKind
    date: datetime.date | None
    inspectorates: tuple[str, ...]
    pages: int
    sections: int
    words: int
    invented: bool
    source: str
    framework: Framework | None = None
    inspection_dates: str | None = None
    lead_inspectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """What lets a reader find a quote: letter, pages, section path, finding kind, span and the source file's SHA-256."""

    letter: LetterSummary
    pages: tuple[int, ...]
    section: tuple[str, ...]
    finding: FindingKind
    span: Span
    sha256: str

    @property
    def finding_label(self) -> str:
        """The words a reader sees for the finding kind; what a partnership reports of itself is no finding of inspectors."""
        reported = self.letter.kind is LetterKind.ANNUAL_REPORT and self.finding is FindingKind.CONTEXT
        return "Partnership report" if reported else self.finding.label


@dataclass(frozen=True, slots=True)
class Quote:
    """An exact span of a letter shown to a reader.

    ``text`` is ``letter.text[start:end]`` to the character. ``parts`` are what a reader sees: the same text without the
    page furniture (running headers, footnotes) that interrupts a sentence at a page break; mostly one part. ``lead`` is
    what stands elsewhere and is needed to understand a quote, such as a table's caption and column headings.
    ``cells`` are the cells of a quoted table row, else empty; ``columns`` are the headings of those cells where known.
    ``score`` is higher for what answers the question better.
    """

    text: str
    parts: tuple[str, ...]
    lead: str
    cells: tuple[str, ...]
    columns: tuple[str, ...]
    score: float
    citation: Citation
    repeated_in: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterQuotes:
    """One letter's quotes, in the order in which they stand in the letter."""

    letter: LetterSummary
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that is shown for one question.

    ``answerability`` lies in 0..1: how sure the service is that the letters answer the question at all. ``unanswered`` are
    words of the question, as typed but for ``corrections``, of which no passage looked in speaks.
    ``groups`` holds the best quotes, in about 250 words, letter by letter, empty where nothing was found; ``more`` holds
    further quotes in the same way; ``nearest`` holds the closest passages
    then. ``looked_in`` are all letters searched, ``silent`` those of them that gave no quote, nor nearly the same words as
    one.
    ``generation`` names the index that answered. ``notes`` are sentences for the reader, such as a filter that was relaxed.
    ``corrections`` are misspelt words with those that were searched for instead, ``quoted`` the phrases that had to occur,
    ``suggestions`` filters that the question speaks of and that the reader may apply. ``is_elsewhere`` tells that it asks
    about an authority of which no letter is held.
    """

    question: str
    status: AnswerStatus
    answerability: float
    groups: tuple[LetterQuotes, ...]
    more: tuple[LetterQuotes, ...]
    nearest: tuple[Quote, ...]
    looked_in: tuple[LetterSummary, ...]
    silent: tuple[LetterSummary, ...]
    filters: tuple[AppliedFilter, ...]
    notes: tuple[str, ...]
    generation: str
    unanswered: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    quoted: tuple[str, ...] = ()
    suggestions: tuple[AppliedFilter, ...] = ()
    is_elsewhere: bool = False

    @property
    def quoted_letters(self) -> frozenset[str]:
        """The ids of the letters that give a quote."""
        return frozenset(group.letter.id for group in (*self.groups, *self.more))

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """All quotes in reading order."""
        return tuple(quote for group in (*self.groups, *self.more) for quote in group.quotes)
