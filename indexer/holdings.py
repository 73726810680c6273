"""What an index holds, by each value that letters can be filtered by: entries and passages in, those that pass filters out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.library import Entry
from indexer.agencies import AGENCIES
from indexer.passage_table import FINDINGS, PassageTable
from indexer.query import NO_FILTERS, Filters
from indexer.years import years_of

_OF_LETTERS = ("letters", "authorities", "kinds", "years")
"""The fields of `Filters` that concern letters."""


class Holdings:
    """Knows which letters have which value of a filter, worked out once: asking costs no look at any letter."""

    def __init__(self, entries: Sequence[Entry], table: PassageTable) -> None:
        self._letters = len(entries)
        self._table = table
        self._places: dict[tuple[str, object], list[int]] = {}
        for entry in entries:
            for value in _values(entry):
                self._places.setdefault(value, []).append(entry.place)

    def letters(self, filters: Filters) -> NDArray[np.bool_]:
        """Which letters pass the fields that concern letters, shape (letters,)."""
        passing = np.ones(self._letters, dtype=bool)
        for field in _OF_LETTERS:
            values: Collection[object] = getattr(filters, field)
            if values:
                having = np.zeros(self._letters, dtype=bool)
                for value in values:
                    having[self._places.get((field, value), [])] = True
                passing &= having
        return passing

    def passages(self, filters: Filters) -> NDArray[np.bool_] | None:
        """Which passages pass, shape (passages,); None where nothing is filtered."""
        if filters == NO_FILTERS:
            return None
        allowed: NDArray[np.bool_] = self.letters(filters)[self._table.letter]
        if filters.findings:
            allowed &= np.isin(self._table.finding, [FINDINGS.index(finding) for finding in filters.findings])
        if filters.agencies:
            bits = sum(1 << AGENCIES.index(agency) for agency in filters.agencies)
            allowed &= (self._table.agencies & bits) != 0
        return allowed


def _values(entry: Entry) -> Iterator[tuple[str, object]]:
    yield "letters", entry.id
    yield "authorities", entry.metadata.authority
    yield "kinds", entry.metadata.kind
    yield from (("years", year) for year in years_of(entry))
