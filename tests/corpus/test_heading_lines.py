"""Headings that are printed over several lines, or in two columns, are one line each."""

from __future__ import annotations

from corpus.letter import HeadingMark, Span, Transcript
from corpus.lines import read_lines


def _read(text: str, declared: str = "") -> list[tuple[str, str, int]]:
    marks = (HeadingMark(Span(text.index(declared), text.index(declared) + len(declared)), 3),) if declared else ()
    return [(line.kind.value, text[slice(*line.span)], line.level) for line in read_lines(Transcript(text, headings=marks))]


def test_a_heading_set_on_several_lines_is_one_with_the_grade_below_it() -> None:
    """A chapter's heading takes in what follows in small letters and the grade, even one that is itself cut."""
    text = (
        "The experiences and progress of\n\nchildren who need help and\n\nprotection\n\nRequires improvement\n\nSummary\n\n"
        "Leadership, management and\n\ngovernance\n\nRequires\n\nimprovement\n\nVisits are late.\n"
    )
    assert _read(text) == [
        (
            "heading",
            "The experiences and progress of\n\nchildren who need help and\n\nprotection\n\nRequires improvement",
            0,
        ),
        ("heading", "Summary", 0),
        ("heading", "Leadership, management and\n\ngovernance\n\nRequires\n\nimprovement", 0),
        ("prose", "Visits are late.", 0),
    ]


def test_a_question_set_on_two_lines_is_one_heading_and_a_bare_heading_takes_in_nothing() -> None:
    """The rest of a question ends with its mark; what follows "Strengths" in small letters is text."""
    text = "What is the area partnership doing that is\n\neffective?\n\nStaff stay.\n\nStrengths\n\nstaff who stay\n"
    assert _read(text) == [
        ("heading", "What is the area partnership doing that is\n\neffective?", 0),
        ("prose", "Staff stay.", 0),
        ("heading", "Strengths", 0),
        ("prose", "staff who stay", 0),
    ]


def test_a_chapters_heading_with_its_grade_at_the_other_edge_is_a_heading() -> None:
    """Read as a row of two cells, it stands between prose; neither a table of grades nor a numbered row of one is a heading."""
    chapter = "The impact of leaders on boats\tGood"
    assert _read(f"Nurses come.\n\n\t{chapter}\n\nSummary\n")[1:] == [("heading", chapter, 0), ("heading", "Summary", 0)]
    table = f"{chapter}\nThe experiences and progress of pilots\tGood\n\nNurses come.\n"
    assert [kind for kind, _, _ in _read(table)] == ["row", "row", "prose"]
    for row in (f"3. {chapter}", f"{chapter}\tBetter", "The impact of leaders on boats\t12", "Boats\tGood"):
        assert [kind for kind, _, _ in _read(f"Nurses come.\n\n{row}\n\nVisits are late.\n")] == ["prose", "row", "prose"]


def test_a_chapters_heading_with_its_grade_is_one_even_where_the_files_own_marks_leave_it_out() -> None:
    """A full stop behind the grade does not matter; without a grade, or with more behind it, the marks are believed."""
    text = "Our year\n\nThe impact of leaders on boats: good.\n\nThe impact of leaders on boats\n\nStaff stay.\n"
    assert _read(text, declared="Our year") == [
        ("heading", "Our year", 3),
        ("heading", "The impact of leaders on boats: good.", 0),
        ("prose", "The impact of leaders on boats", 0),
        ("prose", "Staff stay.", 0),
    ]
