"""Words that stand together or apart as none should, and characters of a wrong encoding."""

from __future__ import annotations

import pytest

from corpus.quality.oddity import OddityKind
from tests.corpus.quality.invented import FILLER, IMPROVE, PAGE_END, Part, kinds, letter_of, only


def findings(*blocks: str) -> Part:
    """A section of these blocks."""
    return Part(("Findings",), (*FILLER, *blocks))


def test_three_words_without_a_space_between_are_told_and_two_misprints_are_not() -> None:
    """A capital, a full stop or a comma within a word."""
    blocks = ["Signed by the OfstedCare inspectors.", "They read the letter.Then they wrote.", "Plans are good,and clear."]
    oddity = only(letter_of(findings(*blocks), IMPROVE))
    assert oddity.kind is OddityKind.GLUED_WORDS
    assert oddity.reason == "words stand together without a space: “OfstedCare”, “letter.Then”, “good,and”"
    assert kinds(letter_of(findings(*blocks[:2]), IMPROVE)) == []


def test_addresses_are_not_taken_for_words_without_a_space() -> None:
    """Nor are the names of programmes that are few."""
    blocks = ["Write to Letters.Team@ashmere.example, or to www.Ashmere.example/The,letters, http://Ash.Example/OneTwo."] * 3
    assert kinds(letter_of(findings(*blocks), IMPROVE)) == []


def test_words_that_a_hyphen_breaks_are_told_where_the_letter_writes_them_whole_elsewhere() -> None:
    """With or without a space after the hyphen; prefixes and halves that are words by themselves do not count."""
    whole = "Intervention and assessment by the partnership, in multiagency meetings, safeguarding children."
    broken = "The interven- tion came late. Each assess-ment is kept. The partner- ship meets."
    oddity = only(letter_of(findings(whole, broken), IMPROVE))
    assert oddity.kind is OddityKind.BROKEN_WORDS
    assert oddity.reason == "words are broken by a hyphen: “interven- tion”, “assess-ment”, “partner- ship”"
    fine = "Multi-agency meetings, co-ordinated help, self-harm, short- and long-term plans, part-time staff."
    assert kinds(letter_of(findings(whole, fine, "Longterm plans. Coordinated help."), IMPROVE)) == []


@pytest.mark.parametrize("wrong", ["childrenâ€™s", "caf\ufffd", "\uf0b7 plans", "CafÃ©s", "(cid:120) plans"])
def test_characters_of_a_wrong_encoding_are_told_with_the_page(wrong: str) -> None:
    """One is enough."""
    oddity = only(letter_of(findings(PAGE_END, f"There are {wrong} here."), IMPROVE, pages=True))
    assert (oddity.kind, oddity.pages) == (OddityKind.WRONG_CHARACTERS, (2,))
    assert oddity.reason.startswith("1 character is of a wrong or unknown encoding: ")


def test_accents_quotation_marks_and_dashes_are_as_they_should_be() -> None:
    """A letter may hold them all."""
    assert kinds(letter_of(findings("Zoë’s café – “naïve” plans cost £12 or 10 €."), IMPROVE)) == []
