"""The columns of an index's passages."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from corpus.letter import BlockKind, FindingKind, Span
from indexer.agencies import AGENCIES
from indexer.passage import Passage
from indexer.passage_table import FINDINGS, PassageTable


def _passage(section: int, block: int, finding: FindingKind, parts: tuple[Span, ...], *agencies: str) -> Passage:
    return Passage(parts, section, block, BlockKind.PARAGRAPH, finding, "words", "terms", agencies)


PASSAGES = (
    (
        _passage(0, 0, FindingKind.STRENGTH, (Span(0, 5),), "police"),
        _passage(2, 3, FindingKind.CONTEXT, (Span(9, 12), Span(20, 31)), "health", "partnership"),
    ),
    (),
    (_passage(1, 0, FindingKind.IMPROVEMENT, (Span(4, 8),)),),
)


def test_columns_hold_passages_in_the_order_of_letters() -> None:
    """A letter without passages keeps its place; agencies are bits."""
    table = PassageTable.build(PASSAGES)
    assert len(table) == 3
    assert table.letter.tolist() == [0, 0, 2]
    assert table.section.tolist() == [0, 2, 1]
    assert table.block.tolist() == [0, 3, 0]
    assert [FINDINGS[place] for place in table.finding] == [FindingKind.STRENGTH, FindingKind.CONTEXT, FindingKind.IMPROVEMENT]
    assert [[name for bit, name in enumerate(AGENCIES) if bits >> bit & 1] for bits in table.agencies] == [
        ["police"],
        ["health", "partnership"],
        [],
    ]


def test_spans_come_back_as_spans() -> None:
    """One or more a passage."""
    table = PassageTable.build(PASSAGES)
    assert [table.parts_of(place) for place in range(3)] == [
        (Span(0, 5),),
        (Span(9, 12), Span(20, 31)),
        (Span(4, 8),),
    ]
    assert isinstance(table.parts_of(0)[0].start, int)


def test_a_table_comes_back_from_disk_as_it_was(tmp_path: Path) -> None:
    """Every column, values and type; an empty table too."""
    for passages in (PASSAGES, ()):
        table = PassageTable.build(passages)
        table.save(tmp_path)
        loaded = PassageTable.load(tmp_path)
        for name in ("letter", "section", "block", "finding", "agencies", "part_starts", "parts"):
            np.testing.assert_array_equal(getattr(loaded, name), getattr(table, name))
            assert getattr(loaded, name).dtype == np.int32
    assert loaded.parts.shape == (0, 2)
