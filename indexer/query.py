"""A question in; the filters that it names, read against what the library really holds, and its other words out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.authorities import known_authorities
from corpus.dates import MONTHS
from corpus.letter import FindingKind, LetterKind, Span
from corpus.library import Entry
from indexer.agencies import AGENCIES
from indexer.passage_table import FINDINGS, PassageTable
from indexer.terms import terms_of

_KINDS = {
    LetterKind.JOINT_INSPECTION: r"jtai|joint(?: targeted)?(?: area)? inspections?",
    LetterKind.FOCUSED_VISIT: r"focus(?:s?ed)? visits?",
    LetterKind.ILACS: r"ilacs",
    LetterKind.SIF: r"single inspection(?: framework)?|sif",
    LetterKind.AREA_SEND: r"area send(?: inspections?)?|send inspections?",
    LetterKind.ANNUAL_REPORT: r"annual reports?",
}
_KIND_PATTERNS = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in _KINDS.items()}
_ALSO_WORDS = frozenset({"Reading", "Bury"})
"""Authorities that a question names by their capital letter alone."""
_YEAR = re.compile(r"(?<![\d/-])(20[0-3]\d)(?:\s?[/–-]\s?(\d{2}|20\d\d))?(?!\d)")
_NOT_A_LETTERS_YEAR = re.compile(
    r"\b(?:since|before|until|from|working together(?: to safeguard children)?|act|review of)\s+"
    rf"(?:(?:\d{{1,2}}\s+)?(?:{'|'.join(MONTHS)})\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Filters:
    """What passages must match; within one field any value will do, and an empty field lets everything through."""

    authorities: frozenset[str] = frozenset()
    kinds: frozenset[LetterKind] = frozenset()
    years: frozenset[int] = frozenset()
    findings: frozenset[FindingKind] = frozenset()
    agencies: frozenset[str] = frozenset()

    def accepts(self, entry: Entry) -> bool:
        """Whether a letter passes the fields that concern letters."""
        metadata = entry.metadata
        return (
            (not self.authorities or metadata.authority in self.authorities)
            and (not self.kinds or metadata.kind in self.kinds)
            and (not self.years or bool(self.years & years_of(entry)))
        )


def years_of(entry: Entry) -> frozenset[int]:
    """The years that a letter belongs to: that of its date, of the inspection, and those a report's title names."""
    metadata = entry.metadata
    named = f"{metadata.inspection_dates or ''} {metadata.title if metadata.kind is LetterKind.ANNUAL_REPORT else ''}"
    years = {year for match in _YEAR.finditer(named) for year in _years(match)}
    return frozenset(years | ({metadata.date.year} if metadata.date else set()))


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Named:
    """What a question names: filters, and where in the question each is named, so that the rest can be ranked by.

    ``missing`` are authorities that are named and of which the library holds no letter.
    """

    filters: Filters
    mentions: tuple[tuple[str, Span], ...]
    missing: tuple[str, ...] = ()

    def rest_of(self, question: str, filters: Filters) -> str:
        """The question without the names of those filters that are in force: they say where to look, not what for.

        The whole question where nothing would be left.
        """
        in_force = {field for field in ("authorities", "kinds", "years") if getattr(filters, field)}
        rest = question
        for field, span in sorted(self.mentions, key=lambda mention: -mention[1].start):
            if field in in_force:
                rest = f"{rest[: span.start]} {rest[span.end :]}"
        return " ".join(rest.split()) if terms_of(rest) else question


class NameReader:
    """Reads names out of questions; knows what one library holds, worked out once."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._authorities = {entry.metadata.authority for entry in entries if entry.metadata.authority}
        self._kinds = {entry.metadata.kind for entry in entries} & _KIND_PATTERNS.keys()
        self._years = {year for entry in entries for year in years_of(entry)}
        names = sorted(known_authorities()) + sorted(self._authorities)
        self._spelling = {name.lower(): name for name in names}
        """Every name in small letters, spelled as the library spells it, else as it usually is."""
        self._name = _any_of(names)

    def read(self, question: str) -> Named:
        """Authorities, kinds of letter and years that the question names and the library holds.

        A year counts only where it could be the letter's own: not after *since* or *before*.
        """
        mentions: list[tuple[str, Span]] = []
        authorities, missing, kinds, years = set(), set(), set(), set()
        for match in self._name.finditer(question.replace("’", "'")):
            name = self._spelling[match[1].lower()]
            if name in self._authorities:
                authorities.add(name)
                mentions.append(("authorities", Span(*match.span())))
            else:
                missing.add(name)
        for kind in self._kinds:
            for match in _KIND_PATTERNS[kind].finditer(question):
                kinds.add(kind)
                mentions.append(("kinds", Span(*match.span())))
        for match in _YEAR.finditer(question):
            if _is_letters_year(question, match) and _years(match) & self._years:
                years |= _years(match) & self._years
                mentions.append(("years", Span(*match.span())))
        filters = Filters(frozenset(authorities), frozenset(kinds), frozenset(years))
        return Named(filters, tuple(mentions), tuple(sorted(missing)))


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """One of the names, longest first, so that *East Sussex* is not also *Sussex*; words such as Reading by their capital.

    Case is that of plain letters: others that Python takes for the same ("ſ" for "s") are not, in small letters.
    """
    ordered = sorted(set(names), key=lambda name: (-len(name), name))
    written = (re.escape(name) if name in _ALSO_WORDS else f"(?ai:{re.escape(name)})" for name in ordered)
    return re.compile(rf"\b({'|'.join(written)})(?:'s?)?(?!\w)")


def _is_letters_year(question: str, match: re.Match[str]) -> bool:
    return not _NOT_A_LETTERS_YEAR.search(question[: match.start()])


def _years(match: re.Match[str]) -> set[int]:
    """The year, or all years of a range; what only looks like one ("2020-12") is its first year."""
    first = int(match.group(1))
    last = int(match.group(1)[:2] + match.group(2)[-2:]) if match.group(2) else first
    return set(range(first, last + 1)) or {first}


def allowed_places(filters: Filters, entries: Sequence[Entry], table: PassageTable) -> NDArray[np.bool_] | None:
    """Which passages pass, shape (passages,); None where nothing is filtered."""
    if filters == NO_FILTERS:
        return None
    letters = np.array([filters.accepts(entry) for entry in entries], dtype=bool)
    allowed = letters[table.letter]
    if filters.findings:
        allowed &= np.isin(table.finding, [FINDINGS.index(finding) for finding in filters.findings])
    if filters.agencies:
        bits = sum(1 << AGENCIES.index(agency) for agency in filters.agencies)
        allowed &= (table.agencies & bits) != 0
    return allowed
