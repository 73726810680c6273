"""The lines of a transcript: their kinds, spans, and what is left out."""

from __future__ import annotations

import pytest

from corpus.letter import HeadingMark, Span, Transcript
from corpus.line import LineKind
from corpus.lines import read_lines


def _read(text: str, furniture: tuple[str, ...] = (), headings: tuple[tuple[str, int], ...] = ()) -> list[tuple[str, str, int]]:
    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    marks = tuple(HeadingMark(span(words), level) for words, level in headings)
    transcript = Transcript(text, headings=marks, furniture=tuple(map(span, furniture)))
    return [(line.kind.value, text[line.span.start : line.span.end], line.level) for line in read_lines(transcript)]


def test_each_kind_of_line_is_told_from_the_others() -> None:
    """Spans leave out bullets' marks and white space, and keep the tabs of rows."""
    bullets = "- visits\n  - nested visits\n• dots\n─ strokes\n― bars\n⎯ rules"
    text = f"Main findings\n\nStaff stay. \n\n{bullets}\n\nAge\t2020\n\t12\t13\n\n¹ A note.\n"
    assert _read(text) == [
        ("heading", "Main findings", 0),
        ("prose", "Staff stay.", 0),
        ("bullet", "visits", 0),
        ("bullet", "nested visits", 0),
        ("bullet", "dots", 0),
        ("bullet", "strokes", 0),
        ("bullet", "bars", 0),
        ("bullet", "rules", 0),
        ("row", "Age\t2020", 0),
        ("row", "\t12\t13", 0),
        ("note", "¹ A note.", 0),
    ]


def test_a_heading_stands_alone() -> None:
    """The same words within lines of text are text."""
    assert _read("Staff stay\nMain findings\nand go\n") == [
        ("prose", "Staff stay", 0),
        ("prose", "Main findings", 0),
        ("prose", "and go", 0),
    ]


def test_lines_that_end_as_windows_ends_them_are_read_alike() -> None:
    """Carriage returns are white space: headings are found, and spans do not hold them."""
    assert _read("Main findings\r\n\r\nStaff stay.\r\n\r\n- visits\r\n") == [
        ("heading", "Main findings", 0),
        ("prose", "Staff stay.", 0),
        ("bullet", "visits", 0),
    ]


@pytest.mark.parametrize("gap", ["\n\n\n\n", "\n\n¹ A note.\n\n\n\nOfsted\n\n"], ids=["the gap alone", "a footnote and a logo"])
def test_the_beginning_of_a_sentence_that_a_page_break_cuts_is_no_heading(gap: str) -> None:
    """Short and capitalised as it is, it goes on in small letters after the break."""
    lines = _read(f"A well-run\n{gap}team of nurses came.\n", furniture=("Ofsted",) if "Ofsted" in gap else ())
    assert [line for line in lines if line[0] != "note"] == [("prose", "A well-run", 0), ("prose", "team of nurses came.", 0)]


def test_a_sentence_cut_without_a_gap_is_told_by_its_length() -> None:
    """Six words that go on in small letters are a sentence; a label before an address, and a customary heading, are not."""
    assert [kind for kind, _, _ in _read("12. Nurses come to every meeting\n\nthat is held.\n")] == ["prose", "prose"]
    assert [kind for kind, _, _ in _read("Email\n\nheron@bay.example\n")] == ["heading", "prose"]
    assert [kind for kind, _, _ in _read("What needs to improve in this area\n\nvisits.\n")] == ["heading", "prose"]


def test_where_the_format_declares_headings_words_are_not_asked() -> None:
    """A marked line is a heading of the declared level; an unmarked one is none, whatever it looks like."""
    text = "Our year\n\nMain findings\n\nstaff who stay\n"
    assert _read(text, headings=(("Our year", 1), ("staff who stay", 2))) == [
        ("heading", "Our year", 1),
        ("prose", "Main findings", 0),
        ("heading", "staff who stay", 2),
    ]


def test_furniture_is_left_out() -> None:
    """Logos and page numbers are no lines of the letter."""
    assert _read("Staff stay.\n\nOfsted\n\n2\n\nPlans drift.\n", furniture=("Ofsted", "2")) == [
        ("prose", "Staff stay.", 0),
        ("prose", "Plans drift.", 0),
    ]


