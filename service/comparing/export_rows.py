"""The rows of an exported matrix: a matrix in, rows of words and numbers out, the same for every format."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from service.addresses import letter_url
from service.answer import Quote
from service.comparing.comparison import Column, Comparison, Matrix
from service.comparing.method import COUNTED, WARNING
from service.comparing.scope_label import scope_label
from service.wording import date_label, dated_name, in_marks, letter_name, pages_label, section_label

Cell = str | int
COUNTS_HEAD = (
    "Question",
    "Area or letter",
    "Strengths",
    "Areas for improvement",
    "Areas for priority action",
    "Case studies",
    "Other findings",
    "All quotes",
    "Best quote",
    "Where the best quote stands",
    "Why there is none",
    "Letters looked in",
)
QUOTES_HEAD = (
    "Question",
    "Area or letter",
    "Quote",
    "Kind of finding",
    "Letter",
    "Kind of letter",
    "Date",
    "Page",
    "Section",
    "Introduced by",
    "Similar words in",
    "Letter id",
    "Starts at character",
    "Ends before character",
    "SHA-256 of the letter's file",
    "Link (path on the Letterwise that made this)",
)
_METHOD = (
    "Every quote was cut out of its stored letter when this file was made, and is the letter's own text to the character, from"
    " the first character to the one before the last number given. Characters are counted from 0.",
    "In CSV, a cell that begins with =, +, -, @ (a wide one too), a tab or a line end has an apostrophe before it, so that no"
    " spreadsheet program runs it; take it away to have the letter's words. In XLSX nothing is added and nothing is a formula.",
)


def count_rows(matrix: Matrix) -> Iterator[tuple[Cell, ...]]:
    """One row a question and column: the counts, the best quote with its citation, or why there is none."""
    for row, column in _cells(matrix):
        counts, best = column.counts, column.best
        yield (
            row.question,
            column.subject.label,
            counts.strengths,
            counts.improvements,
            counts.priority_actions,
            counts.case_studies,
            counts.others,
            len(column.quotes),
            best.text if best else "",
            _cited(best) if best else "",
            column.silence.whole if column.silence else "",
            "; ".join(dated_name(letter) for letter in column.looked_in),
        )


def quote_rows(matrix: Matrix) -> Iterator[tuple[Cell, ...]]:
    """One row a quote with its whole citation, question by question and column by column."""
    for row, column in _cells(matrix):
        for quote in column.quotes:
            citation = quote.citation
            letter = citation.letter
            yield (
                row.question,
                column.subject.label,
                quote.text,
                citation.finding_label,
                letter_name(letter),
                letter.kind.label,
                letter.date.isoformat() if letter.date else "",
                pages_label(citation.pages),
                section_label(citation.section),
                quote.lead,
                "; ".join(dated_name(each.letter) for each in quote.repeated_in),
                letter.id,
                citation.span.start,
                citation.span.end,
                citation.sha256,
                letter_url(letter.id, citation.span),
            )


def about_rows(matrix: Matrix, today: datetime.date) -> Iterator[tuple[str, str]]:
    """What the numbers are and are not, what was asked and searched, when, and in which letters: a label and words each."""
    yield "Read this first", WARNING
    yield from _labelled("What was counted", COUNTED)
    yield from _labelled("Method", _METHOD)
    yield "Made on", date_label(today)
    yield "Index generation", matrix.generation
    for number, row in enumerate(matrix.rows, start=1):
        yield f"Question {number}", row.question
        yield from _labelled("", [note for note in (scope_label(row.scope), _mended(row), *row.notes) if note])
    invented = [letter for letter in matrix.letters if letter.invented]
    if invented:
        yield "Invented letters", "Those marked as invented were written to show how Letterwise works; nothing in them is real."
    letters = [f"{dated_name(each)}{' (invented)' * each.invented}" for each in matrix.letters]
    yield from _labelled("Letters looked in", letters)


def _cells(matrix: Matrix) -> Iterator[tuple[Comparison, Column]]:
    return ((row, column) for row in matrix.rows for column in row.columns)


def _labelled(label: str, sentences: tuple[str, ...] | list[str]) -> Iterator[tuple[str, str]]:
    """The label before the first sentence alone."""
    return ((label if place == 0 else "", sentence) for place, sentence in enumerate(sentences))


def _mended(row: Comparison) -> str:
    if not row.corrections:
        return ""
    read = in_marks([each.read for each in row.corrections])
    return f"Searched for {read} instead of {in_marks([each.typed for each in row.corrections])}."


def _cited(quote: Quote) -> str:
    citation = quote.citation
    parts = (
        letter_name(citation.letter),
        date_label(citation.letter.date),
        pages_label(citation.pages),
        section_label(citation.section),
        citation.finding_label,
    )
    return ", ".join(part for part in parts if part)
