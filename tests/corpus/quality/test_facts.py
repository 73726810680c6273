"""What a letter says of itself and cannot be so, or does not say."""

from __future__ import annotations

import datetime
from dataclasses import replace

from corpus.letter import FindingKind, LetterKind
from corpus.quality.oddity import OddityKind
from tests.corpus.quality.invented import FILLER, FINDINGS, IMPROVE, WELL, Part, grades, kinds, letter_of, only


def test_nothing_is_odd_in_a_letter_that_says_all() -> None:
    """Authority, kind and date are there, and the heading of its kind."""
    assert kinds(letter_of(FINDINGS, IMPROVE)) == []


def test_what_a_letter_does_not_say_is_told_with_the_sidecar_line_that_mends_it() -> None:
    """Authority and kind, then the date."""
    unnamed, undated = replace(WELL, authority=None, kind=LetterKind.OTHER), replace(WELL, date=None)
    assert kinds(letter_of(FINDINGS, metadata=unnamed)) == [OddityKind.NO_AUTHORITY, OddityKind.NO_KIND]
    assert kinds(letter_of(FINDINGS, IMPROVE, metadata=undated)) == [OddityKind.NO_DATE]
    assert 'authority = "Ashmere"' in OddityKind.NO_AUTHORITY.advice
    assert 'kind = "jtai"' in OddityKind.NO_KIND.advice
    assert "date = 2020-02-17" in OddityKind.NO_DATE.advice


def test_what_says_nothing_of_a_letter_is_told_once() -> None:
    """It is likely no letter, and three lines would say the same."""
    known = replace(WELL, authority=None, kind=LetterKind.OTHER, date=None)
    assert kinds(letter_of(FINDINGS, metadata=known)) == [OddityKind.NO_LETTER]


def test_a_date_that_cannot_be_is_told() -> None:
    """Still to come, long before, before the inspection ended, and more than a year after it."""
    ended = datetime.date(2020, 1, 16)
    told = {
        date: only(letter_of(FINDINGS, IMPROVE, metadata=replace(WELL, date=date, inspected_to=ended)))
        for date in (
            datetime.date(2024, 6, 2),
            datetime.date(1920, 2, 17),
            datetime.date(2020, 1, 15),
            datetime.date(2021, 2, 1),
        )
    }
    assert {oddity.kind for oddity in told.values()} == {OddityKind.IMPOSSIBLE_DATE}
    assert [oddity.reason for oddity in told.values()] == [
        "the date 2024-06-02 is in the future",
        "the date 1920-02-17 is before 2000",
        "the date 2020-01-15 is before the end of the inspection, 2020-01-16",
        "the date 2021-02-01 is more than a year after the inspection, which ended on 2020-01-16",
    ]


def test_a_date_of_today_or_of_the_inspections_last_day_can_be() -> None:
    """The bounds themselves are allowed."""
    today, ended = datetime.date(2024, 6, 1), datetime.date(2024, 6, 1)
    assert kinds(letter_of(FINDINGS, IMPROVE, metadata=replace(WELL, date=today, inspected_to=ended))) == []


def test_a_graded_report_with_too_few_grades_is_told() -> None:
    """Three of four; four are enough."""
    parts = [
        Part(("What needs to improve",), FILLER, FindingKind.IMPROVEMENT),
        Part(("Children who need help and protection: good",), FILLER),
        Part(("Children in care: good",), FILLER),
        Part(("The impact of leaders: good",), FILLER),
    ]
    report = replace(WELL, kind=LetterKind.ILACS, grades=grades(3))
    oddity = only(letter_of(*parts, metadata=report))
    assert (oddity.kind, oddity.reason) == (
        OddityKind.NO_GRADES,
        "3 grades recognised, and reports of this kind (ILACS inspection report) give 4",
    )
    assert kinds(letter_of(*parts, metadata=replace(report, grades=grades(4)))) == []
