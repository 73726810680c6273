"""What an index already holds is taken over, or nothing of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from indexer.build import build_index
from indexer.index import current_generation
from indexer.kept import KEYS, kept_from
from indexer.manifest import NAME
from indexer.splitting import PASSAGES, SplitterSettings
from tests.encoders import HashingEncoder
from tests.indexer.letters import FERN, HERON, write_letters

pytestmark = pytest.mark.usefixtures("reads_here")


@pytest.fixture
def generation(tmp_path: Path) -> Path:
    """The generation in force of an index of two letters."""
    build_index([write_letters(tmp_path / "letters", heron=HERON, fern=FERN)], tmp_path / "index", HashingEncoder())
    return current_generation(tmp_path / "index") or tmp_path


def test_letters_passages_and_vectors_are_those_that_were_built(generation: Path) -> None:
    """By the key of their source, in the library's order."""
    kept = kept_from(generation, "hashing-1", PASSAGES)
    assert [kept.letter(key).id for key in kept.keys] == ["fern", "heron"]
    assert kept.letter(kept.keys[1]).text == HERON
    for key in kept.keys:
        words = [passage.words for passage in kept.passages(key)]
        assert kept.vectors(key).tobytes() == HashingEncoder().embed(words).vectors.tobytes()
    assert kept.keys[0] in kept
    assert "another key" not in kept


def test_nothing_is_taken_over_where_there_is_nothing() -> None:
    """Before the first build."""
    assert kept_from(None, "hashing-1", PASSAGES).keys == ()


def test_nothing_is_taken_over_from_another_encoder_or_splitter(generation: Path) -> None:
    """Vectors of two encoders, and passages of two lengths, do not mix."""
    assert kept_from(generation, "hashing-2", PASSAGES).keys == ()
    assert kept_from(generation, "hashing-1", SplitterSettings(words=PASSAGES.words + 1)).keys == ()


def test_nothing_is_taken_over_from_another_way_of_reading(generation: Path) -> None:
    """A later program may read the same file into another letter."""
    manifest = json.loads((generation / NAME).read_text())
    manifest["reading"] += 1
    (generation / NAME).write_text(json.dumps(manifest))
    assert kept_from(generation, "hashing-1", PASSAGES).keys == ()


@pytest.mark.parametrize("name", [NAME, KEYS, "letters.sqlite", "vectors.faiss", "passage_letter.npy"])
@pytest.mark.parametrize("damage", ["missing", "empty", "changed"])
def test_nothing_is_taken_over_from_a_damaged_generation(generation: Path, name: str, damage: str) -> None:
    """Damage is not carried into the next index, where a new digest would hide it."""
    path = generation / name
    content = path.read_bytes()
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(b"" if damage == "empty" else content[:-9] + bytes([content[-9] ^ 1]) + content[-8:])
    assert kept_from(generation, "hashing-1", PASSAGES).keys == ()
