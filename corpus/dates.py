"""The dates that a letter or a file name prints -> ``datetime.date``, or the letter's own words where they name no one day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?"
    r"|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"(?<!\d)\d{1,2}(?:\s?(?:st|nd|rd|th)\b)?"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_FULL = rf"{_WEEKDAY}{_DAY}(?:\s+of)?\s*{_MONTH},?\s+\d{{4}}(?!\d)"
_ITEM = rf"{_WEEKDAY}{_DAY}(?!\d)(?:(?:\s+of)?\s*{_MONTH})?(?:,?\s+20\d\d\b)?"
_RANGE = rf"{_ITEM}(?:\s*(?:,\s+and\b|\band\b|,|\bto\b|\buntil\b|[-‒–—―−─])\s*{_ITEM})*"
_MONTHS_ALONE = rf"{_MONTH}(?:\s+20\d\d)?(?:\s*(?:\band\b|\bto\b|[-–—])\s*{_MONTH})?\s+20\d\d(?!\d)"
DAY_OF_RANGE = re.compile(
    rf"{_WEEKDAY}(?<!\d)(?P<day>\d{{1,2}})(?:\s?(?:st|nd|rd|th)\b)?(?!\d)(?:(?:\s+of)?\s*(?P<month>{_MONTH}))?(?:,?\s+(?P<year>20\d\d)\b)?",
    re.IGNORECASE,
)
"""One day of an inspection's dates as printed, its month and year where they stand beside it."""

