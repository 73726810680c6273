"""Building: what is embedded and what is taken over, and that nothing that goes wrong costs the index in force."""

from __future__ import annotations

import errno
import fcntl
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import faiss
import numpy as np
import pytest

from corpus.letter import Span
from corpus.library import write_library
from indexer.build import build_index
from indexer.embedding import Embedded, OnnxEncoder
from indexer.errors import IndexBusyError, IndexerError, IndexMismatchError
from indexer.index import open_index
from indexer.report import Stage
from indexer.search import Searcher
from indexer.splitting import SplitterSettings
from tests.encoders import HashingEncoder
from tests.indexer.letters import FERN, HERON, LARCH, write_letters

pytestmark = pytest.mark.usefixtures("reads_here")
NURSES = "Nurses attend every strategy discussion."
FULL = OSError(errno.ENOSPC, "No space left on device")


def _held(folder: Path) -> list[str]:
    index = open_index(folder)
    with closing(index.library):
        return [entry.id for entry in index.library.entries]


def _answer(folder: Path, words: str = "nurses in strategy discussions") -> tuple[str, str]:
    """The best passage's letter and words, cut out by its spans."""
    index = open_index(folder, HashingEncoder())
    with closing(index.library):
        place = Searcher(index, HashingEncoder()).search(words).hits[0].place
        letter = index.library.at(int(index.table.letter[place]))
        return letter.id, " ".join(letter.text[part.start : part.end] for part in index.table.parts_of(place))


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "current").iterdir() if path.name != "letters.sqlite"}


def test_a_build_makes_an_index_that_answers_and_reports_what_it_did(tmp_path: Path) -> None:
    """Letters in the order of their names, whatever the order of the inputs; progress is told step by step."""
    steps: list[tuple[str, int, int]] = []
    letters = write_letters(tmp_path / "letters", heron=HERON, fern=FERN)
    report = build_index(
        [letters / "heron.txt", letters / "fern.txt"],
        tmp_path / "deep" / "index",
        HashingEncoder(),
        progress=lambda stage: steps.append((stage.step, stage.done, stage.of)),
    )
    assert (report.letters, report.passages, report.embedded, report.kept) == (2, 4, 2, 0)
    assert (report.failures, report.notes) == ((), ())
    assert steps == [("reading", 1, 2), ("reading", 2, 2), ("embedding", 1, 2), ("embedding", 2, 2)]
    assert _held(tmp_path / "deep" / "index") == ["fern", "heron"]
    assert _answer(tmp_path / "deep" / "index") == ("heron", NURSES)
    assert open_index(tmp_path / "deep" / "index").manifest.generation == report.generation


def test_unchanged_letters_are_neither_read_nor_embedded_again(tmp_path: Path) -> None:
    """A changed one and a new one are; each letter is one call of the encoder."""
    letters = write_letters(tmp_path / "letters", heron=HERON, fern=FERN)
    build_index([letters], tmp_path / "index", HashingEncoder())
    write_letters(letters, fern=FERN.replace("night", "noon"), larch=LARCH)
    encoder = HashingEncoder()
    steps: list[tuple[str, int, int]] = []
    report = build_index(
        [letters], tmp_path / "index", encoder, progress=lambda stage: steps.append((stage.step, stage.done, stage.of))
    )
    assert encoder.calls == [("Police answer calls at noon.",), ("Foster carers praise their training.",)]
    assert (report.letters, report.embedded, report.kept) == (3, 2, 1)
    assert steps == [("reading", 1, 2), ("reading", 2, 2), ("embedding", 1, 2), ("embedding", 2, 2)]
    assert _answer(tmp_path / "index", "police at noon") == ("fern", "Police answer calls at noon.")
    assert _answer(tmp_path / "index") == ("heron", NURSES)


