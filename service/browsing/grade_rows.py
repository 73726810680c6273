"""The table of grades as rows of cells for a spreadsheet: tables in, a heading row and one row a report out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.browsing.grades import GradeTable

_BEFORE = ("Authority", "Date", "Kind of report")
_AFTER = ("Title", "File")


def grade_rows(tables: Sequence[GradeTable]) -> Iterator[tuple[str, ...]]:
    """The heading row, then every report; an aspect that a report does not grade is an empty cell. Dates are ISO 8601."""
    aspects = tuple(dict.fromkeys(aspect for table in tables for aspect in table.aspects))
    yield (*_BEFORE, *aspects, *_AFTER)
    for table in tables:
        for row in table.rows:
            letter = row.letter
            date = letter.date.isoformat() if letter.date else ""
            grades = (row.grades.get(aspect, "") for aspect in aspects)
            yield (letter.authority or "", date, table.kind.label, *grades, letter.title, letter.source)
