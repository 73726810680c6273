"""Building: nothing that goes wrong costs the index in force, and each fault is told for what it is."""

from __future__ import annotations

import errno
import fcntl
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from corpus.library import write_library
from indexer.build import build_index
from indexer.embedding import Embedded
from indexer.errors import IndexBusyError, IndexerError
from indexer.report import Stage
from tests.encoders import HashingEncoder
from tests.indexer.letters import FERN, HERON, write_letters
from tests.indexer.looking_in import best_of, held_in

pytestmark = pytest.mark.usefixtures("reads_here")
NURSES = "Nurses attend every strategy discussion."
FULL = OSError(errno.ENOSPC, "No space left on device")


def test_a_second_indexer_is_turned_away(tmp_path: Path) -> None:
    """It is told to wait, and can go on once the first is done."""
    letters = write_letters(tmp_path / "letters", heron=HERON)
    build_index([letters], tmp_path / "index", HashingEncoder())
    with (tmp_path / "index" / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(IndexBusyError, match=r"another indexer is at work on .*; wait until it is done"):
            build_index([letters], tmp_path / "index", HashingEncoder())
    assert build_index([letters], tmp_path / "index", HashingEncoder()).kept == 1


def test_a_second_indexer_is_turned_away_while_the_first_embeds(tmp_path: Path) -> None:
    """And does not touch what the first is building."""
    letters = write_letters(tmp_path / "letters", heron=HERON)
    refused: list[str] = []

    def build_too(stage: Stage) -> None:
        with pytest.raises(IndexBusyError):
            build_index([letters], tmp_path / "index", HashingEncoder())
        refused.append(stage.step)

    build_index([letters], tmp_path / "index", HashingEncoder(), progress=build_too)
    assert refused == ["reading", "embedding"]
    assert held_in(tmp_path / "index") == ["heron"]


def test_leftovers_of_a_killed_indexer_are_removed(tmp_path: Path) -> None:
    """They would fill the disk in time."""
    (tmp_path / "index" / ".building-abc").mkdir(parents=True)
    (tmp_path / "index" / ".building-abc" / "vectors.faiss").write_bytes(b"half")
    build_index([write_letters(tmp_path / "letters", heron=HERON)], tmp_path / "index", HashingEncoder())
    assert sorted(path.name for path in (tmp_path / "index").iterdir()) == [".lock", "current", "generations"]


def _fails(error: Exception) -> object:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def _sqlite_full() -> sqlite3.OperationalError:
    """The error that SQLite itself gives where a database may not grow."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("PRAGMA max_page_count = 1")
        try:
            connection.execute("CREATE TABLE letter (text TEXT)")
        except sqlite3.OperationalError as error:
            return error
    raise AssertionError("SQLite did not run full")


@pytest.mark.parametrize(
    ("where", "error"),
    [
        ("pathlib.Path.write_text", FULL),
        ("pathlib.Path.write_text", OSError(errno.EDQUOT, "Disk quota exceeded")),
        ("tempfile.mkdtemp", FULL),
        ("os.fsync", FULL),
        ("numpy.save", OSError("96 requested and 12 written")),
        ("faiss.write_index", RuntimeError("Error: write error in vectors.faiss: No space left on device")),
    ],
    ids=["writing text", "quota", "making a folder", "syncing", "numpy", "faiss"],
)
def test_a_full_disk_is_told_and_the_index_in_force_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, error: Exception
) -> None:
    """Wherever it runs full; nothing half-built stays, and the next build succeeds."""
    build_index([write_letters(tmp_path / "one", heron=HERON)], tmp_path / "index", HashingEncoder())
    two = write_letters(tmp_path / "two", fern=FERN)
    with monkeypatch.context() as patch:
        patch.setattr(where, _fails(error))
        with pytest.raises(
            IndexerError, match=r"the disk that holds .*index is full; free some space and run the command again"
        ):
            build_index([two], tmp_path / "index", HashingEncoder())
    assert best_of(tmp_path / "index") == ("heron", NURSES)
    assert sorted(path.name for path in (tmp_path / "index").iterdir()) == [".lock", "current", "generations"]
    build_index([two], tmp_path / "index", HashingEncoder())
    assert held_in(tmp_path / "index") == ["fern"]


def test_a_disk_that_runs_full_under_the_library_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite says so in its own words."""
    build_index([write_letters(tmp_path / "one", heron=HERON)], tmp_path / "index", HashingEncoder())
    connect, full = sqlite3.connect, _sqlite_full()

    class Full(sqlite3.Connection):
        def executemany(self, *_: object) -> sqlite3.Cursor:
            raise full

    with monkeypatch.context() as patch:
        patch.setattr("sqlite3.connect", lambda path, **options: connect(path, factory=Full, **options))
        with pytest.raises(OSError, match="full") as told:
            write_library(tmp_path / "letters.sqlite", [])
        assert told.value.errno == errno.ENOSPC
        patch.setattr("indexer.writing.write_library", _fails(told.value))
        with pytest.raises(IndexerError, match="is full; free some space"):
            build_index([write_letters(tmp_path / "two", fern=FERN)], tmp_path / "index", HashingEncoder())
    assert best_of(tmp_path / "index") == ("heron", NURSES)


def test_other_faults_of_the_disk_are_not_called_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They keep their own words."""
    monkeypatch.setattr("os.fsync", _fails(OSError(errno.EIO, "Input/output error")))
    with pytest.raises(OSError, match="Input/output error"):
        build_index([write_letters(tmp_path / "one", heron=HERON)], tmp_path / "index", HashingEncoder())


class _Interrupted(BaseException):
    """Ctrl-C, as a test can raise it."""


@pytest.mark.parametrize("step", ["reading", "embedding", "encoder"])
def test_an_interrupted_build_leaves_the_index_in_force(tmp_path: Path, step: str) -> None:
    """At any step that takes time."""
    build_index([write_letters(tmp_path / "one", heron=HERON)], tmp_path / "index", HashingEncoder())

    class Encoder(HashingEncoder):
        def embed(self, texts: Sequence[str]) -> Embedded:
            if step == "encoder":
                raise _Interrupted
            return super().embed(texts)

    def interrupt(stage: Stage) -> None:
        if stage.step == step:
            raise _Interrupted

    with pytest.raises(_Interrupted):
        build_index([write_letters(tmp_path / "two", fern=FERN)], tmp_path / "index", Encoder(), progress=interrupt)
    assert best_of(tmp_path / "index") == ("heron", NURSES)
    assert build_index([tmp_path / "two"], tmp_path / "index", HashingEncoder()).letters == 1


def test_a_file_in_the_place_of_the_index_is_told(tmp_path: Path) -> None:
    """With what to name instead."""
    (tmp_path / "index").write_text("words", encoding="utf-8")
    with pytest.raises(IndexerError, match="is a file; an index is a folder: name a folder"):
        build_index([write_letters(tmp_path / "letters", heron=HERON)], tmp_path / "index", HashingEncoder())


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError("odd"), "odd"),
        (OSError(errno.ENOSPC, "full", "/elsewhere/file"), "the disk that holds /elsewhere/file is full"),
        (OSError("10 requested and 5 written"), "the disk that holds .*index is full"),
    ],
)
def test_a_disk_is_called_full_only_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, told: str
) -> None:
    """An error without a number is not one, and another disk is named as such."""

    def fail(*arguments: object) -> str:
        raise error

    monkeypatch.setattr("indexer.build.write_generation", fail)
    with pytest.raises((IndexerError, OSError), match=told):
        build_index([write_letters(tmp_path / "letters", heron=HERON)], tmp_path / "index", HashingEncoder())
