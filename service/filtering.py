"""Filters of an answer: what the reader chose and what the question names in, filters in force out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.letter import FindingKind, LetterKind
from corpus.library import Entry
from indexer.agencies import AGENCIES
from indexer.passage_table import FINDINGS
from indexer.query import Filters, years_of
from service.answer import AppliedFilter, FilterName
from service.asking import Choices
from service.errors import FilterError
from service.wording import filter_label


def held_choices(entries: Sequence[Entry]) -> Choices:
    """All that an answer over these letters can be narrowed by; years newest first."""
    return Choices(
        authority=tuple(sorted({entry.metadata.authority for entry in entries if entry.metadata.authority})),
        kind=tuple(kind.value for kind in LetterKind if any(entry.metadata.kind is kind for entry in entries)),
        year=tuple(str(year) for year in sorted({year for entry in entries for year in years_of(entry)}, reverse=True)),
        finding=tuple(finding.value for finding in FINDINGS),
        agency=AGENCIES,
    )


def chosen_filters(chosen: Choices, held: Choices) -> Filters:
    """The reader's choices as filters. Raises FilterError for a value that the letters do not hold."""
    for name in FilterName:
        for value in getattr(chosen, name.value):
            if value not in getattr(held, name.value):
                allowed = ", ".join(getattr(held, name.value))
                raise FilterError(f"No letter matches the filter {name.value} '{value}'. Choose from: {allowed}.")
    return Filters(
        authorities=frozenset(chosen.authority),
        kinds=frozenset(LetterKind(kind) for kind in chosen.kind),
        years=frozenset(int(year) for year in chosen.year),
        findings=frozenset(FindingKind(finding) for finding in chosen.finding),
        agencies=frozenset(chosen.agency),
    )


def question_filters(named: Filters, chosen: Filters, entries: Sequence[Entry]) -> tuple[Filters, tuple[str, ...]]:
    """Those filters named in a question that are applied, and notes on those let go.

    The reader's choice of a kind of filter goes before the question's. Filters that no letter passes together are let go
    one by one, kind of letter first, then year, so that the answer is not emptied.
    """
    applied_ones = Filters(
        authorities=frozenset() if chosen.authorities else named.authorities,
        kinds=frozenset() if chosen.kinds else named.kinds,
        years=frozenset() if chosen.years else named.years,
    )
    notes = []
    for field, word in (("kinds", "kind of letter"), ("years", "year"), ("authorities", "authority")):
        if any(merged(chosen, applied_ones).accepts(entry) for entry in entries):
            break
        if getattr(applied_ones, field):
            notes.append(f"No letter matches every filter named in the question, so the {word} was left out.")
            applied_ones = replace(applied_ones, **{field: frozenset()})
    return applied_ones, tuple(notes)


def merged(one: Filters, other: Filters) -> Filters:
    """Both together, field by field; the fields of ``one`` come first where both have values."""
    return Filters(
        authorities=one.authorities or other.authorities,
        kinds=one.kinds or other.kinds,
        years=one.years or other.years,
        findings=one.findings or other.findings,
        agencies=one.agencies or other.agencies,
    )


def applied(filters: Filters, from_question: bool) -> tuple[AppliedFilter, ...]:
    """The filters as they are shown, in a fixed order."""
    shown = [
        *((FilterName.AUTHORITY, authority) for authority in sorted(filters.authorities)),
        *((FilterName.KIND, kind.value) for kind in sorted(filters.kinds)),
        *((FilterName.YEAR, str(year)) for year in sorted(filters.years)),
        *((FilterName.FINDING, finding.value) for finding in sorted(filters.findings)),
        *((FilterName.AGENCY, agency) for agency in sorted(filters.agencies)),
    ]
    return tuple(AppliedFilter(name, value, filter_label(name, value), from_question) for name, value in shown)
