"""Figures are written and read back, and new ones take the place of old ones of the same thing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.errors import EvalError
from eval.scaling.asking import Asked, Memory
from eval.scaling.engines import Figures
from eval.scaling.figures_file import as_told, joined, read_figures, write_figures
from eval.scaling.study import Profiles
from eval.scaling.timing import Cost

COST = Cost(1.5, 2.25, 3.0, 1.25)
PROFILES = Profiles((0.5, 0.25), (0.75, 0.125))
FLAT = Figures("every vector", 1_000, 0.5, 1.5, COST, 1.0, 1.0)
PIECES = Figures("pieces of vectors", 1_000, 0.5, 1.5, COST, 1.0, 0.75)
ASKED = Asked(1_000, 0.5, COST, Memory(400, 300))


def test_figures_come_back_as_they_were_written(tmp_path: Path) -> None:
    """Of all three kinds; what else the file told stays."""
    path = tmp_path / "figures.json"
    path.write_text('{"runs": "two", "questions": 3, "figures": []}', encoding="utf-8")
    write_figures(path, (PROFILES, FLAT, ASKED), {"questions": 7})
    assert read_figures(path) == (PROFILES, FLAT, ASKED)
    told = json.loads(path.read_text(encoding="utf-8"))
    assert [told["runs"], told["questions"]] == ["two", 7]
    assert [one["of"] for one in told["figures"]] == ["profiles", "engine", "asked"]


def test_no_file_holds_no_figures(tmp_path: Path) -> None:
    """So the first run writes it."""
    assert read_figures(tmp_path / "none.json") == ()


def test_another_file_is_refused(tmp_path: Path) -> None:
    """It is not written over."""
    path = tmp_path / "other.json"
    path.write_text('{"figures": [{"of": "engine", "name": "x"}]}', encoding="utf-8")
    with pytest.raises(EvalError, match="give --figures another file"):
        read_figures(path)


def test_figures_had_anew_take_the_place_of_the_old_ones() -> None:
    """The same engine at the same size, the same whole ranking; others come behind."""
    again = Asked(1_000, 0.25, COST, Memory(1, 1))
    larger = Asked(2_000, 0.25, COST, Memory(1, 1))
    pieces = Figures("pieces of vectors", 1_000, 0.25, 1.5, COST, 1.0, 1.0)
    assert joined((PROFILES, FLAT, PIECES, ASKED), (again, larger, pieces)) == (PROFILES, FLAT, pieces, again, larger)


def test_what_is_told_is_rounded_to_four_decimals() -> None:
    """Of nested figures, too."""
    told = as_told(Asked(10, 0.123456, Cost(1.00004, 2, 3, 4.00006), Memory(1, 1)))
    assert told["first_seconds"] == 0.1235
    assert told["cost"] == {"median_ms": 1.0, "p95_ms": 2, "p99_ms": 3, "processor_ms": 4.0001}
