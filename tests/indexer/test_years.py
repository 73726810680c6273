"""Years that letters belong to and that questions name."""

from __future__ import annotations

import datetime

import pytest

from corpus.letter import LetterKind, Span
from indexer.years import NamedYears, short_years_in, years_in, years_of
from tests.indexer.letters import make_entry


def test_a_letter_belongs_to_the_years_of_its_date_and_of_its_inspection() -> None:
    """An annual report also to those that its title names; other titles are not read."""
    assert years_of(make_entry(date=datetime.date(2021, 1, 9), inspection_dates="14 to 18 December 2020")) == {2020, 2021}
    assert years_of(make_entry(kind=LetterKind.ANNUAL_REPORT, title="Annual report 2019-21")) == {2019, 2020, 2021}
    assert years_of(make_entry(title="Letter about 2019")) == frozenset()


@pytest.mark.parametrize(
    ("inspection_dates", "years"),
    [
        ("6 March 2017–30 March 2017", {2017}),
        ("5 December 2016 to 9 January 2017", {2016, 2017}),
        ("March 2016", {2016}),
        ("20 and 24 June", set()),
    ],
)
def test_a_day_after_a_dash_is_no_year(inspection_dates: str, years: set[int]) -> None:
    """*2017–30 March* is not a range of years; an index built before the days were kept is read in the same way."""
    assert years_of(make_entry(inspection_dates=inspection_dates)) == years


def test_years_are_found_where_they_stand() -> None:
    """A range is one place with all its years."""
    assert years_in("in 2019 and 2020/21") == (
        NamedYears(frozenset({2019}), Span(3, 7)),
        NamedYears(frozenset({2020, 2021}), Span(12, 19)),
    )


@pytest.mark.parametrize(
    ("question", "first", "last", "label"),
    [
        ("since 2023", 2023, 2039, "2023 or later"),
        ("since 2023-24", 2023, 2039, "2023 or later"),
        ("2022 or later", 2022, 2039, "2022 or later"),
        ("after 2020", 2021, 2039, "after 2020"),
        ("before 2019", 2000, 2018, "before 2019"),
        ("up to 2019", 2000, 2019, "2019 or earlier"),
        ("between March 2019 and 7 June 2022", 2019, 2022, "2019 to 2022"),
        ("2019 to 2022", 2019, 2022, "2019 to 2022"),
    ],
)
def test_a_range_in_words_is_one_place_with_all_its_years(question: str, first: int, last: int, label: str) -> None:
    """And is told in words where nothing of it is held."""
    (read,) = years_in(f"neglect {question}, please")
    assert (read.years, read.label) == (frozenset(range(first, last + 1)), label)
    assert read.span == Span(8, 8 + len(question))


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("between 2022 and 2019", [{2022}, {2019}]),
        ("after the 2017 visit", [{2017}]),
        ("after 2017 inspections", [{2017}]),
        ("How many were there before 2019?", []),
        ("the Children Act 2004 or later", []),
    ],
)
def test_what_only_looks_like_a_range_is_none(question: str, years: list[set[int]]) -> None:
    """Years that go backwards, a visit's year, a time at which something happened, a law's year."""
    assert [each.years for each in years_in(question)] == years


def test_a_short_year_stands_after_a_name() -> None:
    """Its place is that of the digits, with the apostrophe where there is one."""
    assert list(short_years_in("jtai 22", [Span(0, 4)], {2022})) == [NamedYears(frozenset({2022}), Span(5, 7))]
    assert list(short_years_in("in '22", [], {2022})) == [NamedYears(frozenset({2022}), Span(3, 6))]
    assert list(short_years_in("22 jtai", [Span(3, 7)], {2022})) == []
