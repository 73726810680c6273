"""What a reader of PDFs must leave out because nobody can see it, and the files that it must refuse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from corpus.errors import ReadError
from corpus.readers.pdf import read_pdf

MakePdf = Callable[..., bytes]


def write(canvas: Canvas, y: float, line: str, x: float = 72, size: float = 11) -> None:
    """Writes one line at height ``y``."""
    canvas.setFont("Helvetica", size)
    canvas.drawString(x, y, line)


def test_leaves_out_text_that_nobody_can_see_and_says_so(make_pdf: MakePdf) -> None:
    """White, tiny and off-page words are not in the letter; the notes count them by reason."""

    def draw(canvas: Canvas) -> None:
        write(canvas, 700, "Seen by all.")
        write(canvas, 500, "tiny", size=2)
        write(canvas, 400, "away", x=700)
        canvas.setFillColorRGB(1, 1, 1)
        write(canvas, 300, "white")

    transcript = read_pdf(make_pdf(draw))
    assert transcript.text == "Seen by all."
    assert transcript.notes == (
        "4 characters of hidden text (outside the page) were left out on page 1.",
        "4 characters of hidden text (tiny) were left out on page 1.",
        "5 characters of hidden text (white) were left out on page 1.",
    )


def test_keeps_white_text_on_a_dark_ground(make_pdf: MakePdf) -> None:
    """A table's white heading on a coloured bar can be read, so it is part of the letter."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0, 0, 0.5)
        canvas.rect(60, 690, 400, 30, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        write(canvas, 700, "Area for improvement")

    assert read_pdf(make_pdf(draw)).text == "Area for improvement"


def test_refuses_an_encrypted_file_and_says_what_to_do(make_pdf: MakePdf) -> None:
    """A password cannot be guessed; a copy without one can be saved."""
    data = make_pdf(lambda c: write(c, 700, "Secret."), encrypt=StandardEncryption("x", canPrint=0))
    with pytest.raises(ReadError, match="save a copy without a password"):
        read_pdf(data)


def test_refuses_a_scanned_file_and_names_ocr(make_pdf: MakePdf) -> None:
    """Pages without text need OCR first."""
    with pytest.raises(ReadError, match="ocrmypdf"):
        read_pdf(make_pdf(lambda c: c.rect(10, 10, 100, 100)))


def test_refuses_a_damaged_file(make_pdf: MakePdf) -> None:
    """Half a file is not a letter."""
    with pytest.raises(ReadError, match="damaged"):
        read_pdf(b"%PDF-1.7\nnothing of use")
