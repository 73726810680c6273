"""Filters of an answer: what the reader chose and what the question names in, filters in force out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from corpus.letter import FindingKind, LetterKind
from corpus.library import Entry
from indexer.agencies import AGENCIES
from indexer.holdings import Holdings
from indexer.naming import Named
from indexer.passage_table import FINDINGS
from indexer.query import Filters
from indexer.years import years_of
from service.answer import AppliedFilter, FilterName
from service.asking import Choices
from service.errors import FilterError
from service.wording import filter_label, former_note, letters_described, listed

_FIELDS = {
    FilterName.AUTHORITY: "authorities",
    FilterName.KIND: "kinds",
    FilterName.YEAR: "years",
    FilterName.FINDING: "findings",
    FilterName.AGENCY: "agencies",
    FilterName.LETTER: "letters",
}
_LET_GO = {"kinds": "kind of letter", "years": "year", "authorities": "authority"}
"""In the order in which filters are let go where no letter passes them all."""
_RELAXED = {"findings": "kind of finding", "agencies": "agency", "years": "year", "kinds": "kind of letter"}
"""In the order in which filters are let go where nothing answers. Never the authority: its silence is the answer."""
_MOST_SUGGESTED = 4


def held_choices(entries: Sequence[Entry]) -> Choices:
    """All that an answer over these letters can be narrowed by; years newest first."""
    return Choices(
        authority=tuple(sorted({entry.metadata.authority for entry in entries if entry.metadata.authority})),
        kind=tuple(kind.value for kind in LetterKind if any(entry.metadata.kind is kind for entry in entries)),
        year=tuple(str(year) for year in sorted({year for entry in entries for year in years_of(entry)}, reverse=True)),
        finding=tuple(finding.value for finding in FINDINGS),
        agency=AGENCIES,
        letter=tuple(entry.id for entry in entries),
    )


def chosen_filters(chosen: Choices, held: Choices) -> Filters:
    """The reader's choices as filters. Raises FilterError for a value that the letters do not hold."""
    for name in FilterName:
        for value in getattr(chosen, name.value):
            if value not in getattr(held, name.value):
                raise FilterError(f"No letter matches the filter {name.value} '{value}'. {_choose_from(name, held)}")
    return Filters(
        authorities=frozenset(chosen.authority),
        kinds=frozenset(LetterKind(kind) for kind in chosen.kind),
        years=frozenset(int(year) for year in chosen.year),
        findings=frozenset(FindingKind(finding) for finding in chosen.finding),
        agencies=frozenset(chosen.agency),
        letters=frozenset(chosen.letter),
    )


def _choose_from(name: FilterName, held: Choices) -> str:
    if name is FilterName.LETTER:
        return "The list of letters shows all."
    return f"Choose from: {', '.join(getattr(held, name.value))}."


def question_filters(names: Named, chosen: Filters, holdings: Holdings) -> tuple[Filters, tuple[str, ...]]:
    """Those filters named in a question that are applied, and notes on those let go and on what is not held.

    The reader's choice of a kind of filter goes before the question's. Where no letter passes all filters together, as
    few as can be are let go, kind of letter before year before authority, so that the answer is not emptied.
    """
    named = _without(names.filters, [field for field in _FIELDS.values() if getattr(chosen, field)])
    named, let_go = _fitting(named, chosen, holdings)
    missing = tuple(f"No letter about {each.name} is held{_as_read(each.read_from)}." for each in names.missing)
    years = tuple(f"No letter from {year} is held; the year was left out." for year in names.missing_years)
    former = tuple(former_note(name) for name in names.former if named.authorities)
    return named, (*missing, *years, *former, *let_go)


def _fitting(named: Filters, chosen: Filters, holdings: Holdings) -> tuple[Filters, tuple[str, ...]]:
    def fit(filters: Filters) -> bool:
        return bool(holdings.letters(merged(chosen, filters)).any())

    fields = [field for field in _LET_GO if getattr(named, field)]
    for count in range(len(fields) + 1):
        for dropped in combinations(fields, count):
            left = _without(named, dropped)
            if fit(left):
                return left, (_let_go_note(merged(chosen, named), dropped),) if dropped else ()
    return _without(named, fields), ()


def _let_go_note(filters: Filters, dropped: Sequence[str]) -> str:
    words = listed([f"the {_LET_GO[field]}" for field in dropped], "and")
    letters = letters_described(filters.kinds, filters.authorities, filters.years)
    return f"No {letters} is held; {words} {'was' if len(dropped) == 1 else 'were'} left out."


def _as_read(typed: str) -> str:
    return f" (read from “{typed}”)" if typed else ""


def relaxed(named: Filters) -> Iterator[tuple[Filters, str]]:
    """The question's filters with some let go, and what to tell the reader: one kind of filter, then all that may go."""
    fields = [field for field in _RELAXED if getattr(named, field)]
    for dropped in ([field] for field in fields):
        yield _without(named, dropped), _relaxed_note(dropped)
    if len(fields) > 1:
        yield _without(named, fields), _relaxed_note(fields)


def _relaxed_note(dropped: Sequence[str]) -> str:
    words = listed([f"the {_RELAXED[field]}" for field in dropped], "and")
    were = "it was" if len(dropped) == 1 else "they were"
    return f"Nothing answers with {words} named in the question, so {were} left out."


def _without(filters: Filters, fields: Sequence[str]) -> Filters:
    return replace(filters, **{field: frozenset() for field in fields})


def merged(one: Filters, other: Filters) -> Filters:
    """Both together, field by field; the fields of ``one`` come first where both have values."""
    return Filters(
        authorities=one.authorities or other.authorities,
        kinds=one.kinds or other.kinds,
        years=one.years or other.years,
        findings=one.findings or other.findings,
        agencies=one.agencies or other.agencies,
        letters=one.letters or other.letters,
    )


def suggested(could_be: Filters, in_force: Filters) -> Iterator[tuple[Filters, AppliedFilter]]:
    """One filter at a time of those that a question speaks of, where its kind is not in force; a few at most."""
    open_ones = _without(could_be, [field for field in _FIELDS.values() if getattr(in_force, field)])
    for each in applied(open_ones)[:_MOST_SUGGESTED]:
        field = _FIELDS[each.name]
        value = next(value for value in getattr(open_ones, field) if str(value) == each.value)
        yield Filters(**{field: frozenset({value})}), each


def applied(filters: Filters, names: Named | None = None) -> tuple[AppliedFilter, ...]:
    """The filters as they are shown, in a fixed order; with ``names`` as read from a question."""
    return tuple(
        AppliedFilter(
            name,
            str(value),
            filter_label(name, str(value)),
            from_question=names is not None,
            read_from=names.read_from(field, value) if names else "",
        )
        for name, field in _FIELDS.items()
        for value in sorted(getattr(filters, field))
    )
