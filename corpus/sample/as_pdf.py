"""A sample letter in, an A4 PDF out in the manner of the inspectorates; the only user of reportlab."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Frame, NextPageTemplate, PageTemplate
from reportlab.platypus import Paragraph as Flowing
from reportlab.platypus import Table as Ruled

from corpus.sample.source import (
    INVENTED,
    NOTE_MARK,
    Block,
    BulletList,
    Heading,
    Note,
    Paragraph,
    SourceError,
    SourceLetter,
    Table,
)
from corpus.sample.typography import curly

_WIDTH, _HEIGHT = A4
_SIDE, _TOP, _BOTTOM = 62, 76, 72  # margins in points
_MEASURE = _WIDTH - 2 * _SIDE
_PADDING = 14  # points to the left and right of a cell's words, together
_MOST_PAGES = 60
_HEADING_ROOM = 84  # points: a heading is not left at the foot of a page with fewer than two lines under it
_GREY = HexColor("#e7e7e7")

_BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=14.5, spaceAfter=8, bulletFontSize=11)
_STYLES = {
    1: ParagraphStyle("title", _BODY, fontName="Helvetica-Bold", fontSize=16, leading=20, spaceAfter=12),
    2: ParagraphStyle("heading", _BODY, fontName="Helvetica-Bold", fontSize=13.5, leading=17, spaceBefore=10, spaceAfter=6),
    3: ParagraphStyle("subheading", _BODY, fontName="Helvetica-Bold", fontSize=12, spaceBefore=6, spaceAfter=4),
}
_INVENTED = ParagraphStyle("invented", _BODY, fontName="Helvetica-Oblique", spaceAfter=14)
_BULLET = ParagraphStyle("bullet", _BODY, leftIndent=18, bulletIndent=4, spaceAfter=5)
_NUMBERED = ParagraphStyle("numbered", _BODY, leftIndent=26)
_CAPTION = ParagraphStyle("caption", _BODY, fontName="Helvetica-Bold", spaceBefore=4, spaceAfter=4, keepWithNext=1)
_CONTENTS = ParagraphStyle("contents", _BODY, spaceAfter=0)
_PAGE_NUMBER = ParagraphStyle("page number", _CONTENTS, alignment=TA_RIGHT)
_CELL = ParagraphStyle("cell", _BODY, fontSize=10, leading=12, spaceAfter=0)
_HEADER_CELL = ParagraphStyle("header cell", _CELL, fontName="Helvetica-Bold")
_NOTE = ParagraphStyle("note", _BODY, fontSize=8.5, leading=10.5, spaceAfter=0)
_RULING = [
    ("GRID", (0, 0), (-1, -1), 0.6, "black"),
    ("BACKGROUND", (0, 0), (-1, 0), _GREY),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
_UNRULED = [("LEFTPADDING", (0, 0), (0, -1), 0), ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 1)]
_NUMBER = re.compile(r"(\d+\.) (.*)", re.DOTALL)


def publish_pdf(letter: SourceLetter) -> bytes:
    """Sets the letter as a PDF; the same letter gives the same bytes.

    A footnote takes room from the page that its mark is printed on, which may move the mark: the letter is set until its
    marks stay where they were. Raises SourceError where they do not settle.
    """
    pages: dict[int, int] = {}
    for _ in range(6):
        content, found = _set(letter, pages)
        if found == pages:
            return content
        pages = found
    raise SourceError(f"{letter.id}: a footnote's mark stands too near the end of a page; shorten the note or move its mark")


def _set(letter: SourceLetter, note_pages: dict[int, int]) -> tuple[bytes, dict[int, int]]:
    """The PDF with room for each footnote on its page of ``note_pages``, and the pages that the marks came to stand on."""
    written, found = io.BytesIO(), dict[int, int]()
    document = BaseDocTemplate(
        written, pagesize=A4, invariant=1, title=letter.title, author="Letterwise", subject=INVENTED, lang="en-GB"
    )
    pages = [_page(letter, number, note_pages, found) for number in range(1, _MOST_PAGES + 1)]
    document.addPageTemplates(pages)
    opening = [NextPageTemplate([page.id for page in pages[1:]]), Flowing(INVENTED, _INVENTED)]
    document.build([*opening, *(flowable for block in letter.blocks for flowable in _flowables(block))])
    return written.getvalue(), found


def _page(letter: SourceLetter, number: int, note_pages: dict[int, int], found: dict[int, int]) -> Any:
    """The template of one page: a frame that leaves room for the page's footnotes, which it draws with the running lines."""
    notes = [_note(mark, text) for mark, text in letter.notes.items() if note_pages.get(mark) == number]
    heights = [note.wrap(_MEASURE, _HEIGHT)[1] for note in notes]
    room = sum(heights) + 10 if notes else 0
    frame = Frame(_SIDE, _BOTTOM + room, _MEASURE, _HEIGHT - _TOP - _BOTTOM - room, 0, 0, 0, 0)

    def draw(canvas: Any, _document: Any) -> None:
        # reportlab calls this where it prints an <a name>; its own named callbacks are missing from 4.4.
        canvas.bookmarkHorizontal = lambda mark, *_place: found.update({int(mark): canvas.getPageNumber()})
        _draw_running_lines(canvas, letter)
        top = _BOTTOM + room - 10
        if notes:
            canvas.line(_SIDE, top + 4, _SIDE + 140, top + 4)
        for note, height in zip(notes, heights, strict=True):
            top -= height
            note.drawOn(canvas, _SIDE, top)

    return PageTemplate(f"page {number}", [frame], onPage=draw)


