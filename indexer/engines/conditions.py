"""Allowed passages in, a Milvus condition out that lets the same passages through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from indexer.engines.contract import Places
from indexer.passage_table import PassageTable

PLACE = "place"
FILTERED = ("letter", "finding", "agencies")
"""The columns that filters ask about; the year, authority and kind of a letter are its own."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Which passages are searched: a filter expression, empty for all, and partitions, empty for all."""

    expression: str = ""
    partitions: tuple[str, ...] = ()


EVERYWHERE = Condition()


class Conditions:
    """Writes conditions for one generation."""

    def __init__(self, table: PassageTable, partitions: Sequence[str]) -> None:
        """``partitions`` names the partition of each letter."""
        self._table = table
        self._partitions = partitions

    def of(self, allowed: Places | None) -> Condition:
        """The condition that lets exactly the places ``allowed`` (ascending) through; None for all.

        Filters allow the passages whose letter, finding and agencies are each one of a few, and the condition says just that,
        however many passages these are. Other places, as of passages that hold a quoted phrase, are named one by one.
        """
        if allowed is None or len(allowed) == len(self._table):
            return EVERYWHERE
        letters = np.unique(self._table.letter[allowed])
        partitions = tuple(sorted({self._partitions[letter] for letter in letters}))
        passing = np.ones(len(self._table), dtype=bool)
        said = []
        for name in FILTERED:
            column = getattr(self._table, name)
            values = np.unique(column[allowed])
            through = np.isin(column, values)
            if not through[passing].all():
                said.append(f"{name} in {values.tolist()}")
                passing &= through
        if int(passing.sum()) != len(allowed):
            return Condition(f"{PLACE} in {allowed.tolist()}", partitions)
        return Condition(" and ".join(said), partitions)


def partition_of(kind: str) -> str:
    """The partition of letters of a kind: a question about one kind of letter is then searched for in that partition alone."""
    return f"kind_{kind}"
