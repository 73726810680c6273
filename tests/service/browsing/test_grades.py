"""Grades: tables a kind of report, in the reports' own words, sorted and narrowed; as a spreadsheet nothing is run."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from starlette.testclient import TestClient

from corpus.grades import ASPECTS
from corpus.letter import LetterKind
from indexer.index import Index
from service.browsing.grades import GradedLetter, GradeView, grade_tables, graded_letters, read_grade_view
from service.forms import Field, Form
from tests.service.markup import Markup

_LEADERS = ASPECTS[LetterKind.ILACS][0]
_AREA = "Children’s services in the area"


@pytest.fixture
def graded(browsed_index: Index) -> tuple[GradedLetter, ...]:
    """The letters that give grades."""
    return graded_letters(browsed_index.library.entries)


def ids(letters: tuple[GradedLetter, ...], **view: str | bool) -> list[list[str]]:
    """The letters of each table."""
    tables = grade_tables(letters, GradeView(**view))  # type: ignore[arg-type]
    return [[row.letter.id for row in table.rows] for table in tables]


def test_each_kind_of_report_has_a_table_with_its_own_aspects(graded: tuple[GradedLetter, ...]) -> None:
    """A full stop and the area's name are no other aspect; everything else is."""
    tables = grade_tables(graded, GradeView())
    assert [(table.kind, table.aspects) for table in tables] == [
        (LetterKind.ILACS, (_LEADERS, "Overall effectiveness")),
        (LetterKind.SIF, (_AREA, "Adoption performance")),
    ]
    assert tables[0].rows[0].grades == {_LEADERS: "good", "Overall effectiveness": "requires improvement to be good"}
    assert tables[0].rows[1].grades == {"Overall effectiveness": "outstanding"}


def test_tables_are_sorted_either_way_and_reports_without_the_grade_stand_last(graded: tuple[GradedLetter, ...]) -> None:
    """Newest first unless asked otherwise; a grade's rank, not its first letter, orders."""
    new, old = "aldwater-ilacs-2023", "birling-ilacs-2019"
    assert ids(graded)[0] == [new, old]
    assert ids(graded, downward=False)[0] == [old, new]
    assert ids(graded, sort="authority", downward=True)[0] == [old, new]
    assert ids(graded, sort="Overall effectiveness", downward=False)[0] == [old, new]
    assert ids(graded, sort="Overall effectiveness", downward=True)[0] == [new, old]
    assert ids(graded, sort=_LEADERS, downward=False)[0] == ids(graded, sort=_LEADERS, downward=True)[0] == [new, old]


def test_grades_are_narrowed_by_kind_year_and_authority(graded: tuple[GradedLetter, ...]) -> None:
    """Together."""
    assert ids(graded, kind="sif") == [["birling-sif-2016"]]
    assert ids(graded, authority="Birling") == [["birling-ilacs-2019"]]
    assert ids(graded, authority="Birling", year="2023") == []


def test_an_address_that_cannot_be_used_is_told(graded: tuple[GradedLetter, ...]) -> None:
    """And the rest of it is kept."""
    fields = (("kind", "jtai"), ("year", "2023"), ("sort", "colour"))
    view, wrong = read_grade_view(Form(tuple(Field(*each) for each in fields)), graded)
    assert (view.kind, view.year, view.sort) == ("", "2023", "date")
    assert [each.problem for each in wrong] == [
        "Kind of report: no report that gives grades is held for ‘jtai’. Choose from the list.",
        "There is no column ‘colour’ to sort by. The newest reports stand first.",
    ]


def test_the_page_warns_shows_every_grade_and_links_the_letters(visitor: TestClient) -> None:
    """Headings are links that sort, and say how the table is sorted."""
    response = visitor.get("/grades")
    page = Markup(response.text)
    assert response.status_code == 200
    assert "no league table" in page.words("//main")[0]
    assert page.words("//caption") == ["ILACS inspection report: 2 reports", "Single inspection report: 1 report"]
    assert page.words("(//table)[1]/tbody/tr[2]/td") == ["1 July 2019", "not given", "outstanding"]
    assert page.values("(//table)[1]/tbody/tr/th/a/@href") == ["/letters/aldwater-ilacs-2023", "/letters/birling-ilacs-2019"]
    assert page.values("(//table)[1]/thead//th[@aria-sort='descending']/a/@href") == ["/grades?sort=date&order=up"]


def test_the_page_without_a_fitting_report_says_what_to_do(visitor: TestClient) -> None:
    """A filter of each that is held, but not together."""
    page = Markup(visitor.get("/grades?authority=Birling&year=2023").text)
    assert "No report with grades fits" in page.words("//main")[0]
    assert page.values("//a[contains(@class, 'lw-browse__filter')]/@href") == ["/grades?authority=Birling", "/grades?year=2023"]


def test_an_unknown_value_is_told_on_the_page_and_the_others_stay_chosen(visitor: TestClient) -> None:
    """Status 422, and the file sends to the page that explains."""
    response = visitor.get("/grades?kind=<b>&year=2023")
    page = Markup(response.text)
    assert response.status_code == 422
    assert page.values("//select[@id='year']/option[@selected]/@value") == ["2023"]
    assert page.values("//div[contains(@class, 'govuk-error-summary')]//a/@href") == ["#kind"]
    assert "<b>" not in response.text
    moved = visitor.get("/grades.csv?kind=zz")
    assert (moved.status_code, moved.headers["location"]) == (303, "/grades?kind=zz")


def test_the_file_holds_the_same_and_no_formula(visitor: TestClient) -> None:
    """UTF-8 with a byte order mark; an authority that begins like a formula is text."""
    response = visitor.get("/grades.csv")
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.headers["content-disposition"] == 'attachment; filename="grades.csv"'
    assert response.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(response.content.decode("utf-8-sig"), newline="")))
    aspects = [_LEADERS, "Overall effectiveness", _AREA, "Adoption performance"]
    assert rows[0] == ["Authority", "Date", "Kind of report", *aspects, "Title", "File"]
    assert rows[1][:7] == [
        "Aldwater",
        "2023-02-01",
        "ILACS inspection report",
        "good",
        "requires improvement to be good",
        "",
        "",
    ]
    assert rows[3][:7] == ["'=Birling", "2016-06-06", "Single inspection report", "", "", "inadequate", "good"]
    assert len(rows) == 4
    assert len(visitor.get("/grades.csv?kind=sif").content.splitlines()) == 2