_FULL_DATE = re.compile(rf"({_DAY})(?:\s+of)?\s*({_MONTH}),?\s+(\d{{4}})(?!\d)", re.IGNORECASE)
_NUMERIC_DATE = re.compile(r"(?<!\d)(?:(20\d\d)[-_. ](\d\d)[-_. ](\d\d)|(\d{1,2})[/.](\d{1,2})[/.](20\d\d))(?!\d)")
_PUBLISHED = re.compile(
    rf"\b(?:published(?:\s+on)?|publication\s+date|date\s+of\s+(?:publication|letter|issue)|date\s+published)\s*[:\t]?\s*({_FULL})",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(
    rf"^[ \t>]*(?:date[ \t]*:)?[ \t]*(?P<date>{_FULL}|20\d\d-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/20\d\d)[ \t.]*$",
    re.IGNORECASE | re.MULTILINE,
)
_LABELLED_RANGE = re.compile(rf"\binspection\s+dates?\s*:?\s*(?:from\s+|between\s+)?({_RANGE})", re.IGNORECASE)
_TOLD_RANGE = re.compile(rf"\b(?:on|from|between|during|place)\s+(?:the\s+)?({_RANGE})", re.IGNORECASE)
_LABELLED_MONTHS = re.compile(rf"\binspection\s+dates?\s*:?\s*({_MONTHS_ALONE})", re.IGNORECASE)
_TOLD_MONTHS = re.compile(
    r"\b(?:visit\s+to|inspection\s+of|took\s+place|carried\s+out|conducted|undert(?:ook|aken)|inspected|visited)\b[^.\n]{0,90}?"
    rf"\b(?:in|during)\s+({_MONTHS_ALONE})",
    re.IGNORECASE,
)
_PUBLISHED_MONTH = re.compile(
    rf"\b(?:published(?:\s+(?:on|in))?|publication\s+date|date\s+of\s+(?:publication|letter|issue)|date\s+published)\s*[:\t]?\s*"
    rf"({_MONTH}\s+20\d\d)(?!\d)",
    re.IGNORECASE,
)
_MONTH_LINE = re.compile(rf"^[ \t>]*(?:date[ \t]*:)?[ \t]*({_MONTH}[ \t]+20\d\d)[ \t.]*$", re.IGNORECASE | re.MULTILINE)
_EARLIER = re.compile(r"\b(?:previous|last|earlier|since)\b[^.,;]*$", re.IGNORECASE)
_PERIOD_END = re.compile(rf"{_FULL}\s*(?:to|until|and|[-–—])\s*({_FULL})", re.IGNORECASE)
_REPORTING_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*(?:[-–—/_]|to)\s*(?:March\s+)?(?:20)?(\d\d)(?!\d)")


def parse_date(printed: str) -> datetime.date | None:
    """The first whole date in ``printed`` ("3rd April 2018", "2018-04-03", "03/04/2018" = 3 April); ``None`` if none."""
    if match := _FULL_DATE.search(printed):
        return day_of(int(match[3]), month_number(match[2]) or 0, int(re.sub(r"\D", "", match[1])))
    if match := _NUMERIC_DATE.search(printed):
        parts = match.group(1, 2, 3) if match[1] else match.group(6, 5, 4)
        return day_of(*map(int, parts))
    return None


def month_number(name: str | None) -> int | None:
    """1 for "January" or "Jan."; ``None`` for what is no month."""
    return next((n for n, month in enumerate(MONTHS, 1) if name and month.startswith(name[:3].lower())), None)


def day_of(year: int, month: int, day: int) -> datetime.date | None:
    """The day, or ``None`` where the calendar has no such day."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def publication_date(opening: str) -> datetime.date | None:
    """The date after "Report published:" or like words in a report's opening; ``None`` where there is none."""
    match = _PUBLISHED.search(opening)
    return parse_date(match[1]) if match else None


def date_line(opening: str) -> datetime.date | None:
    """The first date that has a line to itself, unless that line answers "Inspection dates:"; ``None`` where there is none."""
    return next(date_lines(opening), None)


def date_lines(opening: str) -> Iterator[datetime.date]:
    """Every such date, in their order."""
    for match in _DATE_LINE.finditer(opening):
        if not _is_of_inspection(opening, match.start()) and (date := parse_date(match["date"])):
            yield date


def published_month(opening: str) -> str | None:
    """The month ("March 2016") that an opening gives for its publication, or that has a line to itself; else ``None``."""
    if match := _PUBLISHED_MONTH.search(opening):
        return _one_line(match[1])
    lines = (match for match in _MONTH_LINE.finditer(opening) if not _is_of_inspection(opening, match.start()))
    match = next(lines, None)
    return _one_line(match[1]) if match else None


def _is_of_inspection(opening: str, start: int) -> bool:
    """Whether the line at ``start`` answers "Inspection dates:" or goes on with a sentence."""
    before = opening[max(0, start - 60) : start].rstrip()
    return re.search(r"dates?[^\n]*[:?]?$|\b(?:on|from|to|and|between|by|in|of)$", before, re.IGNORECASE) is not None


def inspection_dates(opening: str, after: int) -> str | None:
    """When the inspection took place, as printed ("15 and 16 January 2020"; "March 2016" where no days are told).

    A labelled line counts wherever it stands in ``opening``; otherwise the first dates told after position ``after``.
    """
    if (match := _LABELLED_RANGE.search(opening)) and _names_month(match[1]):
        return _one_line(match[1])
    for match in _TOLD_RANGE.finditer(opening, after):
        if _names_month(match[1]) and not _EARLIER.search(opening[max(after, match.start() - 120) : match.start()]):
            return _one_line(match[1])
    return _inspection_months(opening, after)


def _inspection_months(opening: str, after: int) -> str | None:
    if match := _LABELLED_MONTHS.search(opening):
        return _one_line(match[1])
    for match in _TOLD_MONTHS.finditer(opening, after):
        if not _EARLIER.search(opening[max(after, match.start() - 120) : match.start(1)]):
            return _one_line(match[1])
    return None


def _names_month(printed: str) -> bool:
    return re.search(_MONTH, printed, re.IGNORECASE) is not None


def _one_line(printed: str) -> str:
    return re.sub(r"\s+", " ", printed).strip(" ,.")


def reporting_year_end(title: str, opening: str) -> datetime.date | None:
    """The last day of the year that an annual report covers: the period it states, else 31 March of its title's year."""
    year = _REPORTING_YEAR.search(title) or _REPORTING_YEAR.search(opening[:1500])
    end = datetime.date(2000 + int(year[2]), 3, 31) if year and int(year[1]) % 100 + 1 == int(year[2]) else None
    for match in _PERIOD_END.finditer(opening):
        stated = parse_date(match[1])
        if stated and (end is None or stated.year == end.year):
            return stated
    return end
