"""Page correctness: where a quote's words stand in a published PDF, and what is said of a cited page."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.letter import Span
from eval.errors import EvalError
from eval.page_check import Verdict, check_pages, spans_outside_files
from eval.published import fold, from_pages, pages_of, read_published
from eval.runs import AnswerLine, Hit, QuoteLine, Run, SearchLine

PUBLISHED = from_pages(
    [
        "1\nNurses’ views are sought in multi-\nagency meetings. Nobody asks doc\u00ad\ntors about them when the plan for",
        "2\nthe child is made. Nobody asks teachers.¹ Next steps",
        "3\nNext steps",
    ]
)


def test_folding_leaves_letters_and_digits_alone() -> None:
    """Case, quotes, hyphens, superscripts and soft hyphens at line ends do not count."""
    assert fold("The “Child’s” multi-\nagency plan¹ of 2019/20; soft\u00ad\nened") == (
        ["the", "childs", "multi", "agency", "plan", "of", "2019", "20", "softened"]
    )


def test_quote_stands_on_the_page_of_its_words() -> None:
    """Curly quotes and a line break of the PDF do not hide it."""
    assert pages_of("Nurses' views are sought in multi-agency meetings.", PUBLISHED) == [(1,)]


def test_quote_across_a_page_break_stands_on_both_pages() -> None:
    """The page number between the two halves is passed over."""
    assert pages_of("Nobody asks doctors about them when the plan for the child is made.", PUBLISHED) == [(1, 2)]


def test_repeated_words_stand_on_each_of_their_pages() -> None:
    """A heading that occurs twice has two places."""
    assert pages_of("Next steps", PUBLISHED) == [(2,), (3,)]


def test_quote_that_is_transcribed_otherwise_is_found_by_most_of_its_words() -> None:
    """One word of six is misspelt."""
    assert pages_of("Nurses views are saught in multi-agency meetings.", PUBLISHED) == [(1,)]


def test_quote_that_does_not_stand_in_the_pdf_is_not_located() -> None:
    """Too few of the words stand together, or there are none."""
    assert pages_of("Doctors are sought by teachers at every stage.", PUBLISHED) == []
    assert pages_of("¹", PUBLISHED) == []


def pdf(path: Path, *pages: str) -> None:
    """Write a PDF with one line a page."""
    canvas = Canvas(str(path))
    for page in pages:
        canvas.drawString(72, 700, page)
        canvas.showPage()
    canvas.save()


def test_cited_pages_are_held_against_the_pdf(tmp_path: Path) -> None:
    """Right, wrong, uncited, not in the PDF, and a letter without one."""
    text = "Nurses attend. Doctors come. Misfiled words"
    pdf(tmp_path / "a.pdf", "Nurses attend.", "Doctors come.")
    quotes = (QuoteLine("a", 0, 14, "", (1,)), QuoteLine("a", 15, 28, "", (1,)), QuoteLine("b", 0, 14, "", (1,)))
    hits = (Hit("a", 15, 28), Hit("a", 29, 43, pages=(2,)))
    run = Run({"q": SearchLine("q", hits)}, {"q": AnswerLine("q", "answered", 1.0, quotes)})
    checked = check_pages(run, {"a": text, "b": text}, tmp_path)
    assert [(one.cited.part, one.cited.letter, one.cited.span.start, one.verdict) for one in checked] == [
        ("quote", "a", 0, Verdict.RIGHT),
        ("passage", "a", 15, Verdict.NONE_CITED),
        ("quote", "a", 15, Verdict.WRONG),
        ("passage", "a", 29, Verdict.NOT_LOCATED),
        ("quote", "b", 0, Verdict.NO_PDF),
    ]
    assert [one.fails for one in checked] == [False, True, True, False, False]


def test_file_that_is_no_pdf_is_named(tmp_path: Path) -> None:
    """The message holds the path."""
    (tmp_path / "a.pdf").write_bytes(b"not a PDF")
    with pytest.raises(EvalError, match=r"cannot read .*a\.pdf"):
        read_published(tmp_path / "a.pdf")


def test_span_that_is_not_an_offset_into_the_file_is_reported(tmp_path: Path) -> None:
    """A reader that dropped carriage returns would shift every span."""
    (tmp_path / "a.txt").write_bytes(b"One.\r\nTwo.")
    run = Run({"q": SearchLine("q", (Hit("a", 0, 4), Hit("a", 5, 9)))})
    (misplaced,) = spans_outside_files(run, {"a": "One.\nTwo."}, tmp_path)
    assert misplaced.span == Span(5, 9)
