"""What is wrong with files, folders, disks and indexes is said plainly, and what was there before is not lost."""

from __future__ import annotations

import errno
import json
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.readers.ocr import missing_programs
from corpus.sample import LETTERS
from indexer import build
from indexer.errors import IndexerError
from indexer.index import current_generation
from service.opening import UpToDate
from tests.encoders import HashingEncoder
from tests.integration.running import COMMAND, ROOT, letterwise
from tests.service.small_letters import HOUSING, write_letters

SENTENCE = "Nurses at the harbour clinic meet each family before the first review."
_TEXTS = sorted(LETTERS.glob("*.txt"))


def pdf(draw: Callable[[Any], object], **settings: Any) -> bytes:
    """A PDF of one page."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=1, **settings)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def files_of(index: Path) -> dict[str, bytes]:
    """Every file of the generation in force with its bytes."""
    generation = current_generation(index)
    assert generation is not None
    return {path.name: path.read_bytes() for path in sorted(generation.iterdir())}


@pytest.fixture(scope="module")
def small_real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the sample letters that are text, with the real encoder; not to be changed."""
    index = tmp_path_factory.mktemp("texts") / "index"
    assert letterwise("index", *_TEXTS, "--index", index).returncode == 0
    return index


@pytest.fixture
def index(small_real: Path, tmp_path: Path) -> Path:
    """A copy of it that may be changed."""
    return Path(shutil.copytree(small_real, tmp_path / "index", symlinks=True))


@pytest.mark.slow
def test_files_that_cannot_be_read_are_reported_while_the_rest_is_indexed(tmp_path: Path) -> None:
    """Damaged, encrypted, wordless, empty and misnamed files each have their reason; exit code 3."""
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "good.txt").write_text(f"Key strengths\n\n{SENTENCE}\n", encoding="utf-8")
    whole = pdf(lambda canvas: canvas.drawString(72, 700, "Words that are cut off."))
    (letters / "corrupt.pdf").write_bytes(whole[: len(whole) // 3])
    (letters / "encrypted.pdf").write_bytes(pdf(lambda canvas: canvas.drawString(72, 700, "Secret."), encrypt="secret"))
    (letters / "wordless.pdf").write_bytes(pdf(lambda canvas: canvas.rect(72, 72, 400, 600, fill=1)))
    (letters / "empty.pdf").write_bytes(b"")
    (letters / "blank.txt").write_text(" \n", encoding="utf-8")
    (letters / "misnamed.docx").write_text("no Word document", encoding="utf-8")
    done = letterwise("index", letters, "--index", tmp_path / "index", "--json")
    assert (done.returncode, done.stderr) == (3, "")
    report = json.loads(done.stdout)
    reasons = {Path(each["source"]).name: each["reason"] for each in report["failures"]}
    assert sorted(reasons) == ["blank.txt", "corrupt.pdf", "empty.pdf", "encrypted.pdf", "misnamed.docx", "wordless.pdf"]
    for name, told in (
        ("blank.txt", "the file is empty"),
        ("corrupt.pdf", "damaged"),
        ("empty.pdf", "the file is empty"),
        ("encrypted.pdf", "password"),
        ("misnamed.docx", "is not a Word document"),
        ("wordless.pdf", "install" if missing_programs() else "no words were found in the PDF, not even in pictures"),
    ):
        assert told in reasons[name], (name, reasons[name])
    asked = letterwise("ask", "Do nurses at the harbour clinic meet families?", "--index", tmp_path / "index", "--json")
    assert [quote["text"] for quote in json.loads(asked.stdout)["quotes"]] == [SENTENCE]


@pytest.mark.slow
def test_a_folder_with_nothing_to_read_leaves_the_index_as_it_was(index: Path, tmp_path: Path) -> None:
    """An empty folder, a folder of other files, and a folder of broken letters alone: a message and exit code 1."""
    before = files_of(index)
    for name, content, told in (
        ("none", {}, "there are no letters in"),
        ("other", {"a.csv": "1,2"}, "letters are files that end in .docx, .htm"),
        ("broken", {"a.pdf": "%PDF-1.7 nothing"}, "none of the files could be read, so the index stays as it was:\n  "),
    ):
        folder = tmp_path / name
        folder.mkdir()
        for file, words in content.items():
            (folder / file).write_text(words, encoding="utf-8")
        done = letterwise("index", folder, "--index", index)
        assert (done.returncode, done.stdout) == (1, "")
        assert told in done.stderr
        assert "Traceback" not in done.stderr
        assert files_of(index) == before


@pytest.mark.slow
def test_a_missing_index_and_one_by_another_encoder_are_refused_with_what_to_run(index: Path, tmp_path: Path) -> None:
    """By asking, searching, listing and serving alike."""
    generation = current_generation(index)
    assert generation is not None
    manifest = json.loads((generation / "manifest.json").read_text(encoding="utf-8"))
    (generation / "manifest.json").write_text(json.dumps(manifest | {"encoder": "another", "encoder_identity": "x"}))
    for arguments in (["ask", "x"], ["search", "x"], ["letters"], ["serve", "--port", "0"]):
        missing = letterwise(*arguments, "--index", tmp_path / "none")
        assert (missing.returncode, missing.stdout) == (1, "")
        assert missing.stderr.startswith(f"letterwise: there is no index in {tmp_path}/none; build one with 'letterwise index")
        other = letterwise(*arguments, "--index", index)
        assert (other.returncode, other.stdout) == (1, "")
        assert "was built with the encoder another, not with the" in other.stderr
        assert "build the index again with 'letterwise index'" in other.stderr


@pytest.mark.slow
def test_a_damaged_index_is_refused_and_built_again_from_the_letters(index: Path) -> None:
    """A file of the right size with other bytes does not pass; indexing mends it."""
    before = files_of(index)
    generation = current_generation(index)
    assert generation is not None
    (generation / "centre.npy").write_bytes(before["centre.npy"][:-4] + b"\0\0\x80\x3f")
    done = letterwise("letters", "--index", index)
    assert (done.returncode, "centre.npy has changed since it was built; build the index again" in done.stderr) == (1, True)
    assert letterwise("index", *_TEXTS, "--index", index).returncode == 0
    assert letterwise("letters", "--index", index).returncode == 0


@pytest.mark.slow
def test_of_two_indexers_at_once_one_works_and_the_other_is_told_to_wait(tmp_path: Path) -> None:
    """Neither spoils what the other does."""
    command = [*COMMAND, "index", str(LETTERS), "--index", str(tmp_path / "index")]
    pipe = subprocess.PIPE
    both = [subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True) for _ in range(2)]
    ended = sorted((process.communicate(timeout=300), process.returncode) for process in both)
    assert sorted(code for _, code in ended) == [0, 1]
    ((out, err),) = [told for told, code in ended if code == 1]
    assert (out, "another indexer is at work on" in err) == ("", True)
    listed = json.loads(letterwise("letters", "--json", "--index", tmp_path / "index").stdout)
    assert {letter["id"] for letter in listed} == {path.stem for path in LETTERS.iterdir()}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 400 KB; tests that use it are skipped where none can be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(disk)], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"no small disk can be mounted here: {mounted.stderr.strip()}")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.slow
