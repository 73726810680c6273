"""A matrix over the real letters: what it exports stands in them, to the character."""

from __future__ import annotations

import csv
import datetime
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest

from service.comparing.export import ExportFormat, export_matrix
from service.opening import open_asking

pytestmark = [pytest.mark.real, pytest.mark.slow]
_QUESTIONS = (
    "What did inspectors say about health involvement in strategy discussions?",
    "How well do partners share information about children at risk of exploitation?",
    "What was found about electric cars?",
    "How good is the voice of the child in assessments?",
    "What did focused visits find about supervision?",
)


def test_every_exported_quote_is_its_letters_to_the_character(real_index: Path) -> None:
    """In the workbook, and in CSV too, since no quote of these letters begins like a formula."""
    desk = open_asking(real_index).desk()
    comparing = desk.comparing
    matrix = comparing.matrix(_QUESTIONS, [comparing.area(name) for name in comparing.areas])
    today = datetime.date(2024, 2, 29)
    sheet = openpyxl.load_workbook(BytesIO(export_matrix(matrix, ExportFormat.XLSX, today).content))["Quotes"]
    head, *rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    text = export_matrix(matrix, ExportFormat.CSV_QUOTES, today).content.decode("utf-8-sig")
    in_csv = list(csv.DictReader(StringIO(text, newline="")))
    assert len(rows) == len(in_csv) > 20
    for row, line in zip(rows, in_csv, strict=True):
        quote = dict(zip(head, row, strict=True))
        letter = desk.answering.letter(quote["Letter id"])
        words = letter.text[quote["Starts at character"] : quote["Ends before character"]]
        assert (quote["Quote"], line["Quote"]) == (words, words)
        assert quote["SHA-256 of the letter's file"] == letter.sha256


def test_an_area_without_the_kind_of_visit_that_is_asked_about_says_so(real_index: Path) -> None:
    """Of the five letters, one tells of a focused visit, to Hounslow."""
    comparing = open_asking(real_index).desk().comparing
    comparison = comparing.compare(_QUESTIONS[4], [comparing.area(name) for name in ("Medway", "Hounslow")])
    silence = comparison.columns[0].silence
    assert silence is not None
    assert silence.heading == "Not inspected by this kind of visit, as far as the letters held tell"
    assert silence.sentences[1].startswith("It holds, and did not look in: joint targeted area inspection")
