"""The files that a reader of PDFs must refuse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from corpus.errors import ReadError, ScannedError
from corpus.readers.pdf import read_pdf

MakePdf = Callable[..., bytes]


def write(canvas: Canvas, y: float, line: str, x: float = 72, size: float = 11) -> None:
    """Writes one line at height ``y``."""
    canvas.setFont("Helvetica", size)
    canvas.drawString(x, y, line)


def test_refuses_an_encrypted_file_and_says_what_to_do(make_pdf: MakePdf) -> None:
    """A password cannot be guessed; a copy without one can be saved."""
    data = make_pdf(lambda c: write(c, 700, "Secret."), encrypt=StandardEncryption("x", canPrint=0))
    with pytest.raises(ReadError, match="save a copy without a password"):
        read_pdf(data)


def test_tells_a_scanned_file_from_others_that_it_refuses(make_pdf: MakePdf) -> None:
    """Words in pages without text may be recognised; the error is of a kind of its own."""
    with pytest.raises(ScannedError, match="holds no text"):
        read_pdf(make_pdf(lambda c: c.rect(10, 10, 100, 100)))


def test_refuses_a_damaged_file(make_pdf: MakePdf) -> None:
    """Half a file is not a letter."""
    with pytest.raises(ReadError, match="damaged"):
        read_pdf(b"%PDF-1.7\nnothing of use")
