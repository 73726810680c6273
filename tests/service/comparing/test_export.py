"""Exported matrices, opened again: every quote its letter's, nothing that runs, and what the numbers are not."""

from __future__ import annotations

import csv
import datetime
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest

from corpus.letter import Letter
from service.comparing.comparing import Comparing
from service.comparing.comparison import Matrix
from service.comparing.export import ExportFormat, export_matrix
from service.comparing.method import WARNING
from tests.service.comparing.compared_letters import BUSES, FORMULA, NURSES, PRAISED, URGENT, WANTING

TODAY = datetime.date(2024, 2, 29)
DANGEROUS = ["=1+1 nurses", "@SUM(A1) nurses", "+1 nurses", "-1 nurses", '=HYPERLINK("http://x","y") nurses', "<b>nurses</b>"]


def sheets_of(matrix: Matrix) -> dict[str, list[list[Any]]]:
    """The rows of each sheet of the workbook."""
    workbook = openpyxl.load_workbook(BytesIO(export_matrix(matrix, ExportFormat.XLSX, TODAY).content))
    for sheet in workbook:
        for row in sheet.iter_rows():
            assert {cell.data_type for cell in row} <= {"s", "n"}  # "f" would be a formula
            assert all(cell.hyperlink is None for cell in row)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in workbook}


def csv_of(matrix: Matrix, chosen: ExportFormat) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(StringIO(export_matrix(matrix, chosen, TODAY).content.decode("utf-8-sig"), newline="")))


def test_the_workbook_has_the_counts_with_the_best_quotes(matrix: Matrix) -> None:
    """One row a question and area, in their order, numbers as numbers."""
    head, *rows = sheets_of(matrix)["Counts"]
    assert head[:8] == [
        "Question",
        "Area or letter",
        "Strengths",
        "Areas for improvement",
        "Areas for priority action",
        "Case studies",
        "Other findings",
        "All quotes",
    ]
    assert [row[:8] for row in rows] == [
        [NURSES, "Birch", 1, 0, 0, 0, 1, 2],
        [NURSES, "Alder", 1, 1, 1, 0, 0, 3],
        [NURSES, "Dune", 0, 0, 0, 0, 0, 0],
        [BUSES, "Birch", 0, 0, 0, 0, 1, 1],
        [BUSES, "Alder", 0, 0, 0, 0, 0, 0],
        [BUSES, "Dune", 0, 0, 0, 0, 0, 0],
    ]
    assert rows[1][8:10] == [
        WANTING,
        "Alder: Joint targeted area inspection, 6 May 2019, Areas for improvement, Area for improvement",
    ]
    assert rows[2][10].startswith("Not inspected by this kind of visit")
    assert rows[4][10].startswith("The letters looked in do not seem to mention it.")


def test_every_quote_of_the_workbook_is_its_letters_to_the_character(
    matrix: Matrix, compared_letters: dict[str, Letter]
) -> None:
    """The span leads back to the same words, also where they begin like a formula."""
    head, *rows = sheets_of(matrix)["Quotes"]
    quotes = [dict(zip(head, row, strict=True)) for row in rows]
    assert [quote["Quote"] for quote in quotes[1:5]] == [FORMULA, PRAISED, WANTING, URGENT]
    for quote in quotes:
        letter = compared_letters[quote["Letter id"]]
        start, end = quote["Starts at character"], quote["Ends before character"]
        assert quote["Quote"] == letter.text[start:end]
        assert quote["SHA-256 of the letter's file"] == letter.sha256
        assert quote["Link (path on the Letterwise that made this)"].startswith(f"/letters/{letter.id}?cite={start}-{end}#")
    assert [quote["Kind of finding"] for quote in quotes[2:5]] == [
        "Strength",
        "Area for improvement",
        "Area for priority action",
    ]


def test_the_workbook_says_what_it_counted_when_and_where(matrix: Matrix) -> None:
    """The warning first, then the method, the day, the index, the questions and the letters looked in."""
    about = sheets_of(matrix)["About"]
    assert about[0] == ["Read this first", WARNING]
    labels = {row[0]: row[1] for row in about if row[0]}
    assert (labels["Made on"], labels["Index generation"]) == ("29 February 2024", "small")
    assert (labels["Question 1"], labels["Question 2"]) == (NURSES, BUSES)
    assert "at most 14" in labels["What was counted"]
    first = [row[0] for row in about].index("Letters looked in")
    assert [row[1] for row in about[first:]] == [
        "Birch: Joint targeted area inspection, 8 July 2020",
        "Alder: Focused visit, 3 February 2023",
        "Alder: Joint targeted area inspection, 6 May 2019",
        "Dune: ILACS inspection report, 10 September 2021",
    ]


@pytest.mark.parametrize("question", DANGEROUS)
def test_a_question_never_runs_in_a_spreadsheet(comparing: Comparing, question: str) -> None:
    """XLSX keeps it as text; CSV puts an apostrophe before it where a program could take it for a formula."""
    matrix = comparing.matrix([question], [comparing.area("Birch"), comparing.area("Alder")])
    assert sheets_of(matrix)["Counts"][1][0] == question
    marked = question if question.startswith("<") else f"'{question}"
    assert [row["Question"] for row in csv_of(matrix, ExportFormat.CSV)] == [marked, marked]
    assert {row["Question"] for row in csv_of(matrix, ExportFormat.CSV_QUOTES)} <= {marked}


def test_the_quotes_in_csv_are_the_letters_but_for_a_marked_formula(
    matrix: Matrix, compared_letters: dict[str, Letter]
) -> None:
    """The apostrophe before what could run is the one exception, and it can be taken away again."""
    changed = []
    for quote in csv_of(matrix, ExportFormat.CSV_QUOTES):
        start, end = int(quote["Starts at character"]), int(quote["Ends before character"])
        words = compared_letters[quote["Letter id"]].text[start:end]
        if quote["Quote"] != words:
            changed.append((quote["Quote"], words))
        assert (quote["Made on"], quote["Index generation"]) == ("2024-02-29", "small")
    assert changed == [(f"'{FORMULA}", FORMULA)]


def test_each_row_of_counts_in_csv_carries_the_warning(matrix: Matrix) -> None:
    """It cannot be cut off from the numbers."""
    rows = csv_of(matrix, ExportFormat.CSV)
    assert {row["How to read this"] for row in rows} == {WARNING}
    assert [row["Strengths"] for row in rows] == ["1", "1", "0", "0", "0", "0"]


@pytest.mark.parametrize("chosen", list(ExportFormat))
def test_the_same_matrix_on_the_same_day_gives_the_same_file(matrix: Matrix, chosen: ExportFormat) -> None:
    """Byte for byte, under a name that says what it is and when it was made."""
    file = export_matrix(matrix, chosen, TODAY)
    assert file == export_matrix(matrix, chosen, TODAY)
    names = {"xlsx": ".xlsx", "csv": "-counts.csv", "csv-quotes": "-quotes.csv"}
    assert file.name == f"letterwise-matrix-2024-02-29{names[chosen.value]}"
