"""Tables: which rows are column headings, and what the others carry."""

from __future__ import annotations

from corpus.letter import BlockKind
from corpus.tables import Table, lines_of_a_sentence


def _take(caption: str, *rows: str) -> tuple[list[BlockKind], str]:
    table = Table(caption)
    return [table.take(row) for row in rows], table.lead


def test_the_first_row_without_figures_is_the_column_headings() -> None:
    """Rows below it carry the caption and the headings."""
    assert _take("Table 1: visits", "Team\tVisits\tLate", "North\t12\t3", "South\tfew\tnone") == (
        [BlockKind.COLUMNS, BlockKind.ROW, BlockKind.ROW],
        "Table 1: visits\nTeam\tVisits\tLate",
    )


def test_years_are_headings_and_figures_are_not() -> None:
    """A year heads a column; a count, a percentage or a sum is what stands in it."""
    assert _take("", "Age\t2020\t2020-21\t2021/22", "Total\t£5,000\t12%\t3.5")[0] == [BlockKind.COLUMNS, BlockKind.ROW]
    assert _take("", "Total\t£5,000\t12%\t3.5") == ([BlockKind.ROW], "")


def test_a_second_row_of_headings_joins_the_first_column_by_column() -> None:
    """It leaves its first cell empty; cells that either row lacks stay as they are."""
    assert _take("", "Team\tVisits\t\tLate", "\tNorth\tSouth", "May\t1\t2\t3") == (
        [BlockKind.COLUMNS, BlockKind.COLUMNS, BlockKind.ROW],
        "Team\tVisits North\tSouth\tLate",
    )


def test_a_second_row_with_a_first_cell_is_a_row() -> None:
    """A table of words has one row of headings."""
    assert _take("", "Body\tAction", "Heron Bay council\tSee children sooner")[0] == [BlockKind.COLUMNS, BlockKind.ROW]


def test_rows_after_the_first_figures_are_never_headings() -> None:
    """A row of words in the body stays a row, also one with an empty first cell."""
    assert _take("", "Team\tVisits", "North\t1", "\tnone", "South\t-")[0] == [BlockKind.COLUMNS, *[BlockKind.ROW] * 3]


def test_a_row_with_only_its_first_cell_is_no_heading() -> None:
    """A row that names a group of rows is quoted like a row."""
    assert _take("Visits", "North\t\t") == ([BlockKind.ROW], "Visits")


def test_a_count_out_of_a_number_is_a_figure() -> None:
    """Attendance such as 4/5 stands in a row; 2020/21 heads a column."""
    assert _take("", "Police\t4/5\t0/1")[0] == [BlockKind.ROW]
    assert _take("", "Agency\t2020/21", "Police\t4/5")[0] == [BlockKind.COLUMNS, BlockKind.ROW]


def test_lines_that_a_sentence_runs_through_are_found_with_their_neighbours() -> None:
    """A blank line ends the neighbourhood, electronic addresses and short cells run into nothing."""
    long = "Plans are written down with great care for all and"
    assert lines_of_a_sentence(["The pl\tans.", long, "all read them.", "Team\t1"], [0, 0, 1]) == {0, 1, 2}
    assert lines_of_a_sentence([long, "www.heron.example\twww.bay.example"], [0]) == frozenset()
    assert lines_of_a_sentence(["Visits\tnone", "plans\tfew"], [0]) == frozenset()
    assert lines_of_a_sentence([long, "all read them."], [2]) == frozenset()
    assert lines_of_a_sentence([], []) == frozenset()


def test_a_row_with_a_grade_is_no_row_of_column_headings() -> None:
    """The table of judgements on a report's cover has none."""
    table = Table("")
    assert [table.take("1. Care leavers\t\tRequires improvement"), table.take("\t1.1 Adoption\tGood")] == [BlockKind.ROW] * 2
    assert table.lead == ""
