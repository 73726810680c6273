"""Made indexes are asked in a process of their own, and the process's memory is read from /proc."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.scaling.asking import Memory, memory_of
from eval.scaling.timing import cost_of


def test_memory_is_told_with_what_is_mapped(tmp_path: Path) -> None:
    """What is not anonymous is pages of files."""
    (tmp_path / "smaps_rollup").write_text("5581 [rollup]\nRss:   409600 kB\nPss: 9 kB\nAnonymous:   102400 kB\n", "ascii")
    assert memory_of(tmp_path) == Memory(resident=400, mapped=300)


def test_cost_is_of_each_question_once() -> None:
    """In their order; waiting costs time and nothing of the processor."""
    asked: list[str] = []
    cost = cost_of(asked.append, ["nurses", "police", "nurses"])
    assert asked == ["nurses", "police", "nurses"]
    assert 0 <= cost.median_ms <= cost.p99_ms
    assert cost.processor_ms == pytest.approx(cost.median_ms, abs=5)
