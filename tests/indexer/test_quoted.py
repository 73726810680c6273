"""Words in double quotation marks."""

from __future__ import annotations

import pytest

from corpus.letter import Span
from indexer.quoted import Quoted, masked, quoted_in, without_marks


@pytest.mark.parametrize(
    ("question", "phrases"),
    [
        ('is "disguised compliance" seen', ["disguised compliance"]),
        ("is “disguised  compliance” seen", ["disguised compliance"]),
        ('"one" and “two words”', ["one", "two words"]),
        ('a stray " mark', []),
        ('nothing in "" or " - "', []),
        ("'single' marks and ‘curly’ ones", []),
    ],
)
def test_phrases_stand_in_pairs_of_double_marks(question: str, phrases: list[str]) -> None:
    """Straight or curly; a pair without a word quotes nothing."""
    assert [each.phrase for each in quoted_in(question)] == phrases


def test_a_phrase_knows_its_place_with_its_marks() -> None:
    """Nothing else is read there."""
    assert quoted_in('x "y z"') == (Quoted("y z", Span(2, 7)),)
    assert masked('x "y z" w', [Span(2, 7)]) == "x       w"


def test_the_marks_go_and_the_words_stay() -> None:
    """What is ranked by has no quotation marks."""
    assert without_marks("is “disguised compliance” seen") == "is disguised compliance seen"
