"""A letter that several files give is kept once, whatever the order, and an index remembers what it left out."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from indexer.build import build_index
from indexer.index import open_index
from indexer.report import Report
from tests.encoders import HashingEncoder
from tests.indexer.letters import FERN, HERON, LARCH, write_letters

pytestmark = pytest.mark.usefixtures("reads_here")
SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "sample" / "letters"
PDF = SAMPLE / "focused-visit-fenholme-2024.pdf"


def _held(folder: Path) -> list[tuple[str, int]]:
    """The letters of the index, and how many pages they have."""
    index = open_index(folder)
    with closing(index.library):
        return [(entry.id, entry.pages) for entry in index.library.entries]


def _repeated(report: Report) -> list[tuple[str, str]]:
    return [(str(remark.source), remark.reason) for remark in report.repeated]


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A folder with a letter as text and, under another name, as the PDF with pages."""
    from corpus.readers import parse_letter_file

    folder = tmp_path / "published"
    folder.mkdir()
    (folder / "fenholme.txt").write_text(parse_letter_file(PDF).text, encoding="utf-8")
    shutil.copy(PDF, folder / "50123456.pdf")
    return folder


def test_a_letter_given_as_text_and_as_pdf_is_kept_once(tmp_path: Path, published: Path) -> None:
    """The text with the PDF's pages, whatever the files are called; that is told, and is no failure."""
    write_letters(published, heron=HERON)
    report = build_index([published], tmp_path / "index", HashingEncoder())
    assert [name for name, _ in _held(tmp_path / "index")] == ["fenholme", "heron"]
    assert dict(_held(tmp_path / "index"))["fenholme"] > 1
    assert _repeated(report) == [("50123456.pdf", "the same letter as fenholme, to which it gave its pages")]
    assert (report.letters, report.embedded, report.failures) == (2, 2, ())


def test_of_two_text_files_of_one_letter_the_name_that_sorts_first_is_kept(tmp_path: Path) -> None:
    """In any order and from any folder; the index is the same."""
    one = write_letters(tmp_path / "one", zebra=HERON, fern=FERN)
    two = write_letters(tmp_path / "two", apple=HERON.replace("Strengths\n", "STRENGTHS\n"))
    first = build_index([one, two], tmp_path / "first", HashingEncoder())
    second = build_index([two, one], tmp_path / "second", HashingEncoder())
    assert first.generation == second.generation
    assert [name for name, _ in _held(tmp_path / "first")] == ["apple", "fern"]
    assert _repeated(first) == _repeated(second) == [("zebra.txt", "the same letter as apple")]


def test_letters_of_other_words_or_another_authority_are_all_kept(tmp_path: Path) -> None:
    """Two letters of one authority, and one text about two."""
    letters = write_letters(
        tmp_path / "letters",
        heron=HERON,
        later=HERON.replace("Nurses attend every", "Teachers miss each").replace("wait for", "praise their"),
        other=HERON.replace("Heron Bay", "Larchford"),
    )
    report = build_index([letters], tmp_path / "index", HashingEncoder())
    assert [name for name, _ in _held(tmp_path / "index")] == ["heron", "later", "other"]
    assert report.repeated == ()


def test_what_was_left_out_is_not_read_again_while_nothing_of_its_kind_changes(tmp_path: Path, published: Path) -> None:
    """Neither the letter nor its other file, when nothing changes and when another letter comes; it is told again."""
    folder = tmp_path / "index"
    first = build_index([published], folder, HashingEncoder())
    steps: list[str] = []
    again = build_index([published], folder, HashingEncoder(), progress=lambda stage: steps.append(stage.step))
    assert (steps, again.generation, again.kept, again.repeated) == ([], first.generation, 1, first.repeated)
    write_letters(published, heron=HERON)
    grown = build_index([published], folder, HashingEncoder(), progress=lambda stage: steps.append(stage.step))
    assert (steps, grown.kept, grown.embedded, grown.repeated) == (["reading", "embedding"], 1, 1, first.repeated)
    fresh = build_index([published], tmp_path / "fresh", HashingEncoder())
    assert grown.generation == fresh.generation


@pytest.mark.parametrize("gone", ["fenholme.txt", "50123456.pdf"])
def test_when_one_of_the_files_goes_the_index_is_that_of_the_other_alone(tmp_path: Path, published: Path, gone: str) -> None:
    """The PDF is then read itself; or the text has its own pages again."""
    build_index([published], tmp_path / "index", HashingEncoder())
    (published / gone).unlink()
    left = build_index([published], tmp_path / "index", HashingEncoder())
    fresh = build_index([published], tmp_path / "fresh", HashingEncoder())
    assert (left.generation, left.repeated) == (fresh.generation, ())
    assert _held(tmp_path / "index") == _held(tmp_path / "fresh")


def test_a_file_that_comes_later_takes_its_place_without_embedding(tmp_path: Path, published: Path) -> None:
    """A PDF gives its pages to the text that is there; a name that sorts before is kept instead."""
    (published / "50123456.pdf").rename(tmp_path / "50123456.pdf")
    folder = tmp_path / "index"
    build_index([published], folder, HashingEncoder())
    encoder = HashingEncoder()
    paged = build_index([published, tmp_path / "50123456.pdf"], folder, encoder)
    assert encoder.calls == []
    assert dict(_held(folder))["fenholme"] > 1
    assert paged.generation == build_index([published, tmp_path / "50123456.pdf"], tmp_path / "fresh", encoder).generation
    shutil.copy(published / "fenholme.txt", published / "a.txt")
    renamed = build_index([published, tmp_path / "50123456.pdf"], folder, HashingEncoder())
    assert _repeated(renamed) == [
        ("50123456.pdf", "the same letter as a, to which it gave its pages"),
        ("fenholme.txt", "the same letter as a"),
    ]


def test_an_added_file_of_a_held_letter_is_left_out(tmp_path: Path) -> None:
    """And so it stays when more is added."""
    folder = tmp_path / "index"
    build_index([write_letters(tmp_path / "one", heron=HERON)], folder, HashingEncoder())
    report = build_index([write_letters(tmp_path / "two", zebra=HERON)], folder, HashingEncoder(), add=True)
    assert (report.letters, _repeated(report)) == (1, [("zebra.txt", "the same letter as heron")])
    report = build_index([write_letters(tmp_path / "three", larch=LARCH)], folder, HashingEncoder(), add=True)
    assert (report.letters, _repeated(report)) == (2, [("zebra.txt", "the same letter as heron")])
