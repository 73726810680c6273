"""Which words are known."""

from __future__ import annotations

import pytest

from indexer.vocabulary import Vocabulary, general_words

VOCABULARY = Vocabulary({"worded": 1, "postcodes": 4, "attendance": 9}, 500, {"marac"})


@pytest.mark.parametrize(
    "word",
    ["children", "attendance", "worded", "marac", "postcode", "reworded", "swapping", "doesnt", "theyre", "unwilling", "kids"],
)
def test_words_of_the_letters_of_english_and_of_the_synonyms_are_known(word: str) -> None:
    """So are words that are plainly made of them, and those that lack an apostrophe only."""
    assert VOCABULARY.knows(word)


@pytest.mark.parametrize("word", ["attendence", "complience", "problms", "referals", "comming", "progres", "exploted"])
def test_misspelt_words_are_unknown(word: str) -> None:
    """Even where they end as words do."""
    assert not VOCABULARY.knows(word)


def test_a_word_that_a_great_library_has_once_may_be_a_slip_of_its_own() -> None:
    """In a small one it is a word."""
    assert Vocabulary({"attendence": 1}, 500).knows("attendence")
    assert not Vocabulary({"attendence": 1}, 70_000).knows("attendence")


def test_a_word_is_trusted_that_english_has_or_that_the_letters_have_often() -> None:
    """A word of the letters alone that stands in a passage or two could be a slip."""
    vocabulary = Vocabulary({"optimism": 1, "xylofone": 2, "xylophobe": 3}, 500)
    assert [vocabulary.trusts(word) for word in ("optimism", "xylofone", "xylophobe", "children")] == [True, False, True, False]


def test_general_english_comes_with_the_encoder() -> None:
    """Whole words only, small, of three letters and more."""
    words = general_words()
    assert {"children", "family", "police"} <= words
    assert all(word.isalpha() and word.islower() and len(word) > 2 for word in words)