def _draw_running_lines(canvas: Any, letter: SourceLetter) -> None:
    canvas.setFont("Helvetica", 9)
    canvas.drawString(_SIDE, _HEIGHT - 44, curly(letter.running_header))
    canvas.drawString(_SIDE, 44, curly(letter.running_footer))
    canvas.drawRightString(_WIDTH - _SIDE, 44, str(canvas.getPageNumber()))
    canvas.drawString(_SIDE, 31, INVENTED)


def _note(number: int, text: str) -> Any:
    return Flowing(f'<super size="6">{number}</super> {_escaped(text)}', _NOTE)


def _flowables(block: Block) -> Iterator[Any]:
    match block:
        case Heading(level=level, text=text):
            yield CondPageBreak(_HEADING_ROOM)
            yield Flowing(_running(text), _STYLES[level])
        case Paragraph(lines=lines):
            yield _contents(lines) if any("\t" in line for line in lines) else _paragraph(lines)
        case BulletList(bullets=bullets):
            yield from (Flowing(_running(bullet), _BULLET, bulletText="•") for bullet in bullets)
        case Table():
            yield from _table(block)
        case Note():
            return


def _paragraph(lines: tuple[str, ...]) -> Any:
    if numbered := _NUMBER.fullmatch(lines[0]):
        return Flowing(_running(numbered[2]), _NUMBERED, bulletText=numbered[1])
    return Flowing("<br/>".join(map(_running, lines)), _BODY)


def _contents(lines: tuple[str, ...]) -> Any:
    """A contents list: what stands before the tab at the left, the page number at the right."""
    rows = [
        [Flowing(_running(name), _CONTENTS), Flowing(page, _PAGE_NUMBER)]
        for name, _, page in (line.partition("\t") for line in lines)
    ]
    return Ruled(rows, colWidths=[_MEASURE - 40, 40], spaceAfter=8, style=_UNRULED)


def _table(table: Table) -> Iterator[Any]:
    if table.caption:
        yield Flowing(_escaped(table.caption), _CAPTION)
    header = [Flowing(_escaped(cell), _HEADER_CELL) for cell in table.header]
    rows = [[Flowing(_escaped(cell), _CELL) for cell in row] for row in table.rows]
    yield Ruled([header, *rows], colWidths=_column_widths(table), repeatRows=1, spaceAfter=12, style=_RULING)


def _column_widths(table: Table) -> list[float]:
    """Widths in points: each column holds its longest word, and the rest of the measure is shared by the longest cells."""
    columns = list(zip(table.header, *table.rows, strict=True))
    least = [max(_printed_width(word) for cell in column for word in cell.split() or "-") + _PADDING for column in columns]
    wished = [min(max(map(_printed_width, column)), _MEASURE / 2) for column in columns]
    share = (_MEASURE - sum(least)) / sum(wished)
    return [width + wish * share for width, wish in zip(least, wished, strict=True)]


def _printed_width(words: str) -> float:
    return float(stringWidth(words, _HEADER_CELL.fontName, _HEADER_CELL.fontSize))


def _running(text: str) -> str:
    return NOTE_MARK.sub(r'<super size="7">\1</super><a name="\1"/>', _escaped(text))


def _escaped(text: str) -> str:
    return html.escape(curly(text), quote=False)