def test_a_full_disk_leaves_the_index_as_it_was(small_disk: Path) -> None:
    """With room for little or for half of what is needed: a message, no leftovers, and the old index answers."""
    index = small_disk / "index"
    shorter = small_disk / "short.txt"
    shorter.write_text(f"Key strengths\n\n{SENTENCE}\n", encoding="utf-8")
    assert letterwise("index", shorter, "--index", index).returncode == 0
    before = files_of(index)
    room = shutil.disk_usage(small_disk).free
    for left in (8_000, 40_000, 90_000, 150_000):
        (small_disk / "filler").write_bytes(b"x" * (room - left))
        done = letterwise("index", *_TEXTS, "--index", index)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr == f"letterwise: the disk that holds {index} is full; free some space and run the command again\n"
        assert files_of(index) == before
        assert list(index.glob(".building-*")) == []
    assert letterwise("ask", "Do nurses at the harbour clinic meet families?", "--index", index).returncode == 0


def _system(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def _quota(*_: object) -> None:
    raise OSError(errno.EDQUOT, "Disk quota exceeded")


def _numpy(*_: object) -> None:
    raise OSError("98304 requested and 1024 written")


def _sqlite(*_: object) -> None:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    raise error


def _faiss(*_: object) -> None:
    raise RuntimeError("Error in write_index: write error in vectors.faiss: 8147 != 113664 (No space left on device)")


@pytest.mark.parametrize(
    ("place", "failing"),
    [
        ("indexer.writing.install", _system),
        ("indexer.writing.install", _quota),
        ("indexer.writing.np.save", _numpy),
        ("corpus.library._row", _sqlite),
        ("indexer.engines.faiss.faiss.write_index", _faiss),
    ],
    ids=["system", "quota", "numpy", "sqlite", "faiss"],
)
def test_each_way_of_saying_that_the_disk_is_full_is_understood(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, place: str, failing: Callable[..., Any]
) -> None:
    """Every library has its own error; the person gets one message, and the old index answers."""
    encoder = HashingEncoder()
    build.build_index(write_letters(tmp_path / "old", ("orrin-2018",)), tmp_path / "index", encoder)
    asking = UpToDate(tmp_path / "index", encoder)
    with monkeypatch.context() as patched:
        patched.setattr(place, failing)
        with pytest.raises(
            IndexerError, match=r"the disk that holds .*index is full; free some space and run the command again"
        ):
            build.build_index(write_letters(tmp_path / "new", ("tarn-2021",)), tmp_path / "index", encoder)
    assert [path.name for path in (tmp_path / "index").glob(".building-*")] == []
    assert [quote.text for quote in asking.answer("landlords refuse tenancies").quotes] == [HOUSING]


@pytest.mark.slow
def test_an_empty_or_enormous_question_is_refused_by_the_command(sample_index: Path) -> None:
    """One line on standard error, exit code 1."""
    for question, told in (
        ("", "Type a question"),
        ("why " * 20_000, "The question has 79,999 characters; shorten it to 1,000"),
    ):
        for command in ("ask", "search"):
            done = letterwise(command, question, "--index", sample_index)
            assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
            assert done.stderr.startswith(f"letterwise: {told}")
