"""Headings that a letter of its kind lacks, that are none, or that too much stands under."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.letter import FindingKind, LetterKind, Metadata
from corpus.quality.oddity import OddityKind
from tests.corpus.quality.invented import (
    FILLER,
    FINDINGS,
    IMPROVE,
    SENTENCE,
    WELL,
    Part,
    grades,
    kinds,
    letter_of,
    oddities,
    only,
)

RECOMMENDATIONS = Part(("Recommendations",), FILLER, FindingKind.IMPROVEMENT)
LEADERSHIP = Part(("Leadership, management and governance",), FILLER)
BOARD = Part(("The Local Safeguarding Children Board", "Summary"), FILLER)


def of_kind(kind: LetterKind) -> Metadata:
    """A letter's facts, with grades enough for any kind."""
    return replace(WELL, kind=kind, grades=grades(7))


@pytest.mark.parametrize(
    ("kind", "lacking"),
    [
        (LetterKind.JOINT_INSPECTION, ["strengths", "areas for improvement"]),
        (LetterKind.FOCUSED_VISIT, ["what needs to improve"]),
        (LetterKind.ILACS, ["what needs to improve", "help and protection", "children in care", "impact of leaders"]),
        (LetterKind.AREA_SEND, ["inspection outcome", "what is it like to be a child", "do better"]),
        (LetterKind.ANNUAL_REPORT, []),
    ],
)
def test_each_kind_lacks_the_headings_that_letters_of_it_have(kind: LetterKind, lacking: list[str]) -> None:
    """A letter with the one heading *Findings* lacks all of them."""
    told = oddities(letter_of(FINDINGS, metadata=of_kind(kind)))
    assert [oddity.kind for oddity in told] == [OddityKind.MISSING_HEADING] * len(lacking)
    assert [oddity.reason.split("“")[1].split("”")[0] for oddity in told] == lacking


def test_a_missing_heading_that_stands_in_the_text_is_shown_with_its_page() -> None:
    """What was taken for a line of the text is the likely cause."""
    read_as_text = Part(("Findings",), (*FILLER, "What needs to improve in Ashmere", *FILLER))
    oddity = only(letter_of(read_as_text, pages=True))
    assert oddity.reason.endswith(", although “What needs to improve in Ashmere” stands in it")
    assert oddity.pages == (1,)


def test_a_single_inspection_without_the_boards_report_is_told_and_a_reinspection_is_not() -> None:
    """Two reports make one; a re-inspection has the first alone."""
    known = replace(of_kind(LetterKind.SIF), title="Inspection of services for children in Ashmere")
    assert kinds(letter_of(RECOMMENDATIONS, LEADERSHIP, BOARD, metadata=known)) == []
    assert kinds(letter_of(RECOMMENDATIONS, LEADERSHIP, metadata=known)) == [OddityKind.MISSING_REPORT]
    again = replace(known, title="Re-inspection of services for children in Ashmere")
    assert kinds(letter_of(RECOMMENDATIONS, LEADERSHIP, metadata=again)) == []


def test_a_long_letter_without_any_heading_is_told_and_a_short_one_is_not() -> None:
    """From 800 words on."""
    assert kinds(letter_of(Part((), (" ".join(FILLER * 6),)))) == [OddityKind.NO_HEADINGS]
    assert kinds(letter_of(Part((), FILLER))) == []


@pytest.mark.parametrize("line", ["Textphone 0161 496 0000", "www.ashmere.example/letters", "Dunwick DW1 2AB"])
def test_a_heading_that_is_part_of_an_address_is_told_where_text_stands_under_it(line: str) -> None:
    """The lines of a back cover stand under such headings too, but are few."""
    oddity = only(letter_of(Part((line,), FILLER), IMPROVE))
    assert (oddity.kind, oddity.reason) == (OddityKind.STRANGE_HEADING, f"the heading “{line}” reads like part of an address")
    assert kinds(letter_of(FINDINGS, IMPROVE, Part((line,), ("Published by Ashmere.",)))) == []


def test_a_heading_that_begins_in_lower_case_is_told() -> None:
    """Its first line was taken for something else."""
    oddity = only(letter_of(Part(("need help and protection",), FILLER), IMPROVE))
    assert oddity.kind is OddityKind.STRANGE_HEADING
    assert oddity.reason.endswith("begins in lower case, as if cut from the line before")


def test_more_words_under_one_heading_than_any_letter_has_are_told_with_the_page() -> None:
    """4,300 words in place of 4,200."""
    words = len(SENTENCE.split())
    allowed, crowded = (" ".join([SENTENCE] * (number // words)) for number in (4200, 4300))
    assert kinds(letter_of(Part(("Findings",), (allowed,)), IMPROVE)) == []
    oddity = only(letter_of(Part(("Findings",), (crowded,)), IMPROVE, pages=True))
    assert (oddity.kind, oddity.pages) == (OddityKind.CROWDED_HEADING, (1,))
    assert oddity.reason == f"{len(crowded.split()):,} words stand under the heading “Findings”"
