"""What a reader of PDFs must make of printed pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.letter import Span
from corpus.readers.pdf import read_pdf

Draw = Callable[[Canvas], object]
MakePdf = Callable[..., bytes]

HEADER = "Inspection of Ashmere children's homes"
FULL = "Leaders in Ashmere know every child by name and visit each of the homes in the area"  # as wide as the margins allow


def write(canvas: Canvas, y: float, *lines: str, x: float = 72, size: float = 11, font: str = "Helvetica") -> float:
    """Writes lines from height ``y`` down; returns the height of the next."""
    canvas.setFont(font, size)
    for line in lines:
        canvas.drawString(x, y, line)
        y -= size * 1.2
    return y


def body(canvas: Canvas, *lines: str, y: float = 700) -> float:
    """Writes lines of running text."""
    return write(canvas, y, *lines)


def test_leaves_out_running_headers_footers_and_page_numbers(make_pdf: MakePdf) -> None:
    """The same words at the same height on each page, and lone numbers, are not part of the letter."""

    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            write(canvas, 800, HEADER)
            body(canvas, f"Sentence number {number} stands alone.")
            write(canvas, 40, f"Report of May 2021, page {number}")
            write(canvas, 25, str(number), x=290)

        return draw

    assert read_pdf(make_pdf(page(1), page(2), page(3))).text == "\n\n".join(
        f"Sentence number {number} stands alone." for number in (1, 2, 3)
    )


def test_joins_a_sentence_that_a_page_break_cuts_and_knows_both_pages(make_pdf: MakePdf) -> None:
    """The text runs on, and the page changes within the sentence."""
    transcript = read_pdf(
        make_pdf(
            lambda c: (body(c, FULL, "and the team that supports them is"), write(c, 40, "1", x=290)),
            lambda c: (body(c, "stable and kind. Staff stay for long."), write(c, 40, "2", x=290)),
        )
    )
    text = f"{FULL} and the team that supports them is stable and kind. Staff stay for long."
    assert transcript.text == text
    cut = text.index("stable")
    assert [page.span for page in transcript.pages] == [Span(0, cut), Span(cut, len(text))]


def test_keeps_paragraphs_apart_that_a_gap_or_a_short_line_parts(make_pdf: MakePdf) -> None:
    """A wider step down or a line that ends early starts a paragraph; a full line does not."""
    transcript = read_pdf(
        make_pdf(lambda c: (body(c, FULL, "is wrapped here.", "Short line", "Another one"), body(c, "After a gap.", y=620)))
    )
    assert transcript.text == f"{FULL} is wrapped here.\n\nShort line\n\nAnother one\n\nAfter a gap."


def test_keeps_a_hyphen_at_a_line_end_unless_the_letter_has_the_word_without_it(make_pdf: MakePdf) -> None:
    """Compound words stay compound; a word that is wrapped becomes whole."""
    first = "Leaders in Ashmere think that the response to each child in the area is a very well multi-"
    second = "agency piece of work and that the understanding of every partner makes a good under-"
    transcript = read_pdf(make_pdf(lambda c: body(c, first, second, "standing possible.")))
    assert "multi-agency piece" in transcript.text
    assert transcript.text.endswith("a good understanding possible.")


def test_writes_bullets_of_any_glyph_with_their_nesting(make_pdf: MakePdf) -> None:
    """A bullet glyph becomes a hyphen, and deeper bullets are indented by two spaces."""

    def draw(canvas: Canvas) -> None:
        body(canvas, "Staff should:")
        for y, x, glyph, text in ((680, 72, "•", "visit each"), (640, 100, "–", "home"), (620, 72, "•", "write")):
            write(canvas, y, glyph, x=x)
            write(canvas, y, text, x=x + 20)
        write(canvas, 680 - 13.2, "child in time; and", x=92)

    assert read_pdf(make_pdf(draw)).text == "Staff should:\n\n- visit each child in time; and\n  - home\n- write"


def test_puts_footnotes_after_the_last_paragraph_that_ends_on_their_page(make_pdf: MakePdf) -> None:
    """A footnote never stands within a sentence, and it stays on its own page."""

    def first(canvas: Canvas) -> None:
        y = body(canvas, "A board met.")
        canvas.setFont("Helvetica", 7)
        canvas.drawString(72 + canvas.stringWidth("A board met.", "Helvetica", 11), 704, "1")
        body(canvas, FULL, "and the work that they do is", y=y - 15)
        write(canvas, 80, "1", size=5)
        write(canvas, 77, "The board of the Ashmere partnership.", x=76, size=8)

    transcript = read_pdf(make_pdf(first, lambda c: body(c, "known to all of them.")))
    assert transcript.text == (
        f"A board met.¹\n\n¹ The board of the Ashmere partnership.\n\n{FULL} and the work that they do is known to all of them."
    )


def test_writes_each_row_of_a_ruled_table_on_one_line_and_its_words_once(make_pdf: MakePdf) -> None:
    """Cells are separated by tabs, and lines within a cell by spaces."""

    def draw(canvas: Canvas) -> None:
        body(canvas, "The grades follow.")
        canvas.grid([72, 300, 450], [660, 640, 600])
        for x, y, text in ((76, 645, "Judgement"), (304, 645, "Grade"), (76, 628, "Help and"), (76, 612, "protection")):
            write(canvas, y, text, x=x)
        write(canvas, 628, "Good", x=304)
        body(canvas, "That is all.", y=570)

    assert read_pdf(make_pdf(draw)).text == (
        "The grades follow.\n\nJudgement\tGrade\nHelp and protection\tGood\n\nThat is all."
    )


def test_marks_headings_by_size_and_weight(make_pdf: MakePdf) -> None:
    """The larger the type, the higher the heading; bold type of the body's size comes last."""

    def draw(canvas: Canvas) -> None:
        write(canvas, 760, "Ashmere", size=18)
        write(canvas, 725, "Strengths", size=14)
        write(canvas, 700, "Health", font="Helvetica-Bold")
        body(canvas, FULL, "and they stay.", y=670)

    transcript = read_pdf(make_pdf(draw))
    marks = [(transcript.text[mark.span.start : mark.span.end], mark.level) for mark in transcript.headings]
    assert marks == [("Ashmere", 1), ("Strengths", 2), ("Health", 3)]


