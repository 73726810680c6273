"""Lists of contents, told from the headings that they list."""

from __future__ import annotations

from corpus.contents_list import contents_lines


def _contents(lines: list[str]) -> list[str]:
    return [lines[place] for place in sorted(contents_lines(lines, [True] * len(lines)))]


def test_what_stands_below_the_title_with_page_numbers_is_the_contents_list() -> None:
    """Several entries may share a line, and one may begin on the line before; the headings themselves come after."""
    lines = [
        "Contents",
        "Summary 2",
        "The area 5 Plans 7 The progress of",
        "care leavers 9",
        "Our visit",
        "made to all 12",
        "Summary",
    ]
    assert _contents(lines) == lines[:6]


def test_a_title_without_entries_is_no_list() -> None:
    """It is a heading like another."""
    assert _contents(["Contents", "Staff stay.", "Plans drift."]) == []


def test_an_entry_that_repeats_a_later_heading_needs_no_title() -> None:
    """An earlier heading, and a bullet of the same words, are none that it could list."""
    lines = ["Neglect", "Neglect\t4", "Plans ..... 9", "Plans"]
    assert _contents(lines) == ["Plans ..... 9"]
    assert contents_lines(["Plans 9", "Plans"], [True, False]) == frozenset()