def test_building_the_same_letters_again_changes_nothing(tmp_path: Path) -> None:
    """No call of the encoder, the same generation, and the generation before is still kept."""
    letters = write_letters(tmp_path / "letters", heron=HERON)
    build_index([letters], tmp_path / "index", HashingEncoder())
    write_letters(letters, fern=FERN)
    first = build_index([letters], tmp_path / "index", HashingEncoder())
    before = sorted(path.stat().st_ino for path in (tmp_path / "index").rglob("*") if path.name != ".lock")
    encoder = HashingEncoder()
    again = build_index([letters], tmp_path / "index", encoder)
    assert encoder.calls == []
    assert (again.generation, again.letters, again.embedded, again.kept) == (first.generation, 2, 0, 2)
    assert sorted(path.stat().st_ino for path in (tmp_path / "index").rglob("*") if path.name != ".lock") == before


def test_a_changed_sidecar_file_or_setting_builds_anew_what_it_concerns(tmp_path: Path) -> None:
    """The sidecar its letter, the passages' length all."""
    letters = write_letters(tmp_path / "letters", heron=HERON, fern=FERN)
    build_index([letters], tmp_path / "index", HashingEncoder())
    (letters / "fern.toml").write_text('authority = "Larchford"\n')
    report = build_index([letters], tmp_path / "index", HashingEncoder())
    assert (report.embedded, report.kept) == (1, 1)
    index = open_index(tmp_path / "index")
    with closing(index.library):
        assert [entry.metadata.authority for entry in index.library.entries] == ["Larchford", "Heron Bay"]
    report = build_index([letters], tmp_path / "index", HashingEncoder(), settings=SplitterSettings(words=5))
    assert (report.embedded, report.kept) == (2, 0)


def test_another_encoder_embeds_everything_anew(tmp_path: Path) -> None:
    """And the index is then that encoder's alone."""
    letters = write_letters(tmp_path / "letters", heron=HERON, fern=FERN)
    build_index([letters], tmp_path / "index", HashingEncoder())
    other = HashingEncoder("other", "hashing-2", dimensions=32)
    assert build_index([letters], tmp_path / "index", other).embedded == 2
    open_index(tmp_path / "index", other).library.close()
    with pytest.raises(IndexMismatchError, match="built with the encoder other"):
        open_index(tmp_path / "index", HashingEncoder())


def test_an_index_grown_step_by_step_is_the_one_built_at_once(tmp_path: Path) -> None:
    """Vectors, passages and terms to the byte, by adding, changing and taking over."""
    letters = write_letters(tmp_path / "letters", heron=HERON)
    build_index([letters], tmp_path / "grown", HashingEncoder())
    write_letters(letters, fern=HERON, larch=LARCH)
    build_index([letters], tmp_path / "grown", HashingEncoder())
    write_letters(letters, fern=FERN)
    grown = build_index([letters], tmp_path / "grown", HashingEncoder())
    fresh = build_index([letters], tmp_path / "fresh", HashingEncoder())
    assert grown.generation == fresh.generation
    assert _files(tmp_path / "grown") == _files(tmp_path / "fresh")
    assert {"vectors.faiss", "manifest.json", "sources.json", "terms.json"} <= set(_files(tmp_path / "fresh"))


def test_letters_that_are_not_given_any_more_vanish(tmp_path: Path) -> None:
    """From the library, the passages and the answers."""
    letters = write_letters(tmp_path / "letters", heron=HERON, fern=FERN)
    build_index([letters], tmp_path / "index", HashingEncoder())
    (letters / "heron.txt").unlink()
    report = build_index([letters], tmp_path / "index", HashingEncoder())
    assert (report.letters, report.passages, report.embedded, report.kept) == (1, 1, 0, 1)
    assert _held(tmp_path / "index") == ["fern"]
    assert _answer(tmp_path / "index") == ("fern", "Police answer calls at night.")


