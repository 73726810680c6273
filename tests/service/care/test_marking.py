"""Words with their details marked."""

from __future__ import annotations

from service.care.details import DetailKind, details_in
from service.care.marking import LEFT_OUT, Piece, marked


def test_the_pieces_are_the_words_with_the_details_marked() -> None:
    """Nothing is added, left out or put elsewhere."""
    words = "case no 123456: is J.S. dob 3.4.15 heard?"
    assert marked(words, details_in(words)) == (
        Piece("case no 123456", DetailKind.CASE_NUMBER),
        Piece(": is "),
        Piece("J.S. dob 3.4.15", DetailKind.BIRTH),
        Piece(" heard?"),
    )


def test_of_long_words_only_what_stands_beside_a_detail_is_shown() -> None:
    """A page of notes does not bury the one detail in it."""
    words = "b" * 500 + " case no 123456 " + "m" * 500 + " dob 3.4.15 " + "e" * 500
    first, _, middle, _, last = (piece.words for piece in marked(words, details_in(words)))
    assert first == LEFT_OUT + "b" * 99 + " "
    assert middle == " " + "m" * 99 + LEFT_OUT + "m" * 99 + " "
    assert last == " " + "e" * 99 + LEFT_OUT
