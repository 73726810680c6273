"""Filters and what they let through: authority, kind, year, kind of finding and agency in, allowed passages out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.letter import FindingKind, LetterKind
from corpus.library import Entry
from indexer.agencies import AGENCIES
from indexer.passage_table import FINDINGS, PassageTable
from indexer.years import years_of


@dataclass(frozen=True, slots=True)
class Filters:
    """What passages must match; within one field any value will do, and an empty field lets everything through."""

    authorities: frozenset[str] = frozenset()
    kinds: frozenset[LetterKind] = frozenset()
    years: frozenset[int] = frozenset()
    findings: frozenset[FindingKind] = frozenset()
    agencies: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()
    """Ids of letters."""

    def accepts(self, entry: Entry) -> bool:
        """Whether a letter passes the fields that concern letters."""
        metadata = entry.metadata
        return (
            (not self.letters or entry.id in self.letters)
            and (not self.authorities or metadata.authority in self.authorities)
            and (not self.kinds or metadata.kind in self.kinds)
            and (not self.years or bool(self.years & years_of(entry)))
        )


NO_FILTERS = Filters()


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
