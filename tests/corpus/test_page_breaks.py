"""Pages and page furniture of a plain text, found by its gaps of blank lines."""

from __future__ import annotations

import pytest

from corpus.letter import Span
from corpus.page_breaks import pages_and_furniture

GAP = "\n\n\n\n"


def _furniture(text: str) -> list[str]:
    return [text[span.start : span.end] for span in pages_and_furniture(text)[1]]


def _pages(text: str) -> list[tuple[int, str]]:
    return [(page.number, text[page.span.start : page.span.end].strip()) for page in pages_and_furniture(text)[0]]


def test_a_gap_of_three_blank_lines_ends_a_page() -> None:
    """Pages are numbered from 1 and together are the whole text."""
    text = f"Heron Bay is small.\n\nStaff stay.{GAP}Children are seen.{GAP}Plans are clear.\n"
    pages, _ = pages_and_furniture(text)
    assert [page.number for page in pages] == [1, 2, 3]
    assert "".join(text[page.span.start : page.span.end] for page in pages) == text
    assert _pages(text) == [(1, "Heron Bay is small.\n\nStaff stay."), (2, "Children are seen."), (3, "Plans are clear.")]


def test_two_blank_lines_end_no_page() -> None:
    """A text without a gap has no pages, rather than one wrong page."""
    assert pages_and_furniture("Heron Bay is small.\n\n\nStaff stay.\n") == ((), ())


def test_blank_lines_may_hold_spaces() -> None:
    """A gap counts as one where its lines hold white space, a carriage return among it."""
    assert [number for number, _ in _pages("One page.\n \n\t\n\u00a0\nTwo pages.\n")] == [1, 2]
    assert [number for number, _ in _pages("One page.\r\n\r\n\r\n\r\nTwo pages.\r\n")] == [1, 2]


def test_logos_and_page_numbers_beside_a_gap_are_furniture() -> None:
    """They stand between two gaps and belong to neither page's running text."""
    text = f"Staff stay with{GAP}Care Quality Commission\n\nOfsted\n\n3{GAP}children for long.\n"
    assert _furniture(text) == ["Care Quality Commission", "Ofsted", "3"]
    assert [number for number, _ in _pages(text)] == [1, 2]


def test_gaps_around_furniture_alone_are_one_page_break() -> None:
    """Two gaps with only a page number between them do not make a page of the number."""
    text = f"First page.{GAP}Page 1 of 2{GAP}Second page.\n"
    assert _pages(text) == [(1, "First page."), (2, "Page 1 of 2\n\n\n\nSecond page.")]


def test_gaps_before_the_first_words_are_no_page_break() -> None:
    """A text may begin and end with blank lines."""
    assert _pages(f"{GAP}Only page.{GAP}") == []
    assert _pages(f"{GAP}First page.{GAP}Second page.{GAP}") == [(1, "First page."), (2, "Second page.")]


def test_a_running_header_that_recurs_with_other_digits_is_furniture() -> None:
    """The same line beside two gaps is a header, whatever its page number and the case of its letters."""
    text = (
        f"Visit to Heron Bay 1\n\nStaff stay.{GAP}VISIT to  Heron Bay 2\n\nPlans are clear.{GAP}Visit to Heron Bay 3\n\nMore.\n"
    )
    assert _furniture(text) == ["Visit to Heron Bay 1", "VISIT to  Heron Bay 2", "Visit to Heron Bay 3"]


def test_a_repeated_sentence_bullet_or_row_is_no_furniture() -> None:
    """What recurs beside gaps but is running text stays running text."""
    page = "Staff stay here.\n\n- visits on time\n\nJuly\t12"
    assert _furniture(f"{page}{GAP}{page}{GAP}{page}\n") == []


def test_an_overlong_page_means_that_not_all_pages_are_marked() -> None:
    """No page numbers are better than wrong ones."""
    long = "Staff stay here. " * 400
    assert pages_and_furniture(f"Short.{GAP}{long}\n")[0] == ()


@pytest.mark.parametrize(
    "logo", ["Ofsted", "OFSTED", "HMICFRS", "HMI Probation", "His Majesty’s Inspectorate of Probation", "12"]
)
def test_names_of_inspectorates_alone_are_logos(logo: str) -> None:
    """Each inspectorate's name stands under a page as its logo."""
    text = f"Staff stay{GAP}{logo}{GAP}with us.\n"
    assert pages_and_furniture(text)[1] == (Span(text.index(logo), text.index(logo) + len(logo)),)


def test_a_sentence_that_begins_with_a_logos_words_is_running_text() -> None:
    """Only the name alone is a logo."""
    assert _furniture(f"Staff stay.{GAP}Ofsted will visit again.\n") == []


def test_a_customary_heading_that_recurs_at_the_top_of_pages_is_no_running_header() -> None:
    """A report that holds two has the same headings twice."""
    text = f"Staff stay.{GAP}Recommendations\n\nVisit.{GAP}Plans drift.{GAP}Recommendations\n\nMeet.{GAP}End.\n"
    assert _furniture(text) == []


def test_a_running_header_is_one_where_no_gap_is_left_beside_it() -> None:
    """Three gaps show that it is one; the same words beside fewer gaps are running text elsewhere."""
    header = "Visit to Heron Bay 3"
    pages = GAP.join(f"{header}\n\nStaff of team {letter} stay." for letter in "abc")
    assert _furniture(f"{pages}\n\nMore\n\n- one\n\n- two\n\n- three\n\n{header}\n\nand more.\n") == [header] * 4
