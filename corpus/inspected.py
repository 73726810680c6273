"""An inspection's dates in a letter's own words -> its first and last day, and whether a letter's own date can be right."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.dates import DAY_OF_RANGE, day_of, month_number

_LONGEST = datetime.timedelta(days=120)
"""The longest inspection seen, one in two parts, took 73 days from its first to its last; a year is a slip of the pen."""
_VISIT = datetime.timedelta(days=45)
_LATEST_LETTER = datetime.timedelta(days=731)
"""A letter or report comes out weeks after the inspection; the latest seen, 145 days."""
_SOON = datetime.timedelta(days=150)


@dataclass(frozen=True, slots=True)
class Inspected:
    """The first and the last day of an inspection; both or neither. ``note`` tells what was odd in the words."""

    first: datetime.date | None = None
    last: datetime.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Day:
    day: int
    month: int | None
    year: int | None


def inspected_days(printed: str | None, published: datetime.date | None = None) -> Inspected:
    """The days that ``printed`` ("29 November to 10 December 2021") goes from and to; neither where that cannot be told.

    A year that is left out is the latest for which the inspection ends by ``published``.
    """
    named = [
        _Day(int(match["day"]), month_number(match["month"]), int(match["year"]) if match["year"] else None)
        for match in DAY_OF_RANGE.finditer(printed or "")
    ]
    days = _dated(_with_months(named), published)
    if not days:
        return Inspected()
    first, last = min(days), max(days)
    if last - first <= _LONGEST:
        return Inspected(first, last)
    moved = [_in_year(day, last.year) for day in days]
    within = [day for day in moved if day and day <= last and last - day <= _VISIT]
    if len(within) < len(days):
        return Inspected(
            note=f"The dates of the inspection ({printed}) are too far apart: neither is taken for its first or last day."
        )
    return Inspected(
        min(within),
        last,
        f"The letter gives the inspection as {printed}: read as within {last.year}, because the years differ.",
    )


def _with_months(named: list[_Day]) -> list[_Day]:
    """Months that are left out are those of the next day named, and after the last month those of the day before."""
    month = next((each.month for each in reversed(named) if each.month), None)
    found = []
    for each in reversed(named):
        month = each.month or month
        found.append(_Day(each.day, month, each.year))
    return found[::-1] if month else []


def _dated(named: list[_Day], published: datetime.date | None) -> list[datetime.date]:
    """All days with their years, going back from the last; empty where one is no date or the year cannot be told."""
    if not named:
        return []
    last = named[-1]
    year = last.year or next((each.year for each in reversed(named) if each.year), None) or _year_before(last, published)
    days: list[datetime.date] = []
    for each in reversed(named):
        if year is None or each.month is None:
            return []
        year = each.year or (year - 1 if days and each.month > days[-1].month else year)
        day = day_of(year, each.month, each.day)
        if day is None:
            return []
        days.append(day)
    return days


def _year_before(last: _Day, published: datetime.date | None) -> int | None:
    if published is None or last.month is None:
        return None
    ended = day_of(published.year, last.month, last.day)
    return published.year if ended and ended <= published else published.year - 1


def _in_year(day: datetime.date, year: int) -> datetime.date | None:
    return day_of(year, day.month, day.day)


def could_be_published(date: datetime.date, inspected: Inspected) -> bool:
    """Whether a letter of ``date`` can be about an inspection that ended when it did; true where that is not known."""
    return inspected.last is None or inspected.last <= date <= inspected.last + _LATEST_LETTER


def mended_date(
    printed: datetime.date, inspected: Inspected, others: Iterable[datetime.date]
) -> tuple[datetime.date | None, str]:
    """A date for a letter whose ``printed`` date cannot be, and a sentence that tells what was done.

    The first of ``others`` (further dates printed, the file name's) that can be stands for it. Else a letter of January or
    February that names the year that has just ended is taken to mean the new one; any other gets no date.
    """
    told = f"The letter is dated {_words(printed)}, but its inspection ended on {_words(inspected.last)}"
    other = next((each for each in others if could_be_published(each, inspected)), None)
    next_year = _in_year(printed, printed.year + 1)
    is_old_year = printed.month <= 2 and inspected.last is not None and printed.year == inspected.last.year
    if other is None and is_old_year and next_year and inspected.last and next_year - inspected.last <= _SOON:
        other = next_year
    return other, f"{told}: {f'read as {_words(other)}' if other else 'that cannot be, and no date is taken'}."


def _words(date: datetime.date | None) -> str:
    return f"{date.day} {date:%B %Y}" if date else "an unknown day"
