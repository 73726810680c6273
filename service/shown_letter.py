"""The nouns of the letter page: sections, runs, blocks and pieces of text as they are set on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.letter import FindingKind


class ShownKind(StrEnum):
    """How a run of text is set; ``margin`` is what is printed around the text: running headers, logos, page numbers."""

    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    ROW = "row"
    NOTE = "note"
    MARGIN = "margin"


@dataclass(frozen=True, slots=True)
class FootnoteLink:
    """One end of the link between a footnote's mark and the footnote: ``id`` is its own, ``to`` that of the other end.

    ``label`` is what a screen reader says in place of the raised number; ``role`` is the end's role in DPUB-ARIA.
    """

    id: str
    to: str
    label: str
    role: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that is marked throughout or not at all.

    ``anchors`` name the cited spans that begin here. ``apart`` tells that something stands in the letter between the
    piece before and this one; ``new_page`` is the number of the page that begins here in the middle of a block, else 0.
    ``footnote`` is there where the piece is a footnote's mark, or the number that the footnote begins with.
    """

    text: str
    marked: bool
    anchors: tuple[str, ...] = ()
    apart: bool = False
    new_page: int = 0
    footnote: FootnoteLink | None = None


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """One block: a cell for each column of a table row, one cell otherwise.

    ``page`` is the page that begins with the block, else 0; ``depth`` counts from 0 how far a bullet is nested; ``heads``
    tells that the cells are a table's column headings.
    """

    kind: ShownKind
    cells: tuple[tuple[Piece, ...], ...]
    page: int = 0
    depth: int = 0
    heads: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring blocks of one kind: one list, one table, one stretch of paragraphs. ``caption`` is a table's."""

    kind: ShownKind
    blocks: tuple[ShownBlock, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class ShownSection:
    """``headings`` are the parts of the heading path, with their depth from 1, that the section before did not have."""

    id: str
    headings: tuple[tuple[int, str], ...]
    finding: FindingKind
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A heading with its depth from 1 and the id of the section it opens."""

    section: str
    depth: int
    words: str


@dataclass(frozen=True, slots=True)
class ShownLetter:
    """All text of the letter in order. ``first_anchor`` is where the first mark stands, empty where nothing is marked."""

    sections: tuple[ShownSection, ...]
    first_anchor: str

    @property
    def contents(self) -> tuple[ContentsEntry, ...]:
        """The headings in order."""
        return tuple(ContentsEntry(section.id, depth, words) for section in self.sections for depth, words in section.headings)
