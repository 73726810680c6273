"""Sentences whose beginning or end is missing, and bullets that were read as paragraphs."""

from __future__ import annotations

import pytest

from corpus.letter import FindingKind
from corpus.quality.oddity import OddityKind
from tests.corpus.quality.invented import FILLER, IMPROVE, PAGE_END, SENTENCE, Part, kinds, letter_of, only


def findings(*blocks: str) -> Part:
    """A section of these blocks."""
    return Part(("Findings",), (*FILLER, *blocks))


def test_a_paragraph_that_begins_amid_a_sentence_is_told_with_its_page() -> None:
    """Shown by its first words."""
    cut = "and the police in Ashmere share what they know with nurses on the same day, as a rule."
    oddity = only(letter_of(findings(PAGE_END, cut), IMPROVE, pages=True))
    assert (oddity.kind, oddity.pages) == (OddityKind.CUT_SENTENCE, (2,))
    assert oddity.reason == "a paragraph begins amid a sentence: “and the police in Ashmere share what they know with nurses…”"


@pytest.mark.parametrize(
    "cut",
    [
        "Children in Ashmere are seen quickly when they need help, and plans are written by the",
        "Children in Ashmere are seen quickly when they need help, and plans reflect children's",
        "Children in Ashmere are seen quickly when they need help, by nurses, police officers,",
        SENTENCE.removesuffix(".") + " and with the family before the next visit",
    ],
)
def test_a_paragraph_that_stops_before_its_sentence_does_is_told(cut: str) -> None:
    """At a word or comma that nothing ends with, or without a full stop after 25 words."""
    oddity = only(letter_of(findings(cut), IMPROVE))
    assert oddity.kind is OddityKind.CUT_SENTENCE
    assert oddity.reason.startswith("a paragraph ends without a full stop: “…")
    assert oddity.reason.endswith(f"{cut[-20:]}”")


def test_several_cut_paragraphs_are_told_at_once_with_two_of_them() -> None:
    """So that a badly read letter does not fill the screen."""
    cut = "Children in Ashmere are seen quickly when they need help, and plans are written by the"
    oddity = only(letter_of(findings(cut, cut, cut), IMPROVE))
    assert oddity.reason.startswith("3 paragraphs end without a full stop: “…")
    assert oddity.reason.endswith("and 1 more")


@pytest.mark.parametrize(
    "block",
    [
        "- the pace of assessments, which are too slow for children who wait for help from the",
        "Lead inspector: Jo Ferns, with Kit Marsh",
        "www.ashmere.example/letters is where this letter and those of other areas can be read by all.",
        "If you would like this letter in another form, please write to the inspectors of Ashmere at any time by letter,"
        " by telephone on a working day or to letters@ashmere.example",
        "He asked who had read it (Recommendation)",
    ],
)
def test_bullets_names_and_addresses_are_not_taken_for_cut_sentences(block: str) -> None:
    """They have no full stop in print."""
    assert kinds(letter_of(findings(block), IMPROVE)) == []


def test_lines_of_a_reports_title_are_not_taken_for_cut_sentences() -> None:
    """They stand before the first heading and hold no full stop."""
    title = "Inspection of services for those in need of help at sea and ashore, their boats and nets, and pilots and"
    assert kinds(letter_of(Part((), (title,)), findings(), IMPROVE)) == []


def test_the_letterhead_within_a_sentence_is_told() -> None:
    """Its last line was joined to the sentence that it interrupts."""
    oddity = only(letter_of(findings("letters@ashmere.example www.ashmere.example when they need help, and often."), IMPROVE))
    assert oddity.kind is OddityKind.CUT_SENTENCE
    assert oddity.reason.startswith("a paragraph holds a line of the letterhead: “letters@ashmere.example")


def test_three_bullets_that_were_read_as_paragraphs_are_told_and_two_are_not() -> None:
    """Their marks still stand before them."""
    bullets = ("─ in primary schools", "─ in secondary schools", "─ in colleges")
    oddity = only(letter_of(findings(*bullets), IMPROVE))
    assert oddity.kind is OddityKind.LOST_BULLETS
    assert oddity.reason == "3 bullets were read as paragraphs: “─ in primary schools”, “─ in secondary schools” and 1 more"
    assert kinds(letter_of(findings(*bullets[:2]), IMPROVE)) == []


def test_addressees_and_signatures_are_not_judged() -> None:
    """Their lines are no sentences."""
    line = "of the Board for Safeguarding Children in Ashmere and in all of the villages that belong to the"
    parts = (Part(("Address",), (line,)), findings(), IMPROVE, Part(("Signatures",), (line,), FindingKind.CONTEXT))
    assert kinds(letter_of(*parts)) == []
