"""Matrices written as files and read back: what comes back as it was put in, with an apostrophe, or changed."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from eval.matrices import matrices_of, returned_matrices
from eval.read_back_matrix import FoundMatrix, FoundQuote, read_csv_files, read_workbook
from service.comparing import export
from service.comparing.comparison import Matrix
from service.comparing.export import ExportFormat, export_matrix
from service.desk import Desk
from tests.service.comparing.compared_letters import BUSES, FORMULA, MARKUP, NURSES, PRAISED, URGENT, desk_of, read_compared

TODAY = datetime.date(2024, 2, 29)
SEVEN = [f"question {number} about nurses" for number in range(7)]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The invented letters that are compared, one with a sentence that begins as a formula does."""
    return desk_of(tmp_path, read_compared(tmp_path))


@pytest.fixture
def matrix(desk: Desk) -> Matrix:
    """Two questions by two areas."""
    return desk.comparing.matrix([NURSES, BUSES], [desk.comparing.area(name) for name in ("Birch", "Alder")])


def texts_of(desk: Desk) -> dict[str, str]:
    """The letters' texts by their ids."""
    return {entry.id: desk.index.library.letter(entry.id).text for entry in desk.index.library.entries}


def test_a_workbook_is_read_with_its_places(matrix: Matrix, desk: Desk) -> None:
    """All quotes in order, each at its place, then the best of each cell; nothing runs."""
    back = read_workbook(export_matrix(matrix, ExportFormat.XLSX, TODAY).content)
    placed = [each for each in back.quotes if each.place]
    assert {each.words for each in placed} >= {PRAISED, MARKUP, FORMULA, URGENT}
    assert [desk.index.library.letter(each.place[0]).text[slice(*each.place[1:])] for each in placed if each.place] == [
        each.words for each in placed
    ]
    best = [column.best.text for row in matrix.rows for column in row.columns if column.best]
    assert [each.words for each in back.quotes if not each.place] == best
    assert back.formulas == 0


def test_a_formula_in_csv_is_counted() -> None:
    """The cell of a question or of a quote, not one with an apostrophe before it."""
    quotes = "Question,Quote,Letter id,Starts at character,Ends before character\n=1+1,=Nurses,a,0,7\nq,'=Nurses,a,0,7\n"
    assert read_csv_files(quotes.encode("utf-8-sig"), b"Question,Best quote\nq,@Nurses\nq,\n") == FoundMatrix(
        (FoundQuote("=Nurses", ("a", 0, 7)), FoundQuote("'=Nurses", ("a", 0, 7)), FoundQuote("@Nurses")), 3
    )


def test_the_sample_takes_five_questions_by_six_areas_in_turn(desk: Desk) -> None:
    """An index of four areas gives all four each time; the second matrix begins behind the first."""
    first, second = matrices_of(SEVEN, desk)
    assert [row.question for row in (*first.rows, *second.rows)] == SEVEN
    assert [subject.label for subject in first.subjects] == ["Alder", "Birch", "Cedar", "Dune"]
    assert [subject.label for subject in second.subjects] == ["Cedar", "Dune", "Alder", "Birch"]


def test_every_quote_comes_back_from_both_files(matrix: Matrix, desk: Desk) -> None:
    """The one that a spreadsheet program could run has an apostrophe in CSV alone."""
    workbook, csv = returned_matrices([matrix], texts_of(desk), TODAY)
    assert (workbook.name, workbook.different, workbook.surplus, workbook.marked, workbook.formulas) == ("xlsx", (), 0, 0, 0)
    assert (csv.name, csv.different, csv.surplus, csv.formulas) == ("csv", (), 0, 0)
    assert csv.marked == [quote.text for quote in csv.quotes].count(FORMULA) > 0
    assert workbook.holds
    assert csv.holds


def test_a_letter_that_says_something_else_makes_its_quotes_different(matrix: Matrix, desk: Desk) -> None:
    """The letter is what counts, in both files."""
    texts = texts_of(desk)
    texts["alder-2019"] = texts["alder-2019"].replace("in the evening", "in the morning")
    for back in returned_matrices([matrix], texts, TODAY):
        assert {quote.text for quote in back.different} == {PRAISED}
        assert not back.holds


def test_cells_that_are_not_made_safe_fail(matrix: Matrix, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its apostrophe the quote is its letter's, and a formula."""

    def unsafe(rows: list[tuple[str, ...]]) -> bytes:
        quoted = (",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
        return "\n".join(quoted).encode("utf-8-sig")

    monkeypatch.setattr(export, "csv_bytes", unsafe)
    _, csv = returned_matrices([matrix], texts_of(desk), TODAY)
    assert (csv.different, csv.marked) == ((), 0)
    assert csv.formulas == [quote.text for quote in csv.quotes].count(FORMULA)
    assert not csv.holds


def test_quotes_that_were_not_put_in_are_a_surplus(matrix: Matrix, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook of two questions for a matrix of one."""
    whole = export_matrix(matrix, ExportFormat.XLSX, TODAY)
    monkeypatch.setattr("eval.matrices.export_matrix", lambda *_: whole)
    monkeypatch.setattr("eval.matrices.read_csv_files", lambda *_: FoundMatrix((), 0))
    workbook, csv = returned_matrices([replace(matrix, rows=matrix.rows[:1])], texts_of(desk), TODAY)
    assert workbook.surplus > 0
    assert not workbook.holds
    assert len(csv.different) == len(csv.quotes) > 0
