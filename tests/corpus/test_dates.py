"""Printed dates are read in the forms that letters use."""

from __future__ import annotations

import datetime

import pytest

from corpus.dates import date_line, inspection_dates, parse_date, publication_date, published_month, reporting_year_end


@pytest.mark.parametrize(
    "printed", ["3 April 2018", "03 april 2018", "Tuesday 3rd April, 2018", "2018-04-03", "03/04/2018", "3 Apr 2018"]
)
def test_one_day_has_many_spellings(printed: str) -> None:
    """British order, with or without weekday, ordinal and full month."""
    assert parse_date(printed) == datetime.date(2018, 4, 3)


@pytest.mark.parametrize("printed", ["31 February 2018", "April 2018", "15 and 16 January", "0300 123 1231"])
def test_no_day_is_made_up(printed: str) -> None:
    """What is not a whole, possible date is no date."""
    assert parse_date(printed) is None


def test_a_date_line_is_not_the_answer_to_inspection_dates() -> None:
    """The date that stands alone under "Inspection date:" is when inspectors came, not when the letter was written."""
    assert date_line("Inspection date:\n3 May 2018\n\nDate: 7 June 2018\n") == datetime.date(2018, 6, 7)


def test_a_publication_line_is_read_anywhere_in_the_opening() -> None:
    """Also where a PDF has run it together with the line before."""
    assert publication_date("Inspection date: 1 May 2018 Report published: 9 July 2018") == datetime.date(2018, 7, 9)


@pytest.mark.parametrize(
    ("opening", "printed"),
    [
        ("findings of a visit on 15 and 16 January 2020. The", "15 and 16 January 2020"),
        ("took place from 27 September to 8 October 2021", "27 September to 8 October 2021"),
        ("Between 20 and 24 June, Ofsted", "20 and 24 June"),
        ("on 29 and 30 September, and 1 October 2020.", "29 and 30 September, and 1 October 2020"),
        ("Inspection dates: 9–24 November\n2017", "9–24 November 2017"),
        ("Since the last inspection on 3 May 2018, a visit on 4 June 2019", "4 June 2019"),
        ("a visit on the 15 and 16 of May 2018. It", "15 and 16 of May 2018"),
        ("Inspection date: 20 June 2017 ─ 13 July 2017", "20 June 2017 ─ 13 July 2017"),
        ("Inspection date: March 2016", "March 2016"),
        ("This inspection took place in March and April 2016.", "March and April 2016"),
        ("The last inspection took place in March 2016.", None),
        ("nothing on 15 occasions", None),
    ],
)
def test_inspection_dates_are_kept_as_printed(opening: str, printed: str | None) -> None:
    """Ranges, lists and missing years stay in the letter's words; an earlier inspection's date is passed over."""
    assert inspection_dates(opening, 0) == printed


@pytest.mark.parametrize(
    ("opening", "month"),
    [
        ("Report published: March 2016\n", "March 2016"),
        ("Ashmere\n\nSeptember 2021\n\nAnnual report", "September 2021"),
        ("Inspection date:\nMarch 2016\n", None),
        ("The board met in\nMarch 2016\n", None),
        ("Leaders came in March 2016 to the town.", None),
    ],
)
def test_a_month_alone_is_read_as_words(opening: str, month: str | None) -> None:
    """No day is made up for it."""
    assert published_month(opening) == month
    assert parse_date(opening) is None


def test_a_reporting_year_is_two_years_that_follow_each_other() -> None:
    """ "2020-21" ends on 31 March 2021; "2018-22" is a strategy, not a reporting year."""
    assert reporting_year_end("Annual Report 2020-21", "") == datetime.date(2021, 3, 31)
    assert reporting_year_end("Strategy 2018-22", "") is None
