"""A matrix as a file: the matrix, a format and the day in, the file's name, type and bytes out."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from service.comparing.comparison import Matrix
from service.comparing.export_rows import COUNTS_HEAD, QUOTES_HEAD, count_rows, quote_rows
from service.comparing.method import WARNING
from service.spreadsheet_cells import CSV_TYPE, csv_bytes

_XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ExportFormat(StrEnum):
    """What a matrix can be exported as. CSV holds one table only, so there is one of the counts and one of the quotes."""

    XLSX = "xlsx"
    CSV = "csv"
    CSV_QUOTES = "csv-quotes"


@dataclass(frozen=True, slots=True)
class MatrixFile:
    """A file to be sent."""

    name: str
    media_type: str
    content: bytes


def export_matrix(matrix: Matrix, chosen: ExportFormat, today: datetime.date) -> MatrixFile:
    """The file. In XLSX every quote is its letter's to the character, and nothing is a formula; in CSV, cells that a
    spreadsheet program could run begin with an apostrophe, which is the one change that a quote can have there.
    """
    name = f"letterwise-matrix-{today.isoformat()}"
    if chosen is ExportFormat.XLSX:
        from service.comparing.spreadsheet import workbook_bytes  # the server starts without the library

        return MatrixFile(f"{name}.xlsx", _XLSX_TYPE, workbook_bytes(matrix, today))
    made = (today.isoformat(), matrix.generation)
    if chosen is ExportFormat.CSV:
        rows = [(*map(str, row), *made, WARNING) for row in count_rows(matrix)]
        return MatrixFile(f"{name}-counts.csv", CSV_TYPE, csv_bytes([(*COUNTS_HEAD, *_MADE_HEAD, "How to read this"), *rows]))
    rows = [(*map(str, row), *made) for row in quote_rows(matrix)]
    return MatrixFile(f"{name}-quotes.csv", CSV_TYPE, csv_bytes([(*QUOTES_HEAD, *_MADE_HEAD), *rows]))


_MADE_HEAD = ("Made on", "Index generation")
