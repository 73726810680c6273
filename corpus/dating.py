"""The opening of a letter, its subject and its file's name -> the letter's date, the inspection's days, and what was odd."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from corpus.dates import (
    date_line,
    date_lines,
    inspection_dates,
    parse_date,
    publication_date,
    published_month,
    reporting_year_end,
)
from corpus.inspected import Inspected, could_be_published, inspected_days, mended_date
from corpus.letter import LetterKind
from corpus.subject import Subject


@dataclass(frozen=True, slots=True)
class Dating:
    """When a letter was written and when inspectors came; the fields are those of ``Metadata``."""

    date: datetime.date | None
    date_words: str | None
    inspection_dates: str | None
    inspected_from: datetime.date | None
    inspected_to: datetime.date | None
    notes: tuple[str, ...]


def read_dating(opening: str, subject: Subject, source: str) -> Dating:
    """All dates of one letter. A date that cannot be right beside the inspection's is mended or left out, with a note."""
    if subject.kind is LetterKind.ANNUAL_REPORT:
        return _of_annual_report(opening, subject, source)
    printed, named = _printed(opening, subject), _in_name(source)
    words = inspection_dates(opening, subject.end)
    inspected = inspected_days(words, printed or named)
    date, note = printed or named, ""
    if date and not could_be_published(date, inspected):
        date, note = mended_date(date, inspected, _others(opening, subject, named))
    return _dating(date, opening[: subject.end], words, inspected, (inspected.note, note))


def _dating(date: datetime.date | None, top: str, words: str | None, inspected: Inspected, notes: tuple[str, ...]) -> Dating:
    month = None if date else published_month(top)
    told = tuple(note for note in notes if note)
    return Dating(date, month, words, inspected.first, inspected.last, told)


def _of_annual_report(opening: str, subject: Subject, source: str) -> Dating:
    date = _printed(opening, subject) or _in_name(source) or reporting_year_end(subject.title, opening)
    return _dating(date, opening[: subject.end], None, Inspected(), ())


def _printed(opening: str, subject: Subject) -> datetime.date | None:
    printed = publication_date(opening) or date_line(opening if _is_letter(subject) else opening[: subject.end])
    return printed or (parse_date(opening[: subject.start]) if _is_letter(subject) else None)


def _is_letter(subject: Subject) -> bool:
    return subject.kind in (LetterKind.JOINT_INSPECTION, LetterKind.FOCUSED_VISIT, LetterKind.OTHER)


def _in_name(source: str) -> datetime.date | None:
    return parse_date(re.sub(r"[_-]+", " ", PurePath(source).stem))


def _others(opening: str, subject: Subject, named: datetime.date | None) -> Iterator[datetime.date]:
    if named:
        yield named
    yield from date_lines(opening[: subject.end])
