"""A matrix as an Excel workbook: its rows in, the bytes of three sheets out, of which no cell is a formula or a link."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from service.comparing.comparison import Matrix
from service.comparing.export_rows import COUNTS_HEAD, QUOTES_HEAD, Cell, about_rows, count_rows, quote_rows

_PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_COUNTS_WIDTHS = (40, 24, 10, 14, 14, 10, 10, 10, 70, 50, 50, 50)
_QUOTES_WIDTHS = (40, 24, 80, 20, 34, 26, 12, 12, 34, 30, 30, 30, 11, 11, 24, 50)
_ABOUT_WIDTHS = (22, 110)


def workbook_bytes(matrix: Matrix, today: datetime.date) -> bytes:
    """The workbook: the counts with the best quotes, all quotes, and what the reader must know about both.

    The same matrix on the same day gives the same bytes.
    """
    content = BytesIO()
    workbook = xlsxwriter.Workbook(content, _PLAIN)
    workbook.set_properties({"title": "Letterwise matrix", "created": datetime.datetime.combine(today, datetime.time())})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    bold = workbook.add_format({"text_wrap": True, "valign": "top", "bold": True, "bottom": 1})
    for name, head, widths, rows in (
        ("Counts", COUNTS_HEAD, _COUNTS_WIDTHS, count_rows(matrix)),
        ("Quotes", QUOTES_HEAD, _QUOTES_WIDTHS, quote_rows(matrix)),
        ("About", (), _ABOUT_WIDTHS, about_rows(matrix, today)),
    ):
        sheet = workbook.add_worksheet(name)
        _set_out(sheet, widths)
        _write(sheet, 0, [head] if head else [], bold)
        _write(sheet, 1 if head else 0, rows, wrapped)
        if head:
            sheet.freeze_panes(1, 2)
    workbook.close()
    return content.getvalue()


def _set_out(sheet: Any, widths: Sequence[int]) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)


def _write(sheet: Any, first: int, rows: Iterable[Sequence[Cell]], style: Any) -> None:
    for place, row in enumerate(rows, start=first):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(place, column, cell, style)
            else:
                sheet.write_string(place, column, cell, style)
