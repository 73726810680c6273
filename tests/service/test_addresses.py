"""Addresses of places: what is written is what is read back, whatever an id holds."""

from __future__ import annotations

import pytest

from corpus.letter import Span
from service.addresses import anchor_of, letter_url, place_value, quote_url, read_cited, read_place, read_span


@pytest.mark.parametrize("letter_id", ["hartmere-2017", "some/letter ü?.pdf", "a:b", "a&b=c#d"])
def test_a_place_is_read_back_as_it_was_written(letter_id: str) -> None:
    """An id may hold a colon."""
    assert read_place(place_value(letter_id, Span(12, 340))) == (letter_id, Span(12, 340))


@pytest.mark.parametrize("value", ["", "x", ":1-2", "x:1", "x:1-", "x:-1-2", "x:1-2 ", "x:1-1234567890", "x:١-٢"])
def test_what_is_no_place_is_none(value: str) -> None:
    """Nothing is guessed."""
    assert read_place(value) is None
    assert read_span(value.removeprefix("x:")) is None


def test_a_quotes_address_names_index_and_check_only_where_given() -> None:
    """Both are percent-encoded."""
    span = Span(1, 20)
    assert quote_url("a b", span) == "/quotes/a%20b/1-20"
    assert quote_url("a/b", span, "g&1") == "/quotes/a%2Fb/1-20?index=g%261"
    assert quote_url("a", span, check="0f") == "/quotes/a/1-20?check=0f"
    assert quote_url("a", span, "g1", "0f") == "/quotes/a/1-20?index=g1&check=0f"


def test_a_letters_address_marks_all_places_and_leads_to_the_first() -> None:
    """In the order given."""
    spans = (Span(5, 9), Span(20, 30))
    assert letter_url("a") == "/letters/a"
    assert letter_url("a", *spans) == "/letters/a?cite=5-9&cite=20-30#c5-9"
    assert anchor_of(spans[1]) == "c20-30"
    assert read_cited(["5-9", "x", "20-30"]) == (spans, ("x",))
