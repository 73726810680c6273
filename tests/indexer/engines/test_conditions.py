"""Conditions let exactly the allowed passages through, and say so briefly."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from indexer.engines.conditions import EVERYWHERE, Condition, Conditions
from indexer.engines.contract import Places
from indexer.passage_table import PassageTable

NONE = np.zeros(6, dtype=np.int32)
TABLE = PassageTable(
    letter=np.array([0, 0, 1, 1, 2, 2], dtype=np.int32),
    section=NONE,
    block=NONE,
    finding=np.array([0, 1, 0, 1, 0, 1], dtype=np.int32),
    agencies=np.array([0, 1, 3, 2, 1, 0], dtype=np.int32),
    words=NONE,
    part_starts=np.zeros(7, dtype=np.int32),
    parts=np.empty((0, 2), dtype=np.int32),
)
CONDITIONS = Conditions(TABLE, ["kind_a", "kind_b", "kind_a"])


def _where(marked: NDArray[np.bool_]) -> Places:
    return np.flatnonzero(marked).astype(np.int64)


def test_all_passages_need_no_condition() -> None:
    """Whether nothing is filtered or a filter lets all through."""
    assert CONDITIONS.of(None) == EVERYWHERE
    assert CONDITIONS.of(np.arange(6)) == EVERYWHERE


@pytest.mark.parametrize(
    ("allowed", "condition"),
    [
        (_where(TABLE.letter == 1), Condition("letter in [1]", ("kind_b",))),
        (_where(TABLE.finding == 1), Condition("finding in [1]", ("kind_a", "kind_b"))),
        (_where((TABLE.agencies & 1) != 0), Condition("agencies in [1, 3]", ("kind_a", "kind_b"))),
        (_where((TABLE.letter != 1) & (TABLE.finding == 0)), Condition("letter in [0, 2] and finding in [0]", ("kind_a",))),
    ],
)
def test_filters_are_said_by_the_values_that_pass(allowed: Places, condition: Condition) -> None:
    """Partitions without any allowed letter are left out; a column that holds nothing back goes unsaid."""
    assert CONDITIONS.of(allowed) == condition


def test_passages_that_no_filter_tells_apart_are_named_one_by_one() -> None:
    """As are those that hold a quoted phrase."""
    assert CONDITIONS.of(np.array([0, 1, 3, 5])) == Condition("place in [0, 1, 3, 5]", ("kind_a", "kind_b"))
