"""Years that a question or a letter names: words in, years with their places out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from corpus.dates import MONTHS
from corpus.letter import LetterKind, Span
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
_NOT_A_LETTERS_YEAR = re.compile(
    r"\b(?:since|before|until|from|working together(?: to safeguard children)?|act|review of)\s+"
    rf"(?:(?:\d{{1,2}}\s+)?(?:{'|'.join(MONTHS)})\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NamedYears:
    """The years that one place of a question names: one, or all of a range."""

    years: frozenset[int]
    span: Span


def years_of(entry: Entry) -> frozenset[int]:
    """The years that a letter belongs to: that of its date, of the inspection, and those a report's title names."""
    metadata = entry.metadata
    named = f"{metadata.inspection_dates or ''} {metadata.title if metadata.kind is LetterKind.ANNUAL_REPORT else ''}"
    years = {year for match in _YEAR.finditer(named) for year in _years(match[1], match[2])}
    return frozenset(years | ({metadata.date.year} if metadata.date else set()))


def years_in(question: str) -> tuple[NamedYears, ...]:
    """Years in four digits that could be a letter's own: not after *since* or *before*, nor a law's."""
    return tuple(
        NamedYears(_years(match[1], match[2]), Span(*match.span()))
        for match in _YEAR.finditer(question)
        if not _NOT_A_LETTERS_YEAR.search(question[: match.start()])
    )


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
