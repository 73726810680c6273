"""Browses the findings of one index: chosen values in, counts and one page of exact quotes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from corpus.library import Entry
from indexer.agencies import AGENCIES
from indexer.index import Index
from indexer.years import years_of
from service.answer import LetterQuotes, LetterSummary, Quote
from service.browsing.choices import Browse, BrowseField, Options, options_of
from service.browsing.findings import KINDS, Findings, findings_of
from service.browsing.themes import all_themes
from service.citing import Citer

ON_A_PAGE = 20
Marked = NDArray[np.bool_]
"""Which of the findings are meant; shape (findings,)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table of counts: a theme or an agency, and how many findings of each of `KINDS` name it."""

    value: str
    label: str
    group: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """What there is to browse. ``letters`` tells for each of `KINDS` how many letters give such findings."""

    themes: tuple[Row, ...]
    agencies: tuple[Row, ...]
    all: tuple[int, ...]
    letters: tuple[int, ...]
    letters_held: int
    without_theme: int


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """One page of findings: those on it letter by letter, and how many there are in all, on pages, and from letters.

    ``otherwise`` tells for each chosen field how many findings there would be without it.
    """

    groups: tuple[LetterQuotes, ...]
    found: int
    letters: int
    pages: int
    first: int
    otherwise: Mapping[BrowseField, int]
    withheld: int = 0

    @property
    def last(self) -> int:
        """The number of the last finding on the page."""
        return self.first - 1 + sum(len(group.quotes) for group in self.groups) + self.withheld


class Browsing:
    """Themes, agencies and findings of one index. What is counted once is kept: some 160 KB for 6,000 findings."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._entries = index.library.entries
        self._citer = Citer(index)
        self.options: Options = options_of(self._entries)

    @property
    def letters(self) -> tuple[LetterSummary, ...]:
        """The letters held."""
        return tuple(self._citer.summary(entry.place) for entry in self._entries)

    @cached_property
    def findings(self) -> Findings:
        """All findings; made when first asked for."""
        return findings_of(self._index)

    @cached_property
    def overview(self) -> Overview:
        """How many findings of each kind name each theme and each agency."""
        findings = self.findings
        themes = (
            Row(theme.key, theme.name, theme.group, self._by_kind(_bit(findings.themes, number)))
            for number, theme in enumerate(all_themes())
        )
        agencies = (
            Row(option.value, option.label, "", self._by_kind(_bit(findings.agencies, number)))
            for number, option in enumerate(self.options[BrowseField.AGENCY])
        )
        return Overview(
            themes=tuple(themes),
            agencies=tuple(agencies),
            all=self._by_kind(np.ones(len(findings), dtype=bool)),
            letters=tuple(len(np.unique(findings.letter[findings.kind == kind])) for kind in range(len(KINDS))),
            letters_held=len(self._entries),
            without_theme=int(np.count_nonzero(findings.themes == 0)),
        )

    def _by_kind(self, marked: Marked) -> tuple[int, ...]:
        return tuple(np.bincount(self.findings.kind[marked], minlength=len(KINDS)).tolist())

    def page(self, browse: Browse) -> FindingsPage:
        """The findings that fit all chosen values; a page that there is not is empty."""
        chosen = np.flatnonzero(self._fitting(browse))
        first = (browse.page - 1) * ON_A_PAGE
        rows = chosen[first : first + ON_A_PAGE].tolist()
        quotes = [quote for quote in map(self._quote, rows) if quote is not None]
        return FindingsPage(
            groups=tuple(_by_letter(quotes)),
            found=len(chosen),
            letters=len(np.unique(self.findings.letter[chosen])),
            pages=-(-len(chosen) // ON_A_PAGE),
            first=first + 1,
            otherwise={field: self._count(browse.without(field)) for field, _ in browse.chosen},
            withheld=len(rows) - len(quotes),
        )

    def _count(self, browse: Browse) -> int:
        return int(np.count_nonzero(self._fitting(browse)))

    def _quote(self, row: int) -> Quote | None:
        findings = self.findings
        letter, section, block = (int(column[row]) for column in (findings.letter, findings.section, findings.block))
        parts = self._index.library.at(letter).sections[section].blocks[block].parts
        return self._citer.quote(letter, section, block, parts, score=0.0)

    def _fitting(self, browse: Browse) -> Marked:
        marked = np.ones(len(self.findings), dtype=bool)
        for field, option in browse.chosen:
            marked &= self._fitting_one(field, option.value)
        return marked

    def _fitting_one(self, field: BrowseField, value: str) -> Marked:
        findings = self.findings
        if field is BrowseField.FINDING:
            return np.asarray(findings.kind == [kind.value for kind in KINDS].index(value))
        if field is BrowseField.THEME:
            return _bit(findings.themes, [theme.key for theme in all_themes()].index(value))
        if field is BrowseField.AGENCY:
            return _bit(findings.agencies, AGENCIES.index(value))
        return self._letters_that(_LETTER_TESTS[field], value)[findings.letter]

    def _letters_that(self, test: Callable[[Entry, str], bool], value: str) -> Marked:
        """Which letters pass a test; shape (letters,)."""
        return np.fromiter((test(entry, value) for entry in self._entries), dtype=bool, count=len(self._entries))


_LETTER_TESTS: dict[BrowseField, Callable[[Entry, str], bool]] = {
    BrowseField.KIND: lambda entry, value: entry.metadata.kind.value == value,
    BrowseField.YEAR: lambda entry, value: int(value) in years_of(entry),
    BrowseField.AUTHORITY: lambda entry, value: entry.metadata.authority == value,
}


def _bit(column: NDArray[np.int32] | NDArray[np.int64], number: int) -> Marked:
    return np.asarray((column >> number) & 1, dtype=bool)


def _by_letter(quotes: Iterable[Quote]) -> Iterable[LetterQuotes]:
    for letter, own in groupby(quotes, lambda quote: quote.citation.letter):
        yield LetterQuotes(letter, tuple(own))