def test_keeps_a_heading_that_chances_to_stand_at_the_top_of_some_pages(make_pdf: MakePdf) -> None:
    """Three of sixteen pages, far apart, that open with the same words have a heading there and no running header."""

    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            write(canvas, 780, "Findings" if number % 5 == 0 else f"Page of {number} things.", size=14)

        return draw

    assert read_pdf(make_pdf(*(page(number) for number in range(1, 17)))).text.count("Findings") == 3


def test_puts_a_text_box_where_it_stands_on_the_page(make_pdf: MakePdf) -> None:
    """An address that the file holds last, between the halves of a sentence, moves up to its place."""

    def first(canvas: Canvas) -> None:
        body(canvas, "Dear Ms Fenn", y=650)
        body(canvas, FULL, "and the team that supports them is", y=600)
        write(canvas, 760, "Inspection House", "Ashmere", x=350)

    transcript = read_pdf(make_pdf(first, lambda c: body(c, "stable and kind.")))
    assert transcript.text == (
        f"Inspection House\n\nAshmere\n\nDear Ms Fenn\n\n{FULL} and the team that supports them is stable and kind."
    )


def test_keeps_two_columns_of_a_signature_block_apart(make_pdf: MakePdf) -> None:
    """The left column comes first, then the right one."""

    def draw(canvas: Canvas) -> None:
        body(canvas, FULL, "and stay.", y=700)
        body(canvas, "Yours sincerely", y=600)
        write(canvas, 560, "Ada Fenn", "Director", "Ashmere")
        write(canvas, 560, "Bea Lowe", "Inspector", "Ofsted", x=320)

    names = "\n\nYours sincerely\n\nAda Fenn\n\nDirector\n\nAshmere\n\nBea Lowe\n\nInspector\n\nOfsted"
    assert read_pdf(make_pdf(draw)).text == f"{FULL} and stay.{names}"


def test_writes_contents_entries_with_a_tab_before_the_page(make_pdf: MakePdf) -> None:
    """Each entry is a paragraph of its own and no heading."""

    def draw(canvas: Canvas) -> None:
        for y, title, number in ((700, "Summary", "2"), (686, "Recommendations ........", "13")):
            write(canvas, y, title)
            write(canvas, y, number, x=500)

    transcript = read_pdf(make_pdf(draw))
    assert (transcript.text, transcript.headings) == ("Summary\t2\n\nRecommendations\t13", ())


@pytest.mark.real
def test_finds_the_words_of_a_real_letter_in_order(shared: Path) -> None:
    """At least 99 % of the words of the transcription of a real letter are found in its PDF."""
    from eval.reading import word_recall

    name = "jtai_bedford_2023-03-31"
    text = read_pdf((shared / "collection" / "pdf" / f"{name}.pdf").read_bytes()).text
    assert word_recall(text, (shared / "collection" / "text" / f"{name}.txt").read_text(encoding="utf-8")) >= 0.99
