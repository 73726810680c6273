"""Reads an exported PDF back: its bytes and the quotes that should stand in it in, whether each does out; wraps pypdfium2.

A PDF knows no white space: words are placed on lines, and what stands between them is the reader's guess. So white space is
not compared here; every other character is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pypdfium2

from eval.read_back import Found
from service.briefing.document import BREAK

_FOOTER = 62.0
"""Points from the foot of a page below which only the running line stands: 22 mm."""
_LINE_END_HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-"})
"""What PDFium gives for a hyphen at the end of a line."""


def stand_in_pdf(file: bytes, quotes: Sequence[Found]) -> Iterator[bool]:
    """For each quote, whether its words stand in the file after those of the quote before, white space left out."""
    words = _words(file)
    place = 0
    for parts in quotes:
        wanted = [_folded(BREAK.join(parts)), _folded("".join(parts))]
        found = [at for at in (words.find(each, place) for each in wanted) if at >= 0]
        yield bool(found)
        place = min(found, default=place)


def _words(file: bytes) -> str:
    with pypdfium2.PdfDocument(file) as document:
        pages = [document[number].get_textpage().get_text_bounded(bottom=_FOOTER) for number in range(len(document))]
    return _folded("".join(pages))


def _folded(text: str) -> str:
    return "".join(text.translate(_LINE_END_HYPHENS).split())
