"""Building: what is read, embedded and taken over, and what the index then holds."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import faiss
import numpy as np
import pytest

from corpus.letter import Span
from indexer.build import build_index
from indexer.embedding import OnnxEncoder
from indexer.errors import IndexerError, IndexMismatchError
from indexer.index import open_index
from indexer.search import Searcher
from indexer.splitting import SplitterSettings
from tests.encoders import HashingEncoder
from tests.indexer.letters import FERN, HERON, LARCH, write_letters
from tests.indexer.looking_in import best_of, held_in

pytestmark = pytest.mark.usefixtures("reads_here")
NURSES = "Nurses attend every strategy discussion."


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
    assert held_in(tmp_path / "deep" / "index") == ["fern", "heron"]
    assert best_of(tmp_path / "deep" / "index") == ("heron", NURSES)
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
    assert best_of(tmp_path / "index", "police at noon") == ("fern", "Police answer calls at noon.")
    assert best_of(tmp_path / "index") == ("heron", NURSES)


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
    assert held_in(tmp_path / "index") == ["fern"]
    assert best_of(tmp_path / "index") == ("fern", "Police answer calls at night.")


def test_adding_keeps_the_letters_that_the_index_holds(tmp_path: Path) -> None:
    """A letter of a held name replaces it; only what is new or changed is embedded."""
    write_letters(tmp_path / "one", heron=HERON, fern=FERN)
    write_letters(tmp_path / "two", fern=FERN.replace("night", "noon"), larch=LARCH)
    build_index([tmp_path / "one"], tmp_path / "index", HashingEncoder())
    encoder = HashingEncoder()
    report = build_index([tmp_path / "two"], tmp_path / "index", encoder, add=True)
    assert encoder.calls == [("Police answer calls at noon.",), ("Foster carers praise their training.",)]
    assert (report.letters, report.embedded, report.kept) == (3, 2, 1)
    assert held_in(tmp_path / "index") == ["fern", "heron", "larch"]
    assert best_of(tmp_path / "index", "police at noon") == ("fern", "Police answer calls at noon.")
    assert best_of(tmp_path / "index") == ("heron", NURSES)


def test_adding_to_nothing_builds(tmp_path: Path) -> None:
    """The first time too."""
    build_index([write_letters(tmp_path / "one", heron=HERON)], tmp_path / "index", HashingEncoder(), add=True)
    assert held_in(tmp_path / "index") == ["heron"]


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
        assert held_in(tmp_path / "index") == ["heron"]


@pytest.mark.parametrize("name", ["letters.sqlite", "vectors.faiss", "sources.json", "manifest.json", "centre.npy"])
def test_a_damaged_index_is_built_again_whole(tmp_path: Path, name: str) -> None:
    """Nothing of it is trusted."""
    letters = write_letters(tmp_path / "letters", heron=HERON, fern=FERN)
    build_index([letters], tmp_path / "index", HashingEncoder())
    (tmp_path / "index" / "current" / name).write_bytes(b"damaged")
    report = build_index([letters], tmp_path / "index", HashingEncoder())
    assert (report.embedded, report.kept) == (2, 0)
    assert best_of(tmp_path / "index") == ("heron", NURSES)


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
    assert (report.letters, held_in(tmp_path / "index")) == (2, ["fern", "heron"])


def test_a_held_letter_whose_file_is_now_unreadable_stays_when_adding(tmp_path: Path) -> None:
    """It is reported; without adding it is left out."""
    letters = write_letters(tmp_path / "letters", heron=HERON, fern=FERN)
    build_index([letters], tmp_path / "index", HashingEncoder())
    (letters / "fern.txt").write_bytes(b"\0")
    report = build_index([letters], tmp_path / "index", HashingEncoder(), add=True)
    assert ([failure.source.name for failure in report.failures], report.letters) == (["fern.txt"], 2)
    build_index([letters], tmp_path / "index", HashingEncoder())
    assert held_in(tmp_path / "index") == ["heron"]


def test_nothing_readable_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    """With every file and its reason in the message."""
    build_index([write_letters(tmp_path / "letters", heron=HERON)], tmp_path / "index", HashingEncoder())
    write_letters(tmp_path / "broken", a="\0", b=" ")
    with pytest.raises(
        IndexerError, match=r"so the index stays as it was:\n.*a\.txt: .*zero bytes.*\n.*b\.txt: .*(no words|empty)"
    ):
        build_index([tmp_path / "broken"], tmp_path / "index", HashingEncoder())
    assert best_of(tmp_path / "index") == ("heron", NURSES)


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
    assert held_in(tmp_path / "index") == ["bare", "heron"]


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
