"""Years that a question or a letter names: words in, years with their places out."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from corpus.dates import MONTHS
from corpus.inspected import inspected_days
from corpus.letter import LetterKind, Metadata, Span
from corpus.library import Entry
from indexer.adjoining import adjoin

_YEAR = re.compile(r"(?<![\d/-])(20[0-3]\d)(?:\s?[/–-]\s?(\d{2}|20\d\d))?(?!\d)")
_SHORT_YEAR = re.compile(r"(?<![\w/.,£%-])(['’‘]?)([0-3]\d)(?:\s?[/–-]\s?(\d\d))?(?![\w%'’£]|[./,–-]\d|-\w)")
_COUNTED = re.compile(
    r"\s*(?:-|–|/|&|and|or|to|plus|\+|of|out|per|in|%|years?|yrs?|yo|y/o|months?|weeks?|days?|hours?|hrs?|minutes?|mins?"
    r"|children|child|kids?|young|youngs\w+|teen\w*|boys?|girls?|cases?|famil\w+|people|social|workers?)\b",
    re.IGNORECASE,
)
"""What follows a number that counts something."""
_DAY_AND_MONTH = rf"(?:(?:\d{{1,2}}\s+)?(?:{'|'.join(MONTHS)})\s+)?"
_NOT_A_LETTERS_YEAR = re.compile(
    rf"\b(?:since|before|until|from|working together(?: to safeguard children)?|act|review of)\s+{_DAY_AND_MONTH}$",
    re.IGNORECASE,
)
_OF_A_LAW = re.compile(r"\b(?:working together(?: to safeguard children)?|act|review of)\s+$", re.IGNORECASE)
_Y = r"(20[0-3]\d)"
_ENDS = r"(?![\d/]|\s?[–-]\s?\d)"
_OF_NO_VISIT = rf"{_ENDS}(?!\s+(?:\w+\s+)?(?:inspections?|visits?|letters?|reports?|reviews?|judgements?)\b)"
_BETWEEN = rf"\bbetween\s+{_DAY_AND_MONTH}{_Y}\s+and\s+{_DAY_AND_MONTH}{_Y}{_ENDS}"
_FROM_TO = rf"(?:\bfrom\s+)?{_DAY_AND_MONTH}\b{_Y}\s+(?:to|until|till|up to)\s+{_DAY_AND_MONTH}{_Y}{_ENDS}"
_SINCE = rf"\bsince\s+{_DAY_AND_MONTH}{_Y}(?:\s?[/–-]\s?\d\d)?{_ENDS}"
_ONWARDS = rf"(?:\b(?:from|in)\s+)?{_DAY_AND_MONTH}\b{_Y}\s+(?:onwards?|(?:or|and)\s+(?:later|after|onwards?|since))\b"
_AFTER = rf"\bafter\s+{_Y}{_OF_NO_VISIT}"
_BEFORE = rf"\b(?:before|prior to)\s+{_Y}{_OF_NO_VISIT}"
_UNTIL = rf"\b(?:until|till|up to)\s+{_Y}{_OF_NO_VISIT}"
_OR_BEFORE = rf"(?:\b(?:from|in)\s+)?\b{_Y}\s+(?:or|and)\s+(?:earlier|before)\b(?!\s+\w)"
_EARLIEST, _LATEST = 2000, 2039
"""What a range without a beginning or an end goes to: the years that a question can name."""
_RANGES: tuple[tuple[re.Pattern[str], Callable[..., tuple[int, int, str]]], ...] = tuple(
    (re.compile("|".join(wordings), re.IGNORECASE), bounds)
    for wordings, bounds in (
        ((_BETWEEN, _FROM_TO), lambda first, last: (first, last, f"{first} to {last}")),
        ((_SINCE, _ONWARDS), lambda first: (first, _LATEST, f"{first} or later")),
        ((_AFTER,), lambda year: (year + 1, _LATEST, f"after {year}")),
        ((_BEFORE,), lambda year: (_EARLIEST, year - 1, f"before {year}")),
        ((_UNTIL, _OR_BEFORE), lambda last: (_EARLIEST, last, f"{last} or earlier")),
    )
)
"""How a range is worded, and its first and last year and what it is called."""
_ASKS_WHAT_HAPPENED = re.compile(r"\s*(?:which|who|when|where|how (?:many|much)|did|had|has|have|was|were)\b", re.IGNORECASE)
"""How a question begins to which *before 2019* says when something happened: letters of later years tell of that too."""


@dataclass(frozen=True, slots=True)
class NamedYears:
    """The years that one place of a question names: one, or all of a range, with what those of a range are called."""

    years: frozenset[int]
    span: Span
    called: str = ""

    @property
    def label(self) -> str:
        """``2019``, ``2019 to 2022``, ``2023 or later``, ``before 2019``."""
        return self.called or str(min(self.years))


def years_of(entry: Entry) -> frozenset[int]:
    """The years that a letter belongs to: that of its date, of the inspection, and those a report's title names."""
    metadata = entry.metadata
    titled = metadata.title if metadata.kind is LetterKind.ANNUAL_REPORT else ""
    years = {year for match in _YEAR.finditer(titled) for year in _years(match[1], match[2])}
    dated = {metadata.date.year} if metadata.date else _single_years(metadata.date_words)
    return frozenset(years | dated | _years_inspected(metadata))


