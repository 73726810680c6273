"""Reads exported matrices back: the bytes of a workbook or of CSV files in; out the quotes in it with the places it gives
them, and how many cells a spreadsheet program would run.

It takes nothing from the service, so that it can check what the service writes; wraps openpyxl.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any

import openpyxl

RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell of CSV begins with that a spreadsheet program takes for a formula (OWASP, "CSV Injection")."""
_FORMULA = "f"
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """The words of a cell; ``place`` is the letter's id, start and end beside them, None in the table of counts."""

    words: str
    place: tuple[str, int, int] | None = None


@dataclass(frozen=True, slots=True)
class FoundMatrix:
    """All quotes, then the best ones of the table of counts; and how many cells would run or lead elsewhere."""

    quotes: tuple[FoundQuote, ...]
    formulas: int


def read_workbook(file: bytes) -> FoundMatrix:
    """The quotes of an Excel workbook, and its formulas and links."""
    workbook = openpyxl.load_workbook(BytesIO(file))
    cells = (cell for sheet in workbook for row in sheet.iter_rows() for cell in row)
    formulas = sum(cell.data_type == _FORMULA or cell.hyperlink is not None for cell in cells)
    quotes, counts = (_under_head(workbook[name].iter_rows(values_only=True)) for name in ("Quotes", "Counts"))
    return FoundMatrix((*_quotes(quotes), *_best(counts)), formulas)


def read_csv_files(quotes: bytes, counts: bytes) -> FoundMatrix:
    """The quotes of the CSV files of quotes and of counts, and the cells that begin as a formula does."""
    tables = [list(csv.reader(StringIO(file.decode("utf-8-sig"), newline=""))) for file in (quotes, counts)]
    formulas = sum(cell.startswith(RUNS) for table in tables for row in table for cell in row)
    return FoundMatrix((*_quotes(_under_head(tables[0])), *_best(_under_head(tables[1]))), formulas)


def _under_head(table: Iterable[Iterable[Any]]) -> Iterator[Row]:
    rows = iter(table)
    head = tuple(next(rows))
    return (dict(zip(head, row, strict=True)) for row in rows)


def _quotes(rows: Iterable[Row]) -> Iterator[FoundQuote]:
    for row in rows:
        place = (str(row["Letter id"]), int(row["Starts at character"]), int(row["Ends before character"]))
        yield FoundQuote(str(row["Quote"]), place)


def _best(rows: Iterable[Row]) -> Iterator[FoundQuote]:
    return (FoundQuote(str(row["Best quote"])) for row in rows if row["Best quote"])
