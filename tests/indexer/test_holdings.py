"""What is held by each value of a filter, and the passages that filters let through."""

from __future__ import annotations

import datetime

import numpy as np
import pytest

from corpus.letter import BlockKind, FindingKind, LetterKind, Span
from indexer.holdings import Holdings
from indexer.passage import Passage
from indexer.passage_table import PassageTable
from indexer.query import NO_FILTERS, Filters
from tests.indexer.letters import make_entry

ENTRIES = [
    make_entry(place, area, kind, datetime.date(year, 5, 14))
    for place, (area, kind, year) in enumerate(
        [
            ("Heron Bay", LetterKind.JOINT_INSPECTION, 2016),
            ("East Heron", LetterKind.FOCUSED_VISIT, 2019),
            ("Heron", LetterKind.ILACS, 2020),
            ("Larchford", LetterKind.AREA_SEND, 2021),
            (None, LetterKind.ANNUAL_REPORT, 2022),
        ]
    )
]


def _table() -> PassageTable:
    def passage(finding: FindingKind, *agencies: str) -> Passage:
        return Passage((Span(0, 1),), 0, 0, BlockKind.PARAGRAPH, finding, "", "", agencies)

    return PassageTable.build(
        [
            [passage(FindingKind.STRENGTH, "police"), passage(FindingKind.IMPROVEMENT, "health", "police")],
            [passage(FindingKind.STRENGTH, "health")],
            [passage(FindingKind.CONTEXT)],
            [passage(FindingKind.PRIORITY_ACTION, "housing")],
            [],
        ]
    )


@pytest.mark.parametrize(
    ("filters", "places"),
    [
        (Filters(authorities=frozenset({"Heron Bay"})), [0, 1]),
        (Filters(authorities=frozenset({"Heron Bay", "Larchford"})), [0, 1, 4]),
        (Filters(years=frozenset({2019, 2020})), [2, 3]),
        (Filters(kinds=frozenset({LetterKind.ILACS})), [3]),
        (Filters(findings=frozenset({FindingKind.STRENGTH})), [0, 2]),
        (Filters(findings=frozenset({FindingKind.STRENGTH, FindingKind.PRIORITY_ACTION})), [0, 2, 4]),
        (Filters(agencies=frozenset({"health", "housing"})), [1, 2, 4]),
        (Filters(authorities=frozenset({"Heron Bay"}), agencies=frozenset({"health"})), [1]),
        (Filters(authorities=frozenset({"Heron Bay"}), years=frozenset({2019})), []),
    ],
)
def test_filters_let_through_what_matches_every_field_in_any_value(filters: Filters, places: list[int]) -> None:
    """By the letter's metadata and by the passage's own finding and agencies."""
    allowed = Holdings(ENTRIES, _table()).passages(filters)
    assert allowed is not None
    assert np.flatnonzero(allowed).tolist() == places


def test_without_filters_nothing_is_computed() -> None:
    """None stands for all passages."""
    assert Holdings(ENTRIES, _table()).passages(NO_FILTERS) is None
