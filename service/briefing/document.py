"""The nouns of an exported document: what its parts are, whatever the format; plain text throughout."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.letter import FindingKind

BREAK = "[page break]"
"""What stands between two parts of a quote that a page break interrupts."""
_NARROWEST, _BROADEST, _NOTES_COLUMN, _LINE = 6, 60, 7, 84
"""Breadths of columns in letters, and how many letters a line holds."""


class Role(StrEnum):
    """What a paragraph is for."""

    BODY = "body"
    NOTE = "note"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 stands below the document's title."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Plain words; a line break in them is a line break to a reader."""

    text: str
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short texts, counted from 1 where ``numbered``."""

    entries: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading for each column. ``widths`` are the columns' shares of the whole; the digest is a SHA-256
    that stands in the last cell of its row on a line of its own, or empty.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    digests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """What stands around a quote: the line of the letter that introduces it, or the caption of its table; its kind of finding;
    and in one line where it stands.
    """

    introduced: str
    finding: FindingKind
    finding_label: str
    source: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted sentence or more. Between two ``parts`` a page ends. ``note`` is the number of its footnote; ``remark`` holds
    the paragraphs of the trainer's own note.
    """

    origin: Origin
    parts: tuple[str, ...]
    note: int
    remark: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuotedRows:
    """Quoted rows of one table, which follow each other in the briefing; each has a footnote. ``columns`` may be empty."""

    origin: Origin
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[int, ...]
    remark: tuple[str, ...] = ()

    @property
    def headings(self) -> tuple[str, ...]:
        """The columns' headings, that of the notes' column last; none where the letter gives none."""
        return (*_filled(self.columns, self._width), "Note") if self.columns else ()

    @property
    def cells(self) -> tuple[tuple[str, ...], ...]:
        """The rows, all of one length."""
        return tuple(_filled(row, self._width) for row in self.rows)

    @property
    def shares(self) -> tuple[int, ...]:
        """How wide the columns stand beside each other, by what they hold; the notes' column last."""
        rows = (*self.cells, *([self.headings[:-1]] if self.columns else []))
        wanted = [(*map(max, zip(*map(_breadths, held), strict=True)),) for held in zip(*rows, strict=True)]
        return (*_fitted(wanted, _LINE - _NOTES_COLUMN), _NOTES_COLUMN)

    @property
    def _width(self) -> int:
        return max(len(self.columns), *(len(row) for row in self.rows))

    def joined(self, more: QuotedRows) -> QuotedRows | None:
        """These rows and those that follow, or None where they are not of one table or a remark stands between them."""
        if self.remark or (self.origin, self.columns) != (more.origin, more.columns):
            return None
        return QuotedRows(self.origin, self.columns, self.rows + more.rows, self.notes + more.notes, more.remark)


Part = Heading | Paragraph | Bullets | Table | Quoted | QuotedRows


def _filled(row: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*row, *[""] * (width - len(row)))


def _breadths(words: str) -> tuple[int, int]:
    """About how many letters a cell needs to be wide, for its longest word, and how many it wants, for all its words."""
    needed = min(_BROADEST, max(_NARROWEST, 3 + max(map(len, words.split()), default=0)))
    return needed, max(needed, min(len(words), _BROADEST))


def _fitted(wanted: Sequence[tuple[int, ...]], line: int) -> tuple[int, ...]:
    """What each column gets where all together want more than a line: what it needs, and its part of what is left."""
    needs, wants = sum(need for need, _ in wanted), sum(want for _, want in wanted)
    if wants <= line or needs >= line:
        return tuple(want if wants <= line else need for need, want in wanted)
    return tuple(need + (want - need) * (line - needs) // (wants - needs) for need, want in wanted)


@dataclass(frozen=True, slots=True)
class Document:
    """All of a document. ``notes`` are the footnotes' texts, the first of them number 1; ``kind`` is the layout's label, empty
    where it is the title.
    """

    title: str
    kind: str
    date: datetime.date
    parts: tuple[Part, ...]
    notes: tuple[str, ...]
