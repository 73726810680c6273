"""The embedded engine finds the nearest, in order, and scores exactly."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from indexer.embedding import Vectors
from indexer.engines.faiss import FILE, FaissEngine
from indexer.errors import IndexMismatchError


def _unit(*angles: float) -> Vectors:
    return np.array([[np.cos(angle), np.sin(angle)] for angle in np.radians(angles)], dtype=np.float32)


VECTORS = _unit(0, 80, 20, 180, 50)


def test_the_nearest_come_best_first() -> None:
    """By inner product: the angle to the question grows."""
    engine = FaissEngine.build(VECTORS)
    assert engine.nearest(_unit(5)[0], 5).tolist() == [0, 2, 4, 1, 3]
    assert engine.nearest(_unit(15)[0], 3).tolist() == [2, 0, 4]


def test_more_than_there_are_gives_all() -> None:
    """And none for none."""
    engine = FaissEngine.build(VECTORS)
    assert engine.nearest(_unit(15)[0], 99).tolist() == [2, 0, 4, 1, 3]
    assert engine.nearest(_unit(15)[0], 0).tolist() == []


def test_the_search_can_be_restricted_to_places() -> None:
    """Only those are found, best first; no place allowed finds nothing."""
    engine = FaissEngine.build(VECTORS)
    assert engine.nearest(_unit(15)[0], 2, np.array([1, 3, 4])).tolist() == [4, 1]
    assert engine.nearest(_unit(15)[0], 9, np.array([3])).tolist() == [3]
    assert engine.nearest(_unit(15)[0], 9, np.array([], dtype=np.int64)).tolist() == []


def test_scores_are_exact_inner_products_in_the_order_asked() -> None:
    """Cosines of the angles between."""
    scores = FaissEngine.build(VECTORS).scores(_unit(0)[0], np.array([3, 0, 4]))
    assert scores.dtype == np.float32
    np.testing.assert_allclose(scores, [-1, 1, np.cos(np.radians(50))], atol=1e-6)


def test_vectors_come_back_bit_for_bit_from_disk(tmp_path: Path) -> None:
    """What is taken over into the next index is what was embedded."""
    FaissEngine.build(VECTORS).save(tmp_path)
    loaded = FaissEngine.load(tmp_path)
    places = np.array([4, 0, 1])
    assert loaded.vectors(places).tobytes() == VECTORS[places].tobytes()
    assert loaded.nearest(_unit(15)[0], 3).tolist() == [2, 0, 4]


def test_an_engine_may_be_empty(tmp_path: Path) -> None:
    """Letters without a passage leave nothing to find."""
    FaissEngine.build(np.empty((0, 2), dtype=np.float32)).save(tmp_path)
    assert FaissEngine.load(tmp_path).nearest(_unit(15)[0], 5).tolist() == []


@pytest.mark.parametrize("size", [0, 10, 60])
def test_a_damaged_file_is_told_with_what_to_run(tmp_path: Path, size: int) -> None:
    """Cut short anywhere."""
    FaissEngine.build(VECTORS).save(tmp_path)
    (tmp_path / FILE).write_bytes((tmp_path / FILE).read_bytes()[:size])
    with pytest.raises(IndexMismatchError, match=r"vectors\.faiss is damaged; build the index again with 'letterwise index'"):
        FaissEngine.load(tmp_path)
