"""The files to index: which are taken, which make one letter, and what changes their key."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.letter import Letter
from corpus.reading import file_digest
from indexer.errors import IndexerError
from indexer.sources import Source, find_sources, read_sources
from tests.indexer.letters import FERN, HERON, write_letters

SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "sample" / "letters"


def _touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"words of " + name.encode())


def _names(*inputs: Path) -> list[str]:
    return [source.path.name for source in find_sources(inputs)]


def test_letters_in_a_folder_come_sorted_by_name(tmp_path: Path) -> None:
    """From folders inside as well; hidden files, readmes and other kinds of file are passed over."""
    _touch(tmp_path, "b.txt", "in/a.PDF", "c.docx", ".d.txt", ".git/e.txt", "README.md", "f.jpg", "a.toml", "in/g.htm")
    assert _names(tmp_path) == ["a.PDF", "b.txt", "c.docx", "g.htm"]


def test_a_file_that_is_named_itself_is_taken(tmp_path: Path) -> None:
    """Once, also where its folder is given too."""
    _touch(tmp_path, "README.md", "b.txt")
    assert _names(tmp_path / "README.md", tmp_path / "b.txt", tmp_path) == ["README.md", "b.txt"]


def test_files_of_one_name_are_one_letter(tmp_path: Path) -> None:
    """The text is read, and the PDF gives its pages."""
    _touch(tmp_path, "a.pdf", "a.txt", "a.docx", "b.html", "b.md", "c.pdf", "c.docx")
    assert [(source.path.name, source.published and source.published.name) for source in find_sources([tmp_path])] == [
        ("a.txt", "a.pdf"),
        ("b.html", None),
        ("c.pdf", None),
    ]


def test_the_pdf_may_stand_in_a_folder_beside(tmp_path: Path) -> None:
    """Named like the text's folder with "-pdf"."""
    _touch(tmp_path, "letters/a.txt", "letters/b.txt", "letters-pdf/a.pdf")
    assert [source.published for source in find_sources([tmp_path / "letters"])] == [tmp_path / "letters-pdf" / "a.pdf", None]


def test_two_letters_of_one_name_and_kind_are_refused(tmp_path: Path) -> None:
    """Neither is passed over in silence; a copy of the same bytes is no second letter."""
    _touch(tmp_path, "a/report.txt")
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    assert _names(tmp_path) == ["report.txt"]
    (tmp_path / "b" / "report.txt").write_text("other words")
    with pytest.raises(IndexerError, match=r"a/report\.txt and .*b/report\.txt .* rename one of them"):
        find_sources([tmp_path])


def test_an_input_that_does_not_exist_is_told(tmp_path: Path) -> None:
    """With what to give instead."""
    with pytest.raises(IndexerError, match=r"nowhere does not exist; give a folder of letters or the letters' files"):
        find_sources([tmp_path / "nowhere"])


def test_a_folder_without_letters_is_told(tmp_path: Path) -> None:
    """With the kinds of file that letters are."""
    _touch(tmp_path, "f.jpg")
    with pytest.raises(IndexerError, match=r"there are no letters in .*; letters are files that end in \.docx, \.htm, "):
        find_sources([tmp_path])


def test_the_key_changes_with_all_that_the_letter_is_read_from(tmp_path: Path) -> None:
    """Text, name, sidecar file and PDF; not with the folder or the time."""

    def key(folder: Path) -> str:
        (source,) = find_sources([folder])
        return source.key

    _touch(tmp_path, "one/a.txt")
    keys = [key(tmp_path / "one")]
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    (tmp_path / "two" / "a.txt").touch()
    assert key(tmp_path / "two") == keys[0]
    (tmp_path / "two" / "a.toml").write_text('authority = "Heron Bay"')
    keys.append(key(tmp_path / "two"))
    (tmp_path / "two" / "a.toml").write_text('authority = "Fernshire"')
    keys.append(key(tmp_path / "two"))
    (tmp_path / "two" / "a.pdf").write_bytes(b"%PDF-")
    keys.append(key(tmp_path / "two"))
    (tmp_path / "two" / "a.txt").write_text("other words")
    keys.append(key(tmp_path / "two"))
    (tmp_path / "one" / "a.txt").rename(tmp_path / "one" / "b.txt")
    keys.append(key(tmp_path / "one"))
    assert len(set(keys)) == len(keys)


def _read(*sources: Source) -> tuple[list[Letter | CorpusError], list[int]]:
    done: list[int] = []
    return [outcome for _, outcome in read_sources(sources, done.append)], done


def test_sources_are_read_in_order_and_an_unreadable_one_gives_its_error(tmp_path: Path) -> None:
    """In processes of their own; progress counts every one."""
    write_letters(tmp_path, a=HERON, b=FERN)
    (tmp_path / "aa.txt").write_bytes(b"zero \0 bytes")
    (first, broken, last), done = _read(*find_sources([tmp_path]))
    assert isinstance(first, Letter)
    assert isinstance(last, Letter)
    assert (first.text, last.text, done) == (HERON, FERN, [1, 2, 3])
    assert isinstance(broken, CorpusError)
    assert "it holds zero bytes" in str(broken)


@pytest.mark.usefixtures("reads_here")
def test_a_wrong_sidecar_file_is_its_letters_error(tmp_path: Path) -> None:
    """The other letters are read."""
    write_letters(tmp_path, a=HERON, b=FERN)
    (tmp_path / "a.toml").write_text('colour = "red"')
    (broken, read), _ = _read(*find_sources([tmp_path]))
    assert isinstance(broken, CorpusError)
    assert "colour" in str(broken)
    assert isinstance(read, Letter)


@pytest.mark.usefixtures("reads_here")
def test_a_pdf_that_cannot_be_read_costs_the_pages_and_is_noted(tmp_path: Path) -> None:
    """The text letter is kept."""
    write_letters(tmp_path, a=FERN)
    (tmp_path / "a.pdf").write_bytes(b"no PDF at all")
    (letter,), _ = _read(*find_sources([tmp_path]))
    assert isinstance(letter, Letter)
    assert letter.pages == ()
    assert len(letter.notes) == 1
    assert letter.notes[0].startswith("the PDF of the same name could not be read (")


@pytest.mark.usefixtures("reads_here")
def test_another_letters_pdf_is_noted(tmp_path: Path) -> None:
    """A name alone does not make two files one letter."""
    write_letters(tmp_path, a=FERN)
    shutil.copy(SAMPLE / "focused-visit-fenholme-2024.pdf", tmp_path / "a.pdf")
    (letter,), _ = _read(*find_sources([tmp_path]))
    assert isinstance(letter, Letter)
    assert letter.notes[-1] == "the PDF of the same name holds another text; its pages were not used"


@pytest.mark.usefixtures("reads_here")
def test_a_file_that_may_not_be_opened_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its error names it and the system's reason, and the other letters are read."""
    write_letters(tmp_path, a=HERON, b=FERN)

    def digest(path: Path) -> str:
        if path.name == "a.txt":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return file_digest(path)

    monkeypatch.setattr("indexer.sources.file_digest", digest)
    (closed, read), done = _read(*find_sources([tmp_path]))
    assert str(closed) == "a.txt cannot be opened (Permission denied); check that it may be read"
    assert isinstance(read, Letter)
    assert (read.text, done) == (FERN, [1, 2])
