"""Reading ranked spans: what is read, where a limit cuts, and when a gold span counts as found."""

from __future__ import annotations

import pytest

from corpus.letter import Span
from eval.coverage import Piece, found_at, gold_share, read_in_order, whole_within
from eval.questions import GoldSpan

TEXT = "aa bb cc dd ee ff gg hh"
TEXTS = {"x": TEXT, "y": TEXT}


def piece(start: int, end: int, letter: str = "x") -> Piece:
    """A ranked span."""
    return Piece(letter, Span(start, end))


def gold(start: int, end: int, letter: str = "x") -> GoldSpan:
    """A gold span of grade 2."""
    return GoldSpan(letter, Span(start, end), 2)


def test_text_already_read_adds_nothing() -> None:
    """The second span adds only what lies around the first."""
    reading = read_in_order([piece(6, 11), piece(3, 14), piece(3, 14)], TEXTS)
    assert reading == ((piece(6, 11),), (piece(3, 6), piece(11, 14)), ())


def test_same_offsets_of_another_letter_are_other_text() -> None:
    """Offsets are those of one letter."""
    assert read_in_order([piece(0, 5), piece(0, 5, "y")], TEXTS) == ((piece(0, 5),), (piece(0, 5, "y"),))


def test_span_that_crosses_the_limit_is_read_up_to_the_next_word() -> None:
    """With three words left, reading stops where the fourth begins, and later spans are not read."""
    reading = read_in_order([piece(0, 5), piece(6, 23), piece(0, 5, "y")], TEXTS, words=5)
    assert reading == ((piece(0, 5),), (piece(6, 15),))


def test_repeated_words_do_not_use_up_the_limit() -> None:
    """Two words read twice cost two, so that the third span still fits into three."""
    reading = read_in_order([piece(0, 5), piece(0, 5), piece(6, 8)], TEXTS, words=3)
    assert reading == ((piece(0, 5),), (), (piece(6, 8),))


def test_limit_that_is_met_exactly_cuts_nothing() -> None:
    """Two words fit into a limit of two."""
    assert read_in_order([piece(0, 5), piece(6, 8)], TEXTS, words=2) == ((piece(0, 5),),)


def test_word_is_counted_where_its_first_character_is_read() -> None:
    """The second half of a word costs nothing, so that one word reaches to the word after the next."""
    assert read_in_order([piece(1, 8)], TEXTS, words=1) == ((piece(1, 6),),)


def test_whole_spans_end_before_the_one_that_crosses_the_limit() -> None:
    """Two words and two more fit into four; a fifth ends the reading, and repeated words count."""
    spans = [piece(0, 5), piece(0, 5), piece(6, 8)]
    assert whole_within(spans, TEXTS, 4) == spans[:2]


@pytest.mark.parametrize(("end", "rank"), [(4, None), (5, 1), (10, 1)])
def test_gold_span_is_found_once_half_of_it_is_read(end: int, rank: int | None) -> None:
    """Five of ten characters are enough, four are not."""
    assert found_at(gold(0, 10), read_in_order([piece(0, end)], TEXTS)) == rank


def test_parts_of_several_spans_add_up_to_half() -> None:
    """Three characters at rank 1 and two more at rank 3 find a span of ten at rank 3; another letter's do not help."""
    spans = [piece(0, 3), piece(0, 10, "y"), piece(8, 12)]
    assert found_at(gold(0, 10), read_in_order(spans, TEXTS)) == 3


def test_character_precision_counts_characters_in_any_gold_span_once() -> None:
    """Of ten characters read, 2–6 and 4–8 hold six; a gold span of another letter holds none."""
    reading = read_in_order([piece(0, 10)], TEXTS)
    assert gold_share(reading, [gold(2, 6), gold(4, 8), gold(0, 10, "y")]) == pytest.approx(0.6)


def test_precision_of_nothing_read_is_nothing() -> None:
    """A system that shows nothing has precision 0, not an error."""
    assert gold_share((), [gold(0, 1)]) == 0.0
