"""Cells of spreadsheets: nothing in them is run."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from service.spreadsheet_cells import csv_bytes, safe_cell


@pytest.mark.parametrize("words", ["=1+1", "+44", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＠SUM(A1)"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(words: str) -> None:
    """Each beginning of a formula is marked as text."""
    assert safe_cell(words) == f"'{words}"


@pytest.mark.parametrize("words", ["", "Good", "a = b", "'=1", " =1", "Requires improvement – to be good"])
def test_other_words_stay_as_they_are(words: str) -> None:
    """A sign further on begins no formula."""
    assert safe_cell(words) == words


def test_rows_are_read_back_as_they_were_written() -> None:
    """Commas, quotation marks and line ends survive, and the file says that it is UTF-8."""
    rows = [["Authority", "Finding"], ["Émile, North", 'said "no"\nagain'], ["=cmd", ""]]
    written = csv_bytes(rows)
    assert written.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(StringIO(written.decode("utf-8-sig"), newline="")))
    assert read == [["Authority", "Finding"], ["Émile, North", 'said "no"\nagain'], ["'=cmd", ""]]
