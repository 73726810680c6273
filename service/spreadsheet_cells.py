"""Words as a cell of a spreadsheet: any words in, words that no spreadsheet program takes for a formula out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from csv import writer
from io import StringIO

CSV_TYPE = "text/csv; charset=utf-8"
_BYTE_ORDER_MARK = "\ufeff"
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def safe_cell(words: str) -> str:
    """The words, with an apostrophe before them where a spreadsheet program could run them as a formula.

    See OWASP, "CSV Injection". The apostrophe marks what follows as text.
    """
    return f"'{words}" if words.startswith(_BEGINS_A_FORMULA) else words


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as CSV (RFC 4180) in UTF-8, each cell safe; a byte order mark tells Excel that it is UTF-8."""
    text = StringIO()
    writer(text).writerows([safe_cell(cell) for cell in row] for row in rows)
    return (_BYTE_ORDER_MARK + text.getvalue()).encode()
