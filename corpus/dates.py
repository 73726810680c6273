"""The dates that a letter or a file name prints -> ``datetime.date``, or the inspection's dates in the letter's own words."""

from __future__ import annotations

import datetime
import re

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
_ITEM = rf"{_WEEKDAY}{_DAY}(?!\d)(?:\s*{_MONTH})?(?:,?\s+20\d\d\b)?"
_RANGE = rf"{_ITEM}(?:\s*(?:,\s+and\b|\band\b|,|\bto\b|\buntil\b|[-–—−])\s*{_ITEM})*"

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
_EARLIER = re.compile(r"\b(?:previous|last|earlier|since)\b[^.,;]*$", re.IGNORECASE)
_PERIOD_END = re.compile(rf"{_FULL}\s*(?:to|until|and|[-–—])\s*({_FULL})", re.IGNORECASE)
_REPORTING_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*(?:[-–—/_]|to)\s*(?:March\s+)?(?:20)?(\d\d)(?!\d)")


def parse_date(printed: str) -> datetime.date | None:
    """The first whole date in ``printed`` ("3rd April 2018", "2018-04-03", "03/04/2018" = 3 April); ``None`` if none."""
    if match := _FULL_DATE.search(printed):
        month = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(match[2][:3].lower()))
        return _date(int(match[3]), month, int(re.sub(r"\D", "", match[1])))
    if match := _NUMERIC_DATE.search(printed):
        parts = match.group(1, 2, 3) if match[1] else match.group(6, 5, 4)
        return _date(*map(int, parts))
    return None


def _date(year: int, month: int, day: int) -> datetime.date | None:
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
    for match in _DATE_LINE.finditer(opening):
        before = opening[max(0, match.start() - 60) : match.start()].rstrip()
        if not re.search(r"dates?[^\n]*[:?]?$|\b(?:on|from|to|and|between|by)$", before, re.IGNORECASE):
            return parse_date(match["date"])
    return None


def inspection_dates(opening: str, after: int) -> str | None:
    """When the inspection took place, as printed ("15 and 16 January 2020").

    A labelled line counts wherever it stands in ``opening``; otherwise the first dates told after position ``after``.
    """
    if (match := _LABELLED_RANGE.search(opening)) and _names_month(match[1]):
        return _one_line(match[1])
    for match in _TOLD_RANGE.finditer(opening, after):
        if _names_month(match[1]) and not _EARLIER.search(opening[max(after, match.start() - 120) : match.start()]):
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
