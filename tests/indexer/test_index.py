"""Opening an index, and refusing what cannot be answered from."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from corpus.library import Library
from indexer.build import build_index
from indexer.errors import IndexMismatchError, IndexMissingError
from indexer.index import CENTRE, LIBRARY, current_generation, install, open_index
from indexer.manifest import NAME
from tests.encoders import HashingEncoder
from tests.indexer.letters import FERN, HERON, write_letters

pytestmark = pytest.mark.usefixtures("reads_here")
FILES = (
    "centre.npy",
    "glossary.json",
    "left_out.json",
    "letters.sqlite",
    "passage_agencies.npy",
    "passage_block.npy",
    "passage_finding.npy",
    "passage_letter.npy",
    "passage_part_starts.npy",
    "passage_parts.npy",
    "passage_section.npy",
    "passage_words.npy",
    "sources.json",
    "term_places.npy",
    "term_starts.npy",
    "term_weights.npy",
    "terms.json",
    "token_starts.npy",
    "token_vectors.npy",
    "vectors.faiss",
    "word_starts.npy",
    "words.json",
    "words.txt",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An index of two letters."""
    build_index([write_letters(tmp_path / "letters", heron=HERON, fern=FERN)], tmp_path / "index", HashingEncoder())
    return tmp_path / "index"


def test_an_opened_index_holds_all_that_is_needed_to_answer(folder: Path) -> None:
    """Letters, passages, terms, vectors and their mean agree with each other and with the manifest."""
    index = open_index(folder, HashingEncoder())
    with closing(index.library):
        assert [entry.id for entry in index.library.entries] == ["fern", "heron"]
        assert index.table.letter.tolist() == [0, 1, 1, 1]
        assert index.terms.asked(["nurs"]).best(9).tolist() == [1]
        quotes = [
            index.library.at(int(letter)).text[span.start : span.end]
            for place, letter in enumerate(index.table.letter)
            for span in index.table.parts_of(place)
        ]
    assert quotes == [
        "Police answer calls at night.",
        "Nurses attend every strategy discussion.",
        "School governors wait for training.",
        "Housing officers share too little.",
    ]
    vectors = HashingEncoder().embed(quotes).vectors
    assert index.engine.vectors(np.arange(4)).tobytes() == vectors.tobytes()
    np.testing.assert_allclose(index.centre, vectors.mean(axis=0), rtol=1e-6)
    assert (index.manifest.letters, index.manifest.passages, index.manifest.dimensions) == (2, 4, 256)
    assert tuple(sorted(index.manifest.files)) == FILES


def test_a_folder_without_an_index_is_told_with_what_to_run(tmp_path: Path) -> None:
    """Empty or not there at all."""
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(
            IndexMissingError, match=r"there is no index in .*; build one with 'letterwise index FOLDER --index"
        ):
            open_index(folder)
        assert current_generation(folder) is None


def test_an_index_of_another_encoder_is_refused_with_what_to_run(folder: Path) -> None:
    """Both encoders are named; without an encoder the index opens."""
    with pytest.raises(
        IndexMismatchError,
        match=r"built with the encoder hashing, not with the other in use; .*--encoder FOLDER.*'letterwise index'",
    ):
        open_index(folder, HashingEncoder("other", "hashing-2"))
    open_index(folder).library.close()


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_told_by_its_name(folder: Path, name: str) -> None:
    """With what to run."""
    (folder / "current" / name).unlink()
    with pytest.raises(IndexMismatchError, match=f"{name} is missing; build the index again with 'letterwise index'"):
        open_index(folder)


@pytest.mark.parametrize("name", FILES)
def test_a_changed_file_is_told_by_its_name(folder: Path, name: str) -> None:
    """One bit is enough."""
    path = folder / "current" / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0x01
    path.write_bytes(bytes(content))
    with pytest.raises(IndexMismatchError, match=f"{name} has changed since it was built; build the index again"):
        open_index(folder)


def test_an_index_without_its_manifest_is_none(folder: Path) -> None:
    """Nothing can be said of the files without it."""
    (folder / "current" / NAME).unlink()
    with pytest.raises(IndexMissingError):
        open_index(folder)


def _vouch_for(folder: Path, *names: str) -> None:
    """Gives the manifest no digest of these files, as if they were too large to be checked at opening."""
    manifest = json.loads((folder / "current" / NAME).read_text())
    for name in names:
        del manifest["files"][name]
    (folder / "current" / NAME).write_text(json.dumps(manifest))


@pytest.mark.parametrize("name", [CENTRE, LIBRARY, "vectors.faiss", "terms.json", "term_weights.npy", "passage_parts.npy"])
@pytest.mark.parametrize("damage", [lambda content: b"", lambda content: content[:90]], ids=["empty", "cut short"])
def test_damage_that_no_digest_tells_is_told_when_the_file_is_read(
    folder: Path, name: str, damage: Callable[[bytes], bytes]
) -> None:
    """Large files are not checked at opening."""
    path = folder / "current" / name
    _vouch_for(folder, name)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(IndexMismatchError, match=r"damaged.*'letterwise index'"):
        open_index(folder)


def _built(folder: Path, name: str) -> Path:
    built = folder / f".building-{name}"
    built.mkdir(parents=True)
    (built / NAME).write_text(name)
    return built


def _generations(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "generations").iterdir())


def test_installing_switches_and_keeps_the_generation_before(tmp_path: Path) -> None:
    """Older ones are removed."""
    for name, kept in (("a", ["a"]), ("b", ["a", "b"]), ("c", ["b", "c"]), ("b", ["b", "c"])):
        assert install(tmp_path, _built(tmp_path, name), name).name == name
        assert (current_generation(tmp_path) or tmp_path).name == name
        assert _generations(tmp_path) == kept
    assert sorted(path.name for path in tmp_path.iterdir()) == ["current", "generations"]


@pytest.mark.parametrize("through", ["relative", "link"])
def test_the_generation_before_is_kept_however_the_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, through: str
) -> None:
    """By a relative path, and through a symbolic link."""
    monkeypatch.chdir(tmp_path)
    folder = Path("index")
    if through == "link":
        (tmp_path / "real").mkdir()
        folder = tmp_path / "link"
        folder.symlink_to(tmp_path / "real")
    for name in ("a", "b"):
        install(folder, _built(folder, name), name)
    assert _generations(folder) == ["a", "b"]


def test_an_open_index_goes_on_answering_while_others_replace_it(folder: Path, tmp_path: Path) -> None:
    """A server may hold the generation before while the next is built."""
    index = open_index(folder)
    with closing(index.library):
        build_index([write_letters(tmp_path / "other", larch=FERN)], folder, HashingEncoder())
        assert index.library.letter("heron").text == HERON
        assert index.terms.asked(["nurs"]).best(9).tolist() == [1]
    assert isinstance(index.library, Library)
