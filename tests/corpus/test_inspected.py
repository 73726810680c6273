"""An inspection's first and last day, and dates of letters that cannot be."""

from __future__ import annotations

import datetime

import pytest

from corpus.inspected import Inspected, could_be_published, inspected_days, mended_date

_DAY = datetime.date


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("15 and 16 January 2020", _DAY(2020, 1, 15), _DAY(2020, 1, 16)),
        ("27 September to 8 October 2021", _DAY(2021, 9, 27), _DAY(2021, 10, 8)),
        ("29 December to 8 January 2022", _DAY(2021, 12, 29), _DAY(2022, 1, 8)),
        ("29 and 30 September, and 1 October 2020", _DAY(2020, 9, 29), _DAY(2020, 10, 1)),
        ("15, 16 and 21 July 2025", _DAY(2025, 7, 15), _DAY(2025, 7, 21)),
        ("6 March 2017–30 March 2017", _DAY(2017, 3, 6), _DAY(2017, 3, 30)),
        ("1 to 5 July 2019 and 7 August 2019 to 8 August 2019", _DAY(2019, 7, 1), _DAY(2019, 8, 8)),
        ("the 15 and 16 of May 2018", _DAY(2018, 5, 15), _DAY(2018, 5, 16)),
        ("Tuesday 3rd April 2018", _DAY(2018, 4, 3), _DAY(2018, 4, 3)),
    ],
)
def test_months_and_years_that_are_left_out_are_those_of_the_next_day(
    printed: str, first: datetime.date, last: datetime.date
) -> None:
    """Back over the turn of a year, and through lists and two ranges."""
    assert inspected_days(printed) == Inspected(first, last)


@pytest.mark.parametrize("printed", [None, "", "March 2016", "20 and 24 June", "30 and 31 June 2020"])
def test_days_that_cannot_be_told_are_not_made_up(printed: str | None) -> None:
    """A month alone, a year that nothing tells, and a day that no calendar has."""
    assert inspected_days(printed) == Inspected()


def test_a_missing_year_is_the_last_before_the_letter() -> None:
    """The inspection ended before the letter was written."""
    assert inspected_days("20 and 24 June", _DAY(2016, 8, 2)) == Inspected(_DAY(2016, 6, 20), _DAY(2016, 6, 24))
    assert inspected_days("12 and 13 December", _DAY(2021, 1, 29)) == Inspected(_DAY(2020, 12, 12), _DAY(2020, 12, 13))


def test_a_visit_of_a_year_is_a_slip_of_the_pen() -> None:
    """Days that lie together but for the year are read in the later year, with a note."""
    days = inspected_days("24 October 2022 to 25 October 2023")
    assert (days.first, days.last) == (_DAY(2023, 10, 24), _DAY(2023, 10, 25))
    assert days.note == (
        "The letter gives the inspection as 24 October 2022 to 25 October 2023: read as within 2023, because the years differ."
    )


def test_days_too_far_apart_are_left_out_with_a_note() -> None:
    """Where another year would not bring them together."""
    days = inspected_days("3 February 2022 to 25 October 2023")
    assert (days.first, days.last) == (None, None)
    assert days.note.startswith("The dates of the inspection (3 February 2022 to 25 October 2023) are too far apart")


@pytest.mark.parametrize(
    ("date", "could_be"),
    [(_DAY(2019, 12, 19), True), (_DAY(2020, 6, 1), True), (_DAY(2019, 12, 18), False), (_DAY(2022, 1, 21), False)],
)
def test_a_letter_comes_out_within_two_years_after_the_inspection(date: datetime.date, could_be: bool) -> None:
    """Not before its end, and not years later."""
    assert could_be_published(date, Inspected(_DAY(2019, 12, 18), _DAY(2019, 12, 19))) is could_be
    assert could_be_published(date, Inspected()) is True


def test_a_letter_of_january_that_names_the_old_year_means_the_new_one() -> None:
    """The slip that people make in January; the note tells both days."""
    visit = Inspected(_DAY(2019, 12, 18), _DAY(2019, 12, 19))
    assert mended_date(_DAY(2019, 1, 21), visit, ()) == (
        _DAY(2020, 1, 21),
        "The letter is dated 21 January 2019, but its inspection ended on 19 December 2019: read as 21 January 2020.",
    )


def test_another_date_that_can_be_stands_for_one_that_cannot() -> None:
    """The first that is printed, or the file name's."""
    visit = Inspected(_DAY(2018, 3, 20), _DAY(2018, 3, 21))
    date, note = mended_date(_DAY(2030, 5, 3), visit, [_DAY(2017, 5, 3), _DAY(2018, 5, 3)])
    assert date == _DAY(2018, 5, 3)
    assert note.endswith("read as 3 May 2018.")


def test_a_date_that_cannot_be_and_has_no_other_is_left_out() -> None:
    """Rather none than a guess."""
    visit = Inspected(_DAY(2018, 3, 20), _DAY(2018, 3, 21))
    date, note = mended_date(_DAY(2030, 5, 3), visit, ())
    assert date is None
    assert note.endswith("but its inspection ended on 21 March 2018: that cannot be, and no date is taken.")
