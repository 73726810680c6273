"""The nouns of Letterwise: a letter, its pages, sections, blocks and spans; no logic beyond what keeps them consistent."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from corpus.framework import Framework


class Span(NamedTuple):
    """Half-open range ``[start, end)`` in characters of a letter's text; ``text[span.start:span.end]`` is what it denotes."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


class FindingKind(StrEnum):
    """What a section says its sentences are; read from the letter's own headings, never guessed from tone."""

    STRENGTH = "strength"
    IMPROVEMENT = "improvement"
    PRIORITY_ACTION = "priority_action"
    CASE_STUDY = "case_study"
    CONTEXT = "context"

    @property
    def label(self) -> str:
        """The words a reader sees."""
        return _FINDING_LABELS[self]


_FINDING_LABELS = {
    FindingKind.STRENGTH: "Strength",
    FindingKind.IMPROVEMENT: "Area for improvement",
    FindingKind.PRIORITY_ACTION: "Area for priority action",
    FindingKind.CASE_STUDY: "Case study",
    FindingKind.CONTEXT: "Finding",
}


class LetterKind(StrEnum):
    """The kinds of letter and report that inspectorates and partnerships publish."""

    JOINT_INSPECTION = "jtai"
    FOCUSED_VISIT = "focused_visit"
    ILACS = "ilacs"
    SIF = "sif"
    AREA_SEND = "area_send"
    ANNUAL_REPORT = "annual_report"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The words a reader sees."""
        return _LETTER_LABELS[self]


_LETTER_LABELS = {
    LetterKind.JOINT_INSPECTION: "Joint targeted area inspection",
    LetterKind.FOCUSED_VISIT: "Focused visit",
    LetterKind.ILACS: "ILACS inspection report",
    LetterKind.SIF: "Single inspection report",
    LetterKind.AREA_SEND: "Area SEND inspection",
    LetterKind.ANNUAL_REPORT: "Partnership annual report",
    LetterKind.OTHER: "Other report",
}


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the published document: its number, counted from 1, and the span of the letter's text that stands on it."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class HeadingMark:
    """A heading that the file format itself declares, with its level (1 = the title)."""

    span: Span
    level: int


@dataclass(frozen=True, slots=True)
class Transcript:
    """What a reader makes of a file: text in the transcribed form, and what the format knows about it.

    The transcribed form is one line per paragraph, a blank line between paragraphs, ``- `` before bullets (two more
    spaces of indent for each level of nesting), and one line per table row with cells separated by tabs.
    ``pages`` is empty where the format has no pages; ``headings`` is empty where the format does not declare headings;
    ``furniture`` holds spans that are not part of the running text (running headers, page numbers, footnotes, logos);
    ``notes`` are sentences for the person who indexes the file, about what was odd in it; ``scanned`` says that some of
    the text was recognised in pictures of pages, ``pictures`` are the numbers of pages that are pictures and not read.
    """

    text: str
    pages: tuple[Page, ...] = ()
    headings: tuple[HeadingMark, ...] = ()
    furniture: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()
    scanned: bool = False
    pictures: tuple[int, ...] = ()


class BlockKind(StrEnum):
    """What a run of text is on the page."""

    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    ROW = "row"
    CAPTION = "caption"
    COLUMNS = "columns"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, bullet, footnote, table row, or the caption or column headings of a table.

    It has more than one part where a page break cuts through it.

    ``lead`` is what a reader needs to understand the block but that stands elsewhere: the caption and column headings of
    a table row, the line that introduces a list. It is indexed with the block and never quoted as part of it.

    ``mark`` is, for a footnote, where its number stands raised in the text that it explains.
    """

    kind: BlockKind
    parts: tuple[Span, ...]
    lead: str = ""
    mark: Span | None = None

    @property
    def span(self) -> Span:
        """From the first character of the first part to the last of the last."""
        return Span(self.parts[0].start, self.parts[-1].end)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading path, the finding kind that the headings declare, and the blocks that stand under it."""

    path: tuple[str, ...]
    finding: FindingKind
    blocks: tuple[Block, ...]

    def finding_in(self, block: Block) -> FindingKind:
        """The section's finding kind, but for a footnote: it explains, whatever section it stands under."""
        return FindingKind.CONTEXT if block.kind is BlockKind.NOTE else self.finding


@dataclass(frozen=True, slots=True)
class Grade:
    """One judgement of a graded report: the aspect judged and the grade in the report's own words.

    ``number`` is that of the row ("2.1") where the report numbers its judgements, else empty.
    """

    aspect: str
    grade: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a letter says of itself. ``None`` and empty tuples mean that it does not say.

    ``date`` is the day of the letter or of its publication; ``date_words`` are its own words where they name no one day
    ("March 2016"). ``inspected_from`` and ``inspected_to`` are the first and last day of the inspection, both or neither:
    neither where the words in ``inspection_dates`` do not tell them. ``notes`` are sentences about what was odd.
    """

    title: str
    authority: str | None = None
    kind: LetterKind = LetterKind.OTHER
    date: datetime.date | None = None
    inspection_dates: str | None = None
    inspectorates: tuple[str, ...] = ()
    lead_inspectors: tuple[str, ...] = ()
    grades: tuple[Grade, ...] = ()
    theme: str | None = None
    invented: bool = False
    framework: Framework | None = None
    inspected_from: datetime.date | None = None
    inspected_to: datetime.date | None = None
    date_words: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """One published document: text, pages, sections and metadata. ``sha256`` is the digest of the source file's bytes.

    ``scanned`` says that some of the text was recognised in pictures of pages, so that words may be wrong.
    """

    id: str
    source: str
    sha256: str
    text: str
    pages: tuple[Page, ...]
    sections: tuple[Section, ...]
    metadata: Metadata
    notes: tuple[str, ...] = field(default=())
    scanned: bool = False

    def pages_of(self, span: Span) -> tuple[int, ...]:
        """Numbers of the pages that ``span`` stands on, ascending; empty where the letter has no pages."""
        return tuple(page.number for page in self.pages if page.span.overlaps(span))

    @property
    def words(self) -> int:
        """How many words the letter's text holds, separated by white space."""
        return len(self.text.split())
