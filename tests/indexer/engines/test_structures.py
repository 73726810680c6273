"""Above some thousand passages a compressed structure proposes, and the vectors decide: nearly what an exact search finds."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from indexer.embedding import Vectors
from indexer.engines import faiss
from indexer.engines.contract import Places
from indexer.engines.faiss import FaissEngine
from indexer.engines.rows import SHORT_FILE, WHOLE_FILE
from indexer.engines.structures import CELLS_FROM, FLAT_UP_TO, Structure
from indexer.errors import IndexMismatchError

_COUNT = 10_000
_COMPRESSED = [Structure.PIECES, Structure.CELLS]


def _made(count: int, seed: int) -> Vectors:
    """Unit vectors around two hundred centres, 16 dimensions."""
    centres = np.random.default_rng(0).normal(size=(200, 16))
    chance = np.random.default_rng(seed)
    made = centres[chance.integers(0, 200, count)] + 0.5 * chance.normal(size=(count, 16))
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), dtype=np.float32)


VECTORS, QUESTIONS = _made(_COUNT, 1), _made(40, 2)


@pytest.fixture(scope="module", params=_COMPRESSED)
def engine(request: pytest.FixtureRequest) -> FaissEngine:
    """An engine of each compressed structure over the same vectors."""
    return FaissEngine.build(VECTORS, request.param)


def _recall(engine: FaissEngine, count: int, allowed: Places | None = None) -> float:
    places = np.arange(_COUNT) if allowed is None else allowed
    exact = [places[np.argsort(-(VECTORS[places] @ question))[:count]] for question in QUESTIONS]
    found = [engine.nearest(question, count, allowed) for question in QUESTIONS]
    return float(np.mean([np.isin(wanted, own).mean() for wanted, own in zip(exact, found, strict=True)]))


def test_the_structure_is_chosen_by_size() -> None:
    """Flat for some thousand, pieces for a county's archive, cells for a nation's."""
    sizes = [0, FLAT_UP_TO, FLAT_UP_TO + 1, CELLS_FROM - 1, CELLS_FROM]
    flat, pieces, cells = Structure
    assert [Structure.for_size(size) for size in sizes] == [flat, flat, pieces, pieces, cells]


def test_nearly_all_of_the_nearest_are_found_best_first(engine: FaissEngine) -> None:
    """And their order is that of the scores."""
    assert _recall(engine, 10) >= 0.99
    assert _recall(engine, 200) >= 0.97
    scores = engine.scores(QUESTIONS[0], engine.nearest(QUESTIONS[0], 200))
    assert scores.tolist() == sorted(scores.tolist(), reverse=True)


@pytest.mark.parametrize("allowed", [_COUNT - 1000, 300])
def test_a_restricted_search_finds_as_well(engine: FaissEngine, allowed: int) -> None:
    """Among many allowed places the structure is asked, among few the vectors alone; none other is ever found."""
    places = np.sort(np.random.default_rng(3).choice(_COUNT, allowed, replace=False))
    assert _recall(engine, 50, places) >= 0.98
    found = engine.nearest(QUESTIONS[0], 50, places)
    assert (len(found), bool(np.isin(found, places).all())) == (50, True)


@pytest.mark.parametrize("structure", _COMPRESSED)
def test_allowed_places_far_from_the_question_are_found_too(structure: Structure, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where what looks nearest is not allowed, more and more is looked at."""
    monkeypatch.setattr(faiss, "FLAT_UP_TO", 100)
    engine = FaissEngine.build(VECTORS, structure)
    far = np.sort(np.argsort(VECTORS @ QUESTIONS[0])[:150])
    assert engine.nearest(QUESTIONS[0], 150, far).tolist() == far[np.argsort(-(VECTORS[far] @ QUESTIONS[0]))].tolist()


def test_scores_are_right_to_the_fourth_decimal_and_vectors_to_the_last_bit(engine: FaissEngine) -> None:
    """Sixteen bits serve to compare; what is taken over is what was embedded."""
    places = np.array([_COUNT - 1, 0, 4711])
    np.testing.assert_allclose(engine.scores(QUESTIONS[1], places), VECTORS[places] @ QUESTIONS[1], atol=1e-4)
    assert engine.vectors(places).tobytes() == VECTORS[places].tobytes()


def test_what_is_read_from_disk_answers_the_same(engine: FaissEngine, tmp_path: Path) -> None:
    """Places, scores and vectors."""
    engine.save(tmp_path)
    read = FaissEngine.load(tmp_path)
    places = read.nearest(QUESTIONS[2], 30)
    assert places.tolist() == engine.nearest(QUESTIONS[2], 30).tolist()
    assert read.scores(QUESTIONS[2], places).tobytes() == engine.scores(QUESTIONS[2], places).tobytes()
    assert read.vectors(places).tobytes() == VECTORS[places].tobytes()


@pytest.mark.parametrize("structure", _COMPRESSED)
def test_the_same_vectors_give_the_same_files(structure: Structure, tmp_path: Path) -> None:
    """Byte for byte, from build to build."""
    for folder in (tmp_path / "first", tmp_path / "second"):
        folder.mkdir()
        FaissEngine.build(VECTORS, structure).save(folder)
    names = sorted(path.name for path in (tmp_path / "first").iterdir())
    assert names == ["vectors.faiss", WHOLE_FILE, SHORT_FILE]
    for name in names:
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes()


def test_among_equal_vectors_the_earlier_places_are_nearest() -> None:
    """So that an answer never depends on how a search was cut."""
    engine = FaissEngine.build(np.repeat(VECTORS[:2], 20, axis=0))
    assert engine.nearest(VECTORS[1], 5).tolist() == [20, 21, 22, 23, 24]
    assert engine.nearest(VECTORS[1], 3, np.array([3, 25, 30, 31])).tolist() == [25, 30, 31]


@pytest.mark.parametrize("name", [SHORT_FILE, WHOLE_FILE])
@pytest.mark.parametrize("size", [None, 0, 200])
def test_a_damaged_or_missing_file_of_vectors_is_told(name: str, size: int | None, tmp_path: Path) -> None:
    """With what to run."""
    FaissEngine.build(VECTORS, Structure.PIECES).save(tmp_path)
    if size is None:
        (tmp_path / name).unlink()
    else:
        (tmp_path / name).write_bytes((tmp_path / name).read_bytes()[:size])
    with pytest.raises(IndexMismatchError, match=r"damaged.*build the index again with 'letterwise index'"):
        FaissEngine.load(tmp_path)


def test_vectors_of_another_index_are_told(tmp_path: Path) -> None:
    """Other vectors beside the structure would answer wrongly without a word."""
    FaissEngine.build(VECTORS, Structure.PIECES).save(tmp_path)
    np.save(tmp_path / SHORT_FILE, np.zeros((5, 16), dtype=np.int16))
    with pytest.raises(IndexMismatchError, match=r"vectors\.faiss is damaged"):
        FaissEngine.load(tmp_path)
