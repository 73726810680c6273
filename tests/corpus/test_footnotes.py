"""Footnotes, the marks that they explain and the sentences of these."""

from __future__ import annotations

import pytest

from corpus.footnotes import explained, number_of
from corpus.letter import BlockKind, Letter, Metadata, Transcript
from corpus.sections import read_sections

GAP = "\n\n\n\n"


def _explained(text: str) -> list[list[str]]:
    sections = read_sections(Transcript(text))
    letter = Letter("tarn", "tarn.txt", "0" * 64, text, (), sections, Metadata("Tarn"))
    notes = [block for section in sections for block in section.blocks if block.kind is BlockKind.NOTE]
    return [[text[part.start : part.end] for part in explained(letter, note)] for note in notes]


def test_a_footnote_explains_the_sentence_that_holds_its_mark() -> None:
    """Alone, though the paragraph has others, and whole, though the footnote cuts through it."""
    text = f"Staff stay. A multi-agency\n\n¹ Under an invented Act.{GAP}visit¹ was made to all. Plans drift.\n"
    assert _explained(text) == [[]]
    text = f"Staff stay. A joint¹ visit\n\n¹ Under an invented Act.{GAP}was made to all. Plans drift.\n"
    assert _explained(text) == [["A joint¹ visit", "was made to all."]]


def test_two_marks_of_two_digits_are_told_apart() -> None:
    """Twelve is neither one nor two."""
    assert _explained("Plans¹² drift. Staff² stay.\n\n² Since May.\n\n¹² Since June.\n") == [
        ["Staff² stay."],
        ["Plans¹² drift."],
    ]


def test_a_mark_in_a_heading_has_no_sentence() -> None:
    """There is nothing to quote."""
    assert _explained("What needs to improve?¹\n\n- visits.\n\n¹ As set out elsewhere.\n") == [[]]


@pytest.mark.parametrize(
    ("note", "number"), [("¹² Since May.", "12"), ("3The Act.", "3"), ("4 The Act.", "4"), ("Since May.", "")]
)
def test_the_number_of_a_footnote_is_read_from_its_beginning(note: str, number: str) -> None:
    """Raised or not."""
    assert number_of(note) == number
