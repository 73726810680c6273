"""PDF: bytes in, a transcript out, with pages, headings and tables, and without what is not running text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2

from corpus.errors import ReadError, ScannedError
from corpus.furniture import PageLines, without_running_lines
from corpus.letter import Transcript
from corpus.readers.composing import compose
from corpus.readers.pdf_flow import paragraphs_of
from corpus.readers.pdf_glyphs import glyphs_of
from corpus.readers.pdf_hidden import hidden_words, is_recognised, seen
from corpus.readers.pdf_lines import lines_of
from corpus.readers.pdf_rules import Grid, grids_of, shapes_of
from corpus.readers.pdf_space import turn_of

_PASSWORD = "the PDF is protected by a password; open it, save a copy without a password and give that"
_DAMAGED = "the PDF is damaged and cannot be opened; download or export it again"
_WORDLESS = "the PDF holds no text: its pages are pictures, or empty"


@dataclass(frozen=True, slots=True)
class _ReadPage:
    """A page as read: its lines, its tables, the words left out by reason, and whether it is a picture of a page.

    A picture whose words somebody has recognised before has lines; they are ``recognised``.
    """

    page: PageLines
    grids: tuple[Grid, ...]
    hidden: Mapping[str, int]
    picture: bool
    recognised: bool


def read_pdf(content: bytes) -> Transcript:
    """Reads a PDF. Page spans tile the text; words that nobody can see are left out and counted in the notes.

    Raises ReadError where the file is encrypted or damaged, and ScannedError where it holds no text.
    """
    document = _opened(content)
    try:
        read = [_read_page(document, index) for index in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise ReadError(_DAMAGED) from error
    finally:
        document.close()
    if not any(line.text for page in read for line in page.page.lines):
        raise ScannedError(_WORDLESS)
    pages = without_running_lines([page.page for page in read])
    grids = {page.page.number: page.grids for page in read}
    recognised = tuple(page.page.number for page in read if page.recognised)
    return replace(
        compose(paragraphs_of(pages, grids), len(read), _notes(read, recognised)),
        scanned=bool(recognised),
        pictures=tuple(page.page.number for page in read if page.picture and not page.page.lines),
    )


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
        glyphs = glyphs_of(page, shapes.dark)
        grids = tuple(grids_of(shapes.rules))
        width, height = turn_of(page).size
    finally:
        page.close()
    picture = sum(image.area for image in shapes.images) >= width * height / 2
    recognised = picture and is_recognised(glyphs)
    cells = [box for grid in grids for box in grid.cells]
    lines = lines_of(seen(glyphs, recognised), index + 1, cells)
    hidden = hidden_words(glyphs, recognised)
    return _ReadPage(PageLines(index + 1, width, height, tuple(lines)), grids, hidden, picture, recognised)


def _notes(read: Sequence[_ReadPage], recognised: Sequence[int]) -> list[str]:
    notes = []
    for reason in sorted({reason for page in read for reason in page.hidden}):
        counts = [(page.hidden[reason], page.page.number) for page in read if reason in page.hidden]
        where = ", ".join(f"{count} {'word' if count == 1 else 'words'} on page {number}" for count, number in counts)
        notes.append(f"Hidden text ({reason}) was left out: {where}.")
    if recognised:
        notes.append(f"Read from a scan, by a program that may mistake words: {_pages(recognised)}.")
    empty = [page.page.number for page in read if not page.page.lines]
    if empty:
        notes.append(f"No text was found on {_pages(empty)}; it may be blank or a picture.")
    return notes


def _pages(numbers: Sequence[int]) -> str:
    return ("page " if len(numbers) == 1 else "pages ") + ", ".join(map(str, numbers))