def _years_inspected(metadata: Metadata) -> set[int]:
    """From the first day to the last; where these cannot be told, each year that the words name."""
    first, last = metadata.inspected_from, metadata.inspected_to
    if first is None or last is None:
        days = inspected_days(metadata.inspection_dates, metadata.date)
        first, last = days.first, days.last
    return set(range(first.year, last.year + 1)) if first and last else _single_years(metadata.inspection_dates)


def _single_years(words: str | None) -> set[int]:
    return {int(year) for year in re.findall(r"(?<!\d)20[0-3]\d(?!\d)", words or "")}


def years_in(question: str) -> tuple[NamedYears, ...]:
    """Years in four digits that could be a letter's own, not a law's, and ranges such as *since 2023*, in their order."""
    ranges = tuple(_ranges_in(question))
    single = (
        NamedYears(_years(match[1], match[2]), Span(*match.span()))
        for match in _YEAR.finditer(question)
        if not _NOT_A_LETTERS_YEAR.search(question[: match.start()])
        and not any(each.span.start <= match.start() < each.span.end for each in ranges)
    )
    return tuple(sorted((*ranges, *single), key=lambda each: each.span.start))


def _ranges_in(question: str) -> Iterator[NamedYears]:
    """Ranges of years in words; of two that could be read at one place, the one that names both its ends."""
    read: list[Span] = []
    asks_what_happened = _ASKS_WHAT_HAPPENED.match(question)
    for pattern, bounds in _RANGES:
        for match in pattern.finditer(question):
            span = Span(*match.span())
            first, last, called = bounds(*(int(year) for year in match.groups() if year))
            taken = any(span.start < each.end and each.start < span.end for each in read)
            told_later = first == _EARLIEST and asks_what_happened
            if first <= last and not (taken or told_later or _OF_A_LAW.search(question[: span.start])):
                read.append(span)
                yield NamedYears(frozenset(range(first, last + 1)), span, called)


def short_years_in(question: str, names: Sequence[Span], held: Collection[int]) -> Iterator[NamedYears]:
    """Years in two digits, held ones alone: with an apostrophe (*'22*), or straight after one of the names (*JTAI 22*)."""
    for match in _SHORT_YEAR.finditer(question):
        span = Span(*match.span())
        years = _years(f"20{match[2]}", match[3])
        after_name = any(name.end <= span.start and adjoin(question, name, span) for name in names)
        if (match[1] or after_name) and years & set(held) and not _COUNTED.match(question, span.end):
            yield NamedYears(years, span)


def _years(first: str, last: str | None) -> frozenset[int]:
    """The year, or all years of a range; what only looks like one ("2020-12") is its first year."""
    begin = int(first)
    end = int(first[:2] + last[-2:]) if last else begin
    return frozenset(range(begin, end + 1)) or frozenset({begin})