def test_lines_of_the_contents_list_are_left_out() -> None:
    """Rows that end in a page number and repeat a later heading are dropped; the headings themselves are kept."""
    text = "1. Our year\t3\n2. Neglect\t14\nTotal\t20\n\n1. Our  Year\n\nStaff stay.\n\n2. Neglect\n\nIt fell.\n"
    assert _read(text) == [
        ("row", "Total\t20", 0),
        ("heading", "1. Our  Year", 0),
        ("prose", "Staff stay.", 0),
        ("heading", "2. Neglect", 0),
        ("prose", "It fell.", 0),
    ]


def test_a_row_that_repeats_an_earlier_heading_is_no_contents_line() -> None:
    """Contents lists stand before what they list."""
    assert _read("Neglect\n\nNeglect\t14\n") == [("heading", "Neglect", 0), ("row", "Neglect\t14", 0)]


def test_bullets_without_words_are_left_out() -> None:
    """A bullet's mark alone is nothing to quote."""
    assert _read("- \n-   \n- visits\n") == [("bullet", "visits", 0)]


def test_lines_of_white_space_are_no_lines() -> None:
    """Nothing is read out of spaces, tabs and non-breaking spaces."""
    assert _read("\n \n\t\n\u00a0\n") == []


def test_kinds_are_a_closed_set() -> None:
    """What the rest of the package may meet."""
    assert [kind.value for kind in LineKind] == ["heading", "prose", "bullet", "row", "note"]


def test_a_contents_list_without_tabs_is_left_out() -> None:
    """A line that ends in a number and repeats a heading further on is an entry of the contents list, dots or none."""
    text = "1) Foreword 3\n\n2) Neglect ..... 9\n\n1) Foreword\n\nWe met 3\n\n2) Neglect\n\nIt fell.\n"
    transcript = Transcript(text)
    assert [text[line.span.start : line.span.end] for line in read_lines(transcript)] == [
        "1) Foreword",
        "We met 3",
        "2) Neglect",
        "It fell.",
    ]


def test_a_line_that_is_a_finding_heading_is_one_though_the_format_declares_only_others() -> None:
    """A PDF may print one of its headings in small type; other words that look like a heading stay text."""
    text = "Next steps\n\nOur own words\n\nCase study: effective practice\n"
    assert _read(text, headings=(("Next steps", 2),)) == [
        ("heading", "Next steps", 2),
        ("prose", "Our own words", 0),
        ("heading", "Case study: effective practice", 0),
    ]


def test_the_address_on_the_paper_is_left_out_wherever_it_stands() -> None:
    """It interrupts the letter at the foot of its first page, and a sentence may run over it."""
    text = "Plans are\n\nOfsted\n\nHeron Gate\n\nStore Street\n\nM1 2WD\n\nT 0300 123 1231\n\nwww.heron.example\n\nwritten.\n"
    assert _read(text) == [("prose", "Plans are", 0), ("prose", "written.", 0)]


def test_tabs_within_a_sentence_make_no_table() -> None:
    """Wide spaces of a justified line come as tabs; all lines of such a paragraph are prose, a real table's rows are not."""
    text = (
        "The pl\tans of all children are good.\t\nSocial workers write them down with great care and\t\n"
        "with families. \tAll read them.\n\nTeam of the north of the borough, all of it\tgood\nTeam of the south\tweak\n"
    )
    assert [(kind, words) for kind, words, _ in _read(text)] == [
        ("prose", "The pl\tans of all children are good."),
        ("prose", "Social workers write them down with great care and"),
        ("prose", "with families. \tAll read them."),
        ("row", "Team of the north of the borough, all of it\tgood"),
        ("row", "Team of the south\tweak"),
    ]


def test_a_footnote_whose_number_is_not_raised_is_one_if_its_mark_is() -> None:
    """At the foot of its page, or with its number run into its first word; a numbered paragraph is none."""
    gap = "\n\n\n\n"
    text = (
        f"Staff stay.¹ Plans² drift.\n\n1 Since last May.{gap}2 children came.\n\n"
        f"2The invented Act.\n\n3 More were seen.{gap}End.\n"
    )
    assert [(kind, words) for kind, words, _ in _read(text)] == [
        ("prose", "Staff stay.¹ Plans² drift."),
        ("note", "1 Since last May."),
        ("prose", "2 children came."),
        ("note", "2The invented Act."),
        ("prose", "3 More were seen."),
        ("prose", "End."),
    ]


def test_other_marks_of_bullets_are_read() -> None:
    """Squares, dashes and the stroke that some letters print before nested bullets."""
    assert _read("◼ visits\n\n– plans\n\n\u0336 reviews\n") == [
        ("bullet", "visits", 0),
        ("bullet", "plans", 0),
        ("bullet", "reviews", 0),
    ]
