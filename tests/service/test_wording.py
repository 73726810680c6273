"""The words for counts, pages and dates."""

from __future__ import annotations

import datetime

import pytest

from service.wording import (
    counted,
    date_label,
    dated_name,
    former_note,
    headline,
    in_marks,
    left_open,
    letter_name,
    pages_label,
    section_label,
    shortened,
    years_label,
)
from tests.service.fakes import SUMMARY, UNDATED, FakeAsking


@pytest.mark.parametrize(
    ("pages", "label"),
    [
        ((), ""),
        ((3,), "Page 3"),
        ((3, 4), "Pages 3 to 4"),
        ((3, 4, 5), "Pages 3 to 5"),
        ((2, 5), "Pages 2 and 5"),
        ((1, 2, 9), "Pages 1, 2 and 9"),
    ],
)
def test_pages_are_told_in_words(pages: tuple[int, ...], label: str) -> None:
    """A run is told by its ends, other pages one by one, and no page by nothing."""
    assert pages_label(pages) == label


def test_counts_take_the_plural_that_they_need() -> None:
    """One is one."""
    assert [counted(0, "finding"), counted(1, "finding"), counted(1204, "word")] == ["0 findings", "1 finding", "1,204 words"]
    assert counted(2, "child", "children") == "2 children"


def test_dates_and_names_are_told_as_a_person_would() -> None:
    """Days have no leading zero; what is not known is said to be so."""
    assert [date_label(datetime.date(2021, 3, 7)), date_label(None)] == ["7 March 2021", "No date given"]
    assert letter_name(SUMMARY) == "Hartmere: Joint targeted area inspection"
    assert letter_name(UNDATED) == "Orrin partnership's year"
    assert [section_label(("Findings", "Front door")), section_label(())] == ["Findings › Front door", ""]


def test_what_became_of_a_former_authority_is_told_in_a_sentence() -> None:
    """Divided, or merged with others; nothing of one that still is."""
    assert former_note("Cumbria") == "Cumbria has been Cumberland and Westmorland and Furness since 1 April 2023."
    assert former_note("Poole") == "Poole has been part of Bournemouth, Christchurch and Poole since 1 April 2019."
    assert former_note("Hartmere") == ""


def test_a_letter_among_others_is_named_with_its_date() -> None:
    """Or with the words that it gives none."""
    assert dated_name(SUMMARY) == f"{letter_name(SUMMARY)}, {date_label(SUMMARY.date)}"
    assert dated_name(UNDATED) == "Orrin partnership's year, No date given"


@pytest.mark.parametrize(
    ("years", "label"),
    [
        ({2021}, "2021"),
        ({2021, 2020}, "2020 or 2021"),
        ({2023, 2021, 2022}, "2021 to 2023"),
        ({2019, 2021, 2022}, "2019, 2021 or 2022"),
    ],
)
def test_years_in_a_long_row_are_told_by_its_ends(years: set[int], label: str) -> None:
    """Others one by one."""
    assert years_label(years) == label


def test_what_was_sent_and_is_not_known_is_told_shortened() -> None:
    """Sixty characters are told whole."""
    assert (shortened(""), shortened("a" * 60), shortened("a" * 61)) == ("", "a" * 60, "a" * 60 + "…")


@pytest.mark.parametrize(
    ("words", "told"),
    [((), ""), (("a",), "“a”"), (("a", "b"), "“a” and “b”"), (("a", "b c", "d"), "“a”, “b c” and “d”")],
)
def test_words_are_joined_in_quotation_marks(words: tuple[str, ...], told: str) -> None:
    """As a person would list them."""
    assert in_marks(words) == told


@pytest.mark.parametrize(
    ("question", "heading", "told"),
    [
        ("health", "5 findings from 2 letters", ""),
        (
            "health in lighthouses and trams",
            "Part of an answer: 5 findings from 2 letters",
            "These findings may answer only part of this. No passage looked in speaks of: “lighthouses” and “trams”.",
        ),
        ("weather at lighthouses", "Nothing found in the letters", "No passage looked in speaks of: “lighthouses”."),
        ("weather", "Nothing found in the letters", ""),
    ],
)
def test_what_an_answer_leaves_open_is_told_by_its_status(question: str, heading: str, told: str) -> None:
    """Only where something was found is it part of an answer."""
    answer = FakeAsking().answer(question)
    assert (headline(answer), left_open(answer)) == (heading, told)
