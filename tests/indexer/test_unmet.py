"""Words of a question that no passage speaks of."""

from __future__ import annotations

import numpy as np

from corpus.letter import Span
from indexer.unmet import TokensMet, unmet_words

QUESTION = "What of the unicorns and private-hire taxis for children?"
SPANS = [Span(*place) for place in ((0, 4), (5, 7), (8, 11), (12, 20), (21, 24), (25, 32), (33, 37), (38, 43), (48, 56))]


def unmet(held: set[str], near: dict[int, float], light: tuple[int, ...] = ()) -> tuple[str, ...]:
    """Unmet words where these stems are held, these tokens are near something and these are of little weight."""
    matches = np.array([near.get(place, 0.1) for place in range(len(SPANS))], dtype=np.float32)
    weights = np.array([1.0 if place in light else 1.5 for place in range(len(SPANS))], dtype=np.float32)
    return unmet_words(QUESTION, TokensMet(SPANS, matches, weights), held.__contains__)


def test_words_that_are_neither_held_nor_near_anything_are_unmet() -> None:
    """In the question's order and spelling; words that carry no meaning never are."""
    assert unmet({"child"}, {}) == ("unicorns", "private-hire", "taxis")
    assert unmet(set(), {}) == ("unicorns", "private-hire", "taxis", "children")


def test_a_word_is_met_in_other_words_by_any_of_its_tokens() -> None:
    """However the tokenizer cuts it."""
    assert unmet({"child"}, {3: 0.9, 6: 0.8}) == ("taxis",)


def test_a_word_is_met_where_any_of_its_terms_stands() -> None:
    """Of a compound, one is enough."""
    assert unmet({"child", "hire", "taxi"}, {}) == ("unicorns",)


def test_words_of_little_weight_are_not_what_is_asked() -> None:
    """A compound has the weight of its weightiest token."""
    assert unmet({"child"}, {}, light=(3, 5)) == ("private-hire", "taxis")


def test_a_place_that_no_passage_names_is_unmet_however_near_its_token_comes() -> None:
    """Names of places resemble each other; a word without a capital letter may be another word for something held."""
    words = "neglect in Narnia, at home and in care"
    spans = [Span(0, 7), Span(8, 10), Span(11, 17), Span(19, 21), Span(22, 26), Span(27, 30), Span(31, 33), Span(34, 38)]
    near = TokensMet(spans, np.full(len(spans), 0.9, np.float32), np.ones(len(spans), np.float32))
    assert unmet_words(words, near, {"neglect", "home", "care"}.__contains__) == ("Narnia",)
    assert unmet_words(words, near, {"neglect", "home", "care", "narnia"}.__contains__) == ()
    assert unmet_words(words.lower(), near, {"neglect"}.__contains__) == ()
