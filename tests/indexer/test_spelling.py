"""Misspelt words are mended towards the letters' own words."""

from __future__ import annotations

import pytest

from corpus.letter import Span
from indexer.spelling import Correction, Speller
from indexer.vocabulary import Vocabulary

COUNTS = {
    "assessment": 50, "attendance": 40, "because": 9, "children": 90, "compliance": 8, "detail": 30, "groups": 20,
    "interviews": 12, "missing": 30, "mission": 3, "nurses": 30, "optimism": 2, "problems": 20, "protection": 60, "rating": 9,
    "referrals": 40, "safeguarding": 70, "school": 60, "statements": 12, "taken": 80, "taking": 20, "waiting": 20,
}  # fmt: skip
SPELLER = Speller(Vocabulary(COUNTS, 900))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("attendence", "attendance"),
        ("complience", "compliance"),
        ("problms", "problems"),
        ("optimisim", "optimism"),
        ("wating", "waiting"),
        ("assesment", "assessment"),
        ("safegaurding", "safeguarding"),
        ("takin", "taking"),
        ("missin", "missing"),
        ("referals", "referrals"),
        ("intervws", "interviews"),
        ("becuase", "because"),
        ("schl", "school"),
        ("grps", "groups"),
        ("childprotection", "child protection"),
        ("statemants", "statements"),
        ("protectoin", "protection"),
    ],
)
def test_a_slip_of_the_pen_is_read_as_the_word_that_is_meant(typed: str, meant: str) -> None:
    """Letters left out, doubled, exchanged or one too many, other vowels, no vowels, and words run together."""
    speller = Speller(Vocabulary(COUNTS | {"child": 50}, 900))
    assert speller.meant(typed) == meant


@pytest.mark.parametrize("word", ["derail", "kids", "attendance", "nurse", "xyz", "zzzzzz", "lscb", "expel", "youngster"])
def test_a_word_that_may_be_right_is_left_as_it_is(word: str) -> None:
    """Real words, words near nothing, and short words that differ by a letter."""
    assert SPELLER.meant(word) is None


def test_a_slip_that_the_letters_make_themselves_is_mended_where_the_word_stands_far_more_often() -> None:
    """Once against a thousand times in a great library; not once against fifty."""
    counts = {"attendence": 1, "attendance": 1000, "assesment": 1, "assessment": 50}
    speller = Speller(Vocabulary(counts, 70_000))
    assert (speller.meant("attendence"), speller.meant("assesment")) == ("attendance", None)


def test_each_mended_word_is_told_with_what_was_typed() -> None:
    """All else of the question stays as it is, capitals and marks too."""
    corrected = SPELLER.correct("Attendence & wating: why? (attendence)")
    assert corrected.words == "Attendance & waiting: why? (attendance)"
    assert corrected.corrections == (
        Correction("Attendence", "Attendance"),
        Correction("wating", "waiting"),
        Correction("attendence", "attendance"),
    )


@pytest.mark.parametrize(
    "question", ["did Attendenc come", "the LSCBX and MaRac", "nurse's intervws@home", "h2wating", "pre-wating"]
)
def test_names_acronyms_and_joined_words_are_left_alone(question: str) -> None:
    """A capital within the question marks a name."""
    assert SPELLER.correct(question).words == question


def test_a_question_in_capitals_is_mended_too() -> None:
    """There capitals mark nothing."""
    assert SPELLER.correct("WATING LIST").words.lower() == "waiting list"


def test_what_stands_in_the_given_places_is_left_alone() -> None:
    """Quoted words and names of authorities are not mended."""
    assert SPELLER.correct("wating wating", [Span(0, 6)]).words == "wating waiting"
