"""What a reader of PDFs must leave out because nobody can see it, and what only seems to be hidden."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.readers.pdf import read_pdf

MakePdf = Callable[..., bytes]


def write(canvas: Canvas, y: float, line: str, x: float = 72, size: float = 11, mode: int = 0) -> None:
    """Writes one line at height ``y`` in a text render mode, of which 3 is invisible."""
    canvas.saveState()
    text = canvas.beginText(x, y)
    text.setFont("Helvetica", size)
    text.setTextRenderMode(mode)
    text.textOut(line)
    canvas.drawText(text)
    canvas.restoreState()


def picture(canvas: Canvas, width: float, height: float) -> None:
    """Lays a picture over the lower left of the page."""
    canvas.drawImage(ImageReader(Image.new("L", (60, 85), 200)), 0, 0, width, height)


def test_leaves_out_words_that_nobody_can_see_and_counts_them_by_page(make_pdf: MakePdf) -> None:
    """White, tiny, off-page, transparent and invisible words are not in the letter; the notes say how many and where."""

    def first(canvas: Canvas) -> None:
        write(canvas, 700, "Seen by all.")
        write(canvas, 500, "too small to read", size=2)
        write(canvas, 400, "far away", x=700)
        write(canvas, 350, "never drawn", mode=3)
        canvas.setFillColorRGB(0, 0, 0, alpha=0)
        write(canvas, 320, "clear")
        canvas.setFillColorRGB(1, 1, 1, alpha=1)
        write(canvas, 300, "white on white")

    def second(canvas: Canvas) -> None:
        write(canvas, 700, "Seen again.")
        canvas.setFillColorRGB(1, 1, 1)
        write(canvas, 300, "white")

    transcript = read_pdf(make_pdf(first, second))
    assert transcript.text == "Seen by all.\n\nSeen again."
    assert transcript.notes == (
        "Hidden text (invisible) was left out: 2 words on page 1.",
        "Hidden text (outside the page) was left out: 2 words on page 1.",
        "Hidden text (tiny) was left out: 4 words on page 1.",
        "Hidden text (transparent) was left out: 1 word on page 1.",
        "Hidden text (white) was left out: 3 words on page 1, 1 word on page 2.",
    )


def test_keeps_white_words_on_a_dark_ground(make_pdf: MakePdf) -> None:
    """A table's white heading on a coloured bar can be read, so it is part of the letter."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0, 0, 0.5)
        canvas.rect(60, 690, 400, 30, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        write(canvas, 700, "Area for improvement")

    transcript = read_pdf(make_pdf(draw))
    assert (transcript.text, transcript.notes) == ("Area for improvement", ())


def test_reads_the_invisible_words_beneath_a_picture_of_the_page_and_says_that_it_is_a_scan(make_pdf: MakePdf) -> None:
    """That is how a scan with recognised text is made, even where a stamp is printed over it."""

    def draw(canvas: Canvas) -> None:
        picture(canvas, 595, 842)
        write(canvas, 700, "Recognised words of a letter.", mode=3)
        write(canvas, 300, "Received")

    transcript = read_pdf(make_pdf(draw))
    assert transcript.text == "Recognised words of a letter.\n\nReceived"
    assert transcript.scanned
    assert transcript.notes == ("Read from a scan, by a program that may mistake words: page 1.",)


@pytest.mark.parametrize(("width", "height"), [(200, 200), (595, 842)])
def test_leaves_out_invisible_words_beside_printed_ones(make_pdf: MakePdf, width: float, height: float) -> None:
    """A logo does not make a page a scan, and neither does a background with more words printed over it than beneath."""

    def draw(canvas: Canvas) -> None:
        picture(canvas, width, height)
        write(canvas, 700, "Printed words, as in every letter.")
        write(canvas, 300, "planted words", mode=3)

    transcript = read_pdf(make_pdf(draw))
    assert (transcript.text, transcript.scanned) == ("Printed words, as in every letter.", False)
    assert transcript.notes == ("Hidden text (invisible) was left out: 2 words on page 1.",)


def test_names_the_pages_that_are_pictures(make_pdf: MakePdf) -> None:
    """So that their words can be recognised; a page with a logo alone, or with nothing, is none."""
    transcript = read_pdf(
        make_pdf(
            lambda c: write(c, 700, "A page of text."),
            lambda c: picture(c, 595, 842),
            lambda c: picture(c, 200, 200),
            lambda c: None,
        )
    )
    assert transcript.pictures == (2,)
    assert transcript.notes == ("No text was found on pages 2, 3, 4; it may be blank or a picture.",)


@pytest.mark.real
@pytest.mark.slow
def test_finds_no_hidden_text_in_the_real_letters(shared: Path) -> None:
    """Nobody hides words in published letters: each note would be a false alarm."""
    from corpus.letter import Transcript
    from corpus.readers.sandbox import read_many

    outcomes = list(read_many(sorted((shared / "collection" / "pdf").glob("*.pdf"))))
    assert len(outcomes) > 100
    notes = [note for _, outcome in outcomes if isinstance(outcome, Transcript) for note in outcome.notes]
    assert [note for note in notes if "Hidden" in note or "scan" in note] == []