def test_adding_keeps_the_letters_that_the_index_holds(tmp_path: Path) -> None:
    """A letter of a held name replaces it; only what is new or changed is embedded."""
    write_letters(tmp_path / "one", heron=HERON, fern=FERN)
    write_letters(tmp_path / "two", fern=FERN.replace("night", "noon"), larch=LARCH)
    build_index([tmp_path / "one"], tmp_path / "index", HashingEncoder())
    encoder = HashingEncoder()
    report = build_index([tmp_path / "two"], tmp_path / "index", encoder, add=True)
    assert encoder.calls == [("Police answer calls at noon.",), ("Foster carers praise their training.",)]
    assert (report.letters, report.embedded, report.kept) == (3, 2, 1)
    assert _held(tmp_path / "index") == ["fern", "heron", "larch"]
    assert _answer(tmp_path / "index", "police at noon") == ("fern", "Police answer calls at noon.")
    assert _answer(tmp_path / "index") == ("heron", NURSES)


def test_adding_to_nothing_builds(tmp_path: Path) -> None:
    """The first time too."""
    build_index([write_letters(tmp_path / "one", heron=HERON)], tmp_path / "index", HashingEncoder(), add=True)
    assert _held(tmp_path / "index") == ["heron"]


@pytest.mark.parametrize("fault", ["encoder", "damage"])
def test_adding_to_an_index_whose_letters_cannot_be_taken_over_is_refused(tmp_path: Path, fault: str) -> None:
    """Otherwise they would vanish in silence."""
    build_index([write_letters(tmp_path / "one", heron=HERON)], tmp_path / "index", HashingEncoder())
    encoder = HashingEncoder("other", "hashing-2") if fault == "encoder" else HashingEncoder()
    if fault == "damage":
        (tmp_path / "index" / "current" / "sources.json").write_text("[]")
    with pytest.raises(IndexMismatchError, match=r"no letters can be added .* 'letterwise index', without --add"):
        build_index([write_letters(tmp_path / "two", larch=LARCH)], tmp_path / "index", encoder, add=True)
    if fault == "encoder":
        assert _held(tmp_path / "index") == ["heron"]


@pytest.mark.parametrize("name", ["letters.sqlite", "vectors.faiss", "sources.json", "manifest.json", "centre.npy"])
def test_a_damaged_index_is_built_again_whole(tmp_path: Path, name: str) -> None:
    """Nothing of it is trusted."""
    letters = write_letters(tmp_path / "letters", heron=HERON, fern=FERN)
    build_index([letters], tmp_path / "index", HashingEncoder())
    (tmp_path / "index" / "current" / name).write_bytes(b"damaged")
    report = build_index([letters], tmp_path / "index", HashingEncoder())
    assert (report.embedded, report.kept) == (2, 0)
    assert _answer(tmp_path / "index") == ("heron", NURSES)


def test_an_unreadable_file_is_reported_and_the_rest_goes_on(tmp_path: Path) -> None:
    """With its path and the reason; a note about a letter is told as well."""
    letters = write_letters(tmp_path / "letters", heron=HERON, fern=FERN)
    (letters / "broken.txt").write_bytes(b"\xff\xfe")
    (letters / "fern.pdf").write_bytes(b"no PDF")
    report = build_index([letters], tmp_path / "index", HashingEncoder())
    assert [(failure.source.name, failure.reason) for failure in report.failures] == [
        ("broken.txt", "the text is not UTF-8 (byte 0); save it again as UTF-8")
    ]
    assert [note.source.name for note in report.notes] == ["fern.txt"]
    assert (report.letters, _held(tmp_path / "index")) == (2, ["fern", "heron"])


def test_a_held_letter_whose_file_is_now_unreadable_stays_when_adding(tmp_path: Path) -> None:
    """It is reported; without adding it is left out."""
    letters = write_letters(tmp_path / "letters", heron=HERON, fern=FERN)
    build_index([letters], tmp_path / "index", HashingEncoder())
    (letters / "fern.txt").write_bytes(b"\0")
    report = build_index([letters], tmp_path / "index", HashingEncoder(), add=True)
    assert ([failure.source.name for failure in report.failures], report.letters) == (["fern.txt"], 2)
    build_index([letters], tmp_path / "index", HashingEncoder())
    assert _held(tmp_path / "index") == ["heron"]


