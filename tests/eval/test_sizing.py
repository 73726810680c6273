"""What many letters need follows from what one passage costs."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.errors import EvalError
from eval.sizing import SIZES, Costs, measured_bytes, needs, read_costs
from indexer.build import build_index
from indexer.index import current_generation
from tests.encoders import HashingEncoder
from tests.service.small_letters import write_letters

COSTS: Costs = {
    "bytes": {"vectors": 1000, "compressed": 500, "tokens": 2500, "terms": 200, "words": 300, "letters": 400, "table": 100},
    "counts": {"passages_a_letter": 100, "entries_a_passage": 25},
    "rates": {"embedded_a_second": 100, "published_a_second": 200, "nearest_ms_of_a_million": 10},
    "milvus": {"text_a_byte": 1.5, "quantised_bytes": 250, "entry_bytes": 8, "usable": 0.5, "generations": 2},
    "replica": {"base_mb": 200},
    "prices": {"vcpu_hour": 0.01, "gb_memory_hour": 0.002, "gb_disk_month": 0.1},
}


def test_ten_thousand_letters_fit_into_one_machine() -> None:
    """A million passages, of 5,000 bytes on disk each."""
    found = needs(10_000, COSTS)
    assert (found.passages, found.index_gb) == (1_000_000, 5.0)
    assert found.embedded_memory_gb == pytest.approx(1.1)
    assert found.embedding_hours == pytest.approx(10_000 / 3600)
    assert found.publishing_hours == pytest.approx(5_000 / 3600)
    assert found.milvus_memory_gb == pytest.approx(2 * (1000 + 2 * 25 * 8 + 100) / 1000)
    assert found.milvus_disk_gb == pytest.approx(2 * (1000 + 400 + 3750 + 300 + 100 + 400) / 1000)
    assert found.query_machines == 1
    assert found.replica_gb == pytest.approx(0.6)
    assert found.embedded_euros == pytest.approx((2 * 0.01 + 4 * 0.002) * 730 + 0.5)
    assert found.milvus_euros == pytest.approx((12 * 0.01 + (8 + 8) * 0.002) * 730 + (11.9 + 5) * 0.1)


def test_above_a_million_passages_vectors_are_held_in_eight_bits() -> None:
    """Which takes a quarter of the memory, and several machines for a hundred times as many letters."""
    found = needs(1_000_000, COSTS)
    assert found.milvus_memory_gb == pytest.approx(2 * (250 + 400 + 100) * 0.1)
    assert found.query_machines == 5
    assert found.nearest_ms == pytest.approx(1000)


def test_the_measured_costs_give_growing_needs() -> None:
    """The file that the command reads is whole."""
    found = [needs(size, read_costs()) for size in SIZES]
    assert [each.letters for each in found] == list(SIZES)
    assert found[0].milvus_euros < found[1].milvus_euros < found[2].milvus_euros
    assert found[0].index_gb * 10 == pytest.approx(found[1].index_gb, rel=0.01)


def test_the_parts_of_an_index_are_measured_by_its_files(tmp_path: Path) -> None:
    """Every byte but a few small files' belongs to a part."""
    build_index(write_letters(tmp_path / "letters"), tmp_path / "index", HashingEncoder())
    generation = current_generation(tmp_path / "index")
    assert generation is not None
    found = measured_bytes(generation)
    assert found["vectors"] > 256 * 4
    assert found["passages_a_letter"] > 1
    assert found.pop("compressed") == 0  # so small an index searches the vectors themselves
    assert min(found.values()) > 0


def test_costs_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    """With the file's name."""
    (tmp_path / "costs.toml").write_text("bytes = 3", encoding="utf-8")
    with pytest.raises(EvalError, match=r"costs\.toml cannot be read"):
        read_costs(tmp_path / "costs.toml")
