"""PDF: bytes in, a transcript out, with pages, headings and tables, and without what is not running text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2

from corpus.errors import ReadError
from corpus.furniture import PageLines, without_running_lines
from corpus.letter import Transcript
from corpus.readers.composing import compose
from corpus.readers.pdf_flow import paragraphs_of
from corpus.readers.pdf_glyphs import Glyph, glyphs_of
from corpus.readers.pdf_lines import lines_of
from corpus.readers.pdf_rules import Grid, grids_of, shapes_of
from corpus.readers.pdf_space import turn_of

_PASSWORD = "the PDF is protected by a password; open it, save a copy without a password and give that"
_DAMAGED = "the PDF is damaged and cannot be opened; download or export it again"
_SCANNED = "the PDF holds no text, only pictures of pages; run OCR on it first, for example: ocrmypdf in.pdf out.pdf"


@dataclass(frozen=True, slots=True)
class _ReadPage:
    """A page as read: its lines, its tables, and how many characters were left out, by reason."""

    page: PageLines
    grids: tuple[Grid, ...]
    hidden: Counter[str]


def read_pdf(content: bytes) -> Transcript:
    """Reads a PDF. Page spans tile the text; characters that nobody can see are left out and counted in the notes.

    Raises ReadError where the file is encrypted, damaged or holds no text.
    """
    document = _opened(content)
    try:
        read = [_read_page(document, index) for index in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise ReadError(_DAMAGED) from error
    finally:
        document.close()
    if not any(line.text for page in read for line in page.page.lines):
        raise ReadError(_SCANNED)
    pages = without_running_lines([page.page for page in read])
    grids = {page.page.number: page.grids for page in read}
    return compose(paragraphs_of(pages, grids), len(read), _notes(read))


def _opened(content: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        encrypted = "password" in str(error).casefold() or "security" in str(error).casefold()
        raise ReadError(_PASSWORD if encrypted else _DAMAGED) from error


def _read_page(document: Any, index: int) -> _ReadPage:
    page = document[index]
    try:
        shapes = shapes_of(page)
        glyphs = glyphs_of(page, list(shapes.dark))
        grids = tuple(grids_of(shapes.rules))
        width, height = turn_of(page).size
    finally:
        page.close()
    seen, hidden = _seen(glyphs)
    cells = [box for grid in grids for box in grid.cells]
    lines = lines_of(seen, index + 1, cells)
    return _ReadPage(PageLines(index + 1, width, height, tuple(lines)), grids, hidden)


def _seen(glyphs: Sequence[Glyph]) -> tuple[list[Glyph], Counter[str]]:
    """The characters that a reader sees, and how many others there are by reason.

    A page of nothing but invisible text is a scanned page with its OCR layer: that layer is the text.
    """
    scanned = all(glyph.style.hidden == "invisible" for glyph in glyphs if glyph.style.size and glyph.char.strip())
    shown = [glyph for glyph in glyphs if not glyph.style.hidden or scanned]
    lost = [glyph for glyph in glyphs if glyph.style.hidden and glyph.char.strip() and not scanned]
    return shown, Counter(glyph.style.hidden for glyph in lost)


def _notes(read: Sequence[_ReadPage]) -> list[str]:
    notes = []
    for reason in sorted({reason for page in read for reason in page.hidden}):
        pages = [page.page.number for page in read if page.hidden[reason]]
        count = sum(page.hidden[reason] for page in read)
        where = ", ".join(map(str, pages))
        notes.append(f"{count} characters of hidden text ({reason}) were left out on page {where}.")
    empty = [page.page.number for page in read if not page.page.lines]
    if empty:
        notes.append(f"No text was found on page {', '.join(map(str, empty))}; it may be blank or a picture.")
    return notes