def test_nothing_readable_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    """With every file and its reason in the message."""
    build_index([write_letters(tmp_path / "letters", heron=HERON)], tmp_path / "index", HashingEncoder())
    write_letters(tmp_path / "broken", a="\0", b=" ")
    with pytest.raises(
        IndexerError, match=r"so the index stays as it was:\n.*a\.txt: .*zero bytes.*\n.*b\.txt: .*(no words|empty)"
    ):
        build_index([tmp_path / "broken"], tmp_path / "index", HashingEncoder())
    assert _answer(tmp_path / "index") == ("heron", NURSES)


def test_a_letter_with_nothing_to_quote_is_held_all_the_same(tmp_path: Path) -> None:
    """Alone or among others."""
    letters = write_letters(tmp_path / "letters", bare="Dear Ada\n")
    report = build_index([letters], tmp_path / "index", HashingEncoder())
    assert (report.letters, report.passages) == (1, 0)
    index = open_index(tmp_path / "index", HashingEncoder())
    with closing(index.library):
        assert Searcher(index, HashingEncoder()).search("nurses").hits == ()
    write_letters(letters, heron=HERON)
    assert build_index([letters], tmp_path / "index", HashingEncoder()).passages == 3
    assert _held(tmp_path / "index") == ["bare", "heron"]


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
    assert _held(tmp_path / "index") == ["heron"]


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
    assert _answer(tmp_path / "index") == ("heron", NURSES)
    assert sorted(path.name for path in (tmp_path / "index").iterdir()) == [".lock", "current", "generations"]
    build_index([two], tmp_path / "index", HashingEncoder())
    assert _held(tmp_path / "index") == ["fern"]


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
    assert _answer(tmp_path / "index") == ("heron", NURSES)


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
    assert _answer(tmp_path / "index") == ("heron", NURSES)
    assert build_index([tmp_path / "two"], tmp_path / "index", HashingEncoder()).letters == 1


def test_every_passage_of_an_index_is_cut_out_of_its_letter(tmp_path: Path) -> None:
    """After being stored and taken over, spans are still spans of the stored text, and vectors those of their words."""
    letters = write_letters(tmp_path / "letters", heron=HERON, fern=FERN)
    build_index([letters], tmp_path / "index", HashingEncoder())
    write_letters(letters, larch=LARCH)
    build_index([letters], tmp_path / "index", HashingEncoder())
    index = open_index(tmp_path / "index")
    with closing(index.library):
        for place in range(len(index.table)):
            text = index.library.at(int(index.table.letter[place])).text
            parts = index.table.parts_of(place)
            assert all(isinstance(part, Span) and text[part.start : part.end].strip() for part in parts)
            words = " ".join(text[part.start : part.end] for part in parts)
            assert index.engine.vectors(np.array([place])).tobytes() == HashingEncoder().embed([words]).vectors.tobytes()


@pytest.mark.slow
def test_an_index_grown_with_the_real_encoder_has_the_vectors_of_one_built_at_once(tmp_path: Path) -> None:
    """Each passage is embedded by itself; with two letters at a time as with one."""
    encoder = OnnxEncoder(threads=1)
    letters = write_letters(tmp_path / "letters", heron=HERON)
    build_index([letters], tmp_path / "grown", encoder)
    write_letters(letters, fern=FERN, larch=LARCH)
    build_index([letters], tmp_path / "grown", encoder)
    build_index([letters], tmp_path / "fresh", encoder, workers=2)
    assert _files(tmp_path / "grown") == _files(tmp_path / "fresh")
    assert faiss.read_index(str(tmp_path / "fresh" / "current" / "vectors.faiss")).ntotal == 5


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
