"""Graded reports, area SEND reports and annual reports say of themselves what letters say elsewhere; all invented."""

from __future__ import annotations

import datetime

import pytest

from corpus.letter import Grade, LetterKind
from corpus.metadata import read_metadata

REVIEW = "Review of the effectiveness of the Local Safeguarding Children Board"
LEADERS = "The impact of leaders on social work practice in Fenholme"
HELP = "The experiences and progress of Fenholme children who need help and protection"
REPORT = f"""\
1

London Borough of Fenholme

Inspection of children’s social care services

Inspection dates: 9 October 2018 to 18 October 2018

Lead inspector: Marcus Ferriby
Her Majesty’s Inspector

Judgement\tGrade
{LEADERS}\tOutstanding
{HELP}\tRequires improvement to be good
Overall effectiveness\tGood

Services for children in Fenholme are good.
"""


def test_a_graded_report_names_its_area_on_the_line_above_its_title() -> None:
    """An older report: area, title, dates, lead inspector and grade table; it prints no date of its own."""
    metadata = read_metadata(REPORT, "letter.txt")
    assert metadata.title == "London Borough of Fenholme Inspection of children’s social care services"
    assert metadata.authority == "Fenholme"
    assert metadata.kind is LetterKind.ILACS
    assert metadata.date is None
    assert metadata.inspection_dates == "9 October 2018 to 18 October 2018"
    assert metadata.lead_inspectors == ("Marcus Ferriby",)
    assert metadata.grades == (
        Grade(LEADERS, "outstanding"),
        Grade(HELP, "requires improvement to be good"),
        Grade("Overall effectiveness", "good"),
    )


def test_the_file_name_dates_a_report_that_does_not_date_itself() -> None:
    """The name is asked only where the text is silent."""
    assert read_metadata(REPORT, "ilacs_fenholme_2018-11-19.pdf").date == datetime.date(2018, 11, 19)
    dated = f"{REPORT}\nReport published: 17 February 2020\n"
    assert read_metadata(dated, "ilacs_fenholme_2018-11-19.pdf").date == datetime.date(2020, 2, 17)


def test_a_newer_report_names_its_area_and_publication_in_its_own_words() -> None:
    """The newer title holds the area, and a publication line the date."""
    metadata = read_metadata(
        "Inspection of Brackenshire children's services\n\nInspection dates: 15 to 26 May 2023\n\n"
        "Lead inspector: Ruth Calloway, His Majesty's Inspector\n\nReport published: 12 July 2023",
        "letter.txt",
    )
    assert metadata.authority == "Brackenshire"
    assert metadata.date == datetime.date(2023, 7, 12)
    assert metadata.lead_inspectors == ("Ruth Calloway",)


def test_reinspections_are_single_inspection_reports() -> None:
    """The long title of 2014–18, first inspection and re-inspection, with the board's review."""
    services = "services for children in need of help and protection"
    body = f"nspection of {services}, children looked after and care leavers"
    first = read_metadata(
        f"Dunwick Metropolitan Borough Council\n\nI{body}\n\nand\n\n{REVIEW}¹\n\n"
        "Inspection date: 6 March 2017 – 30 March 2017\n\nReport published: 13 June 2017",
        "letter.txt",
    )
    again = read_metadata(f"City of Dunwick\n\nRe-i{body}\n\nReport published: 19 January 2018", "letter.txt")
    assert (first.authority, again.authority) == ("Dunwick", "Dunwick")
    assert (first.kind, again.kind) == (LetterKind.SIF, LetterKind.SIF)
    assert first.title.endswith(f"care leavers and {REVIEW}")
    assert (first.date, again.date) == (datetime.date(2017, 6, 13), datetime.date(2018, 1, 19))
    assert first.inspection_dates == "6 March 2017 – 30 March 2017"


def test_an_area_send_report_is_known_by_its_partnership() -> None:
    """The area stands before "Local Area Partnership"; both leading inspectors are read from the team."""
    metadata = read_metadata(
        "Local area partnership report\n\nArea SEND inspection of the Eastmarsh Local Area\nPartnership\n\n"
        "Inspection dates: 1 to 5 May 2024\n\nOfsted and the Care Quality Commission (CQC) ask.\n\nInspection team\n\n"
        "Una Barley, HMI, Ofsted Lead inspector\tLee Perrin, CQC Lead inspector Deena Wall, Ofsted inspector",
        "letter.txt",
    )
    assert (metadata.authority, metadata.kind) == ("Eastmarsh", LetterKind.AREA_SEND)
    assert metadata.title == "Area SEND inspection of the Eastmarsh Local Area Partnership"
    assert metadata.inspectorates == ("Ofsted", "CQC")
    assert metadata.lead_inspectors == ("Una Barley", "Lee Perrin")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("**Ashmere Safeguarding Children\nPartnership\nAnnual Report 2020-21**", datetime.date(2021, 3, 31)),
        ("Annual Report 2019/20\n\nAshmere Safeguarding Children Partnership", datetime.date(2020, 3, 31)),
        (
            "Ashmere Safeguarding Children Partnership Annual Report\n\nThis covers 1st July 2020 to 30th June 2021.",
            datetime.date(2021, 6, 30),
        ),
        (
            "Ashmere Safeguarding Children Partnership Annual Report 2020-21\n\nPublished: 4 October 2021",
            datetime.date(2021, 10, 4),
        ),
    ],
)
def test_an_annual_report_is_dated_by_its_publication_or_its_year(text: str, date: datetime.date) -> None:
    """A publication date is best; otherwise the last day of the year that the report covers."""
    metadata = read_metadata(text, "letter.txt")
    assert (metadata.authority, metadata.kind, metadata.date) == ("Ashmere", LetterKind.ANNUAL_REPORT, date)
    assert metadata.inspectorates == ()
