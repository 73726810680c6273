"""What must be true of reading a file by its name, and of the process that reads it."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import ReadError
from corpus.letter import Transcript
from corpus.readers import read_letter_file
from corpus.readers.forked import can_fork
from corpus.readers.sandbox import read_many, read_safely

MakePdf = Callable[..., bytes]


def pdf_at(path: Path, make_pdf: MakePdf, words: str) -> Path:
    """Writes a PDF of one line."""
    path.write_bytes(make_pdf(lambda canvas: canvas.drawString(72, 700, words)))
    return path


def test_reads_each_format_by_its_suffix(tmp_path: Path, make_pdf: MakePdf) -> None:
    """The suffix, in any letter case, picks the reader."""
    (tmp_path / "a.txt").write_text("Plain words.", encoding="utf-8")
    (tmp_path / "b.MD").write_text("Marked *words*.", encoding="utf-8")
    (tmp_path / "c.htm").write_text("<p>Page words.</p>", encoding="utf-8")
    pdf_at(tmp_path / "d.pdf", make_pdf, "Printed words.")
    texts = [read_letter_file(path).text for path in sorted(tmp_path.iterdir())]
    assert texts == ["Plain words.", "Marked words.", "Page words.", "Printed words."]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.odt", b"x", r"\.odt are not read; give one of \.pdf, \.docx"),
        ("a", b"x", "without a suffix"),
        ("a.doc", b"x", r"old format.*save it as \.docx"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "protected by a password"),
        ("a.pdf", b"", "empty"),
        ("a.txt", b" \n", "empty"),
        ("a.pdf", b"words", "not a PDF"),
        ("a.docx", b"words", "not a Word document"),
        ("a.txt", b"%PDF-1.7", "is a PDF"),
    ],
)
def test_refuses_files_that_are_not_what_they_are_named(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    """The message names what is wrong and what to give instead."""
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ReadError, match=message):
        read_letter_file(tmp_path / name)


def test_refuses_a_missing_file(tmp_path: Path) -> None:
    """A path to nothing is a reading error too."""
    with pytest.raises(ReadError, match="cannot be opened"):
        read_letter_file(tmp_path / "none.txt")


def test_refuses_a_file_over_100_mb_without_reading_it(tmp_path: Path) -> None:
    """The size is looked at before the bytes are."""
    with (tmp_path / "a.pdf").open("wb") as file:
        file.truncate(101 * 1024 * 1024)
    with pytest.raises(ReadError, match="larger than 100 MB"):
        read_letter_file(tmp_path / "a.pdf")


def test_gives_the_same_transcript_through_its_own_process(tmp_path: Path, make_pdf: MakePdf) -> None:
    """Nothing is lost on the way between the processes."""
    path = pdf_at(tmp_path / "a.pdf", make_pdf, "Children’s words.")
    transcript = read_safely(path)
    assert transcript.text == "Children’s words."
    assert [tuple(page.span) for page in transcript.pages] == [(0, len(transcript.text))]


def test_passes_on_why_a_file_cannot_be_read(tmp_path: Path) -> None:
    """The reader's own message reaches the person."""
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\nnothing of use")
    with pytest.raises(ReadError, match="damaged"):
        read_safely(tmp_path / "a.pdf")


def test_survives_a_reader_that_dies(tmp_path: Path) -> None:
    """A process that aborts is an error of that file alone."""
    with pytest.raises(ReadError, match="the reader stopped"):
        read_safely(tmp_path, worker=(sys.executable, "-c", "import os; os.abort()"))


def test_ends_a_reader_that_hangs(tmp_path: Path) -> None:
    """A process that does not end is killed when its time is up."""
    start = time.monotonic()
    with pytest.raises(ReadError, match=r"did not end within 0\.3 s"):
        read_safely(tmp_path, seconds=0.3, worker=(sys.executable, "-c", "while True: pass"))
    assert time.monotonic() - start < 3


def test_limits_the_memory_of_a_reader(tmp_path: Path) -> None:
    """A process that asks for more than its memory gets an error, and the message says how much it had."""
    code = (
        "import sys; from corpus.readers.confinement import limit_process;"
        "limit_process(int(sys.argv[2]), int(sys.argv[3])); bytearray(900_000_000)"
    )
    with pytest.raises(ReadError, match="more than 300 MB"):
        read_safely(tmp_path, memory_mb=300, worker=(sys.executable, "-c", code))


def test_reads_many_files_in_the_order_given_and_goes_on_after_one_that_fails(tmp_path: Path, make_pdf: MakePdf) -> None:
    """Each path comes back with its transcript or its error, in the order of the paths."""
    paths = [tmp_path / f"{number}.{'txt' if number % 2 else 'pdf'}" for number in range(4)]
    for number, path in enumerate(paths):
        if path.suffix == ".pdf":
            pdf_at(path, make_pdf, f"Letter {number}.")
        else:
            path.write_text(f"Letter {number}.", encoding="utf-8")
    paths[2].write_bytes(b"%PDF-1.7\nnothing of use")
    outcomes = list(read_many(paths, workers=3))
    assert [path for path, _ in outcomes] == paths
    assert [outcome.text if isinstance(outcome, Transcript) else "error" for _, outcome in outcomes] == [
        "Letter 0.",
        "Letter 1.",
        "error",
        "Letter 3.",
    ]


def forking(*lines: str) -> tuple[str, ...]:
    """The command of a process that forks, once the lines have put something else in the place of reading text."""
    before = ("import os, sys, time", "import corpus.readers.text as text", *lines)
    return (sys.executable, "-c", "\n".join((*before, "from corpus.readers.forking import main", "sys.exit(main())")))


MISDEEDS = {
    "aborts": ("os.abort()", "the reader stopped"),
    "is killed by its own fault": ("__import__('ctypes').string_at(0)", r"the reader stopped \(status -11\)"),
    "hangs": ("time.sleep(60)", "did not end within 2 s"),
    "never ends": ("all(True for _ in iter(int, 1))", "did not end within 2 s"),
    "fills the memory": ("bytearray(900_000_000)", "more than 300 MB of memory"),
    "closes its output and stays": ("(os.closerange(0, 3), time.sleep(60))", "the reader stopped"),
    "writes without end": ("all(os.write(1, b'x' * 1_000_000) for _ in iter(int, 1))", "the reader stopped|did not end"),
    "ends as if all were well": ("os._exit(0)", "it wrote no transcript"),
    "writes another thing": ("(os.write(1, b'{}'), os._exit(0))", "it wrote no transcript"),
    "has a fault of ours": ("{}['no such key']", "KeyError: 'no such key'"),
    "opens a socket": ("__import__('socket').socket()", "PermissionError"),
    "starts a process": ("os.fork()", "PermissionError"),
    "writes a file": ("open('left-behind.txt', 'w')", "PermissionError"),
}


@pytest.mark.skipif(not can_fork(), reason="this system cannot fork")
@pytest.mark.parametrize("misdeed", MISDEEDS)
def test_a_file_that_misleads_its_reader_fails_alone(tmp_path: Path, misdeed: str) -> None:
    """The files before and after it, read by children of the same process, are read."""
    code, message = MISDEEDS[misdeed]
    paths = [tmp_path / f"{number}.txt" for number in range(3)]
    for number, path in enumerate(paths):
        path.write_text("Hostile." if number == 1 else f"Letter {number}.", encoding="utf-8")
    command = forking(
        "honest = text.read_text", f"text.read_text = lambda content: {code} if b'Hostile' in content else honest(content)"
    )
    start = time.monotonic()
    outcomes = [outcome for _, outcome in read_many(paths, workers=1, seconds=2, memory_mb=300, forking=command)]
    assert time.monotonic() - start < 20
    assert [outcome.text for outcome in outcomes if isinstance(outcome, Transcript)] == ["Letter 0.", "Letter 2."]
    assert re.search(message, str(outcomes[1]))
    assert sorted(tmp_path.iterdir()) == paths


@pytest.mark.skipif(not can_fork(), reason="this system cannot fork")
def test_goes_on_after_the_process_that_forks_has_died(tmp_path: Path) -> None:
    """Another process is asked for the same file."""
    paths = [tmp_path / f"{number}.txt" for number in range(3)]
    for number, path in enumerate(paths):
        path.write_text(f"Letter {number}.", encoding="utf-8")
    (tmp_path / "dies.txt").write_text("", encoding="utf-8")
    once = f"mark = {str(tmp_path / 'dies.txt')!r}"
    command = forking(
        once, "import corpus.readers.forking as f; load = f.load_reader",
        "f.load_reader = lambda suffix: (os.remove(mark), os.abort()) if os.path.exists(mark) else load(suffix)",
    )  # fmt: skip
    outcomes = [outcome for _, outcome in read_many(paths, workers=1, forking=command)]
    assert [outcome.text for outcome in outcomes if isinstance(outcome, Transcript)] == ["Letter 0.", "Letter 1.", "Letter 2."]


@pytest.mark.skipif(not can_fork(), reason="this system cannot fork")
@pytest.mark.parametrize("when", ["between two files", "with every file"])
def test_a_process_that_forks_and_dies_never_ends_the_run(tmp_path: Path, when: str) -> None:
    """Between two files it costs nothing; with every file, each file is an error after the second try."""
    paths = [tmp_path / f"{number}.txt" for number in range(3)]
    for number, path in enumerate(paths):
        path.write_text(f"Letter {number}.", encoding="utf-8")
    dies = "send = f._send; f._send = lambda to, reply: (send(to, reply), os._exit(1))"
    if when == "with every file":
        dies = "f._send = lambda to, reply: os._exit(1)"
    command = forking("import corpus.readers.forking as f", dies)
    outcomes = [outcome for _, outcome in read_many(paths, workers=1, forking=command)]
    if when == "with every file":
        assert all("has ended" in str(outcome) for outcome in outcomes)
    else:
        assert [outcome.text for outcome in outcomes if isinstance(outcome, Transcript)] == [
            "Letter 0.",
            "Letter 1.",
            "Letter 2.",
        ]


@pytest.mark.skipif(not can_fork(), reason="this system cannot fork")
def test_whoever_stops_asking_leaves_no_process_behind(tmp_path: Path) -> None:
    """The reading is ended with the file that is being read, and at once."""
    for name in ("0.txt", "1.txt"):
        (tmp_path / name).write_text("Slow." if name == "1.txt" else "Quick.", encoding="utf-8")
    mark = tmp_path / "pid"
    mark.write_text("", encoding="utf-8")
    command = forking(
        f"open({str(mark)!r}, 'w').write(str(os.getpid()))",
        "text.read_text = lambda content, honest=text.read_text: time.sleep(60) if b'Slow' in content else honest(content)",
    )
    start = time.monotonic()
    reading = read_many([tmp_path / "0.txt", tmp_path / "1.txt"] * 3, workers=1, forking=command)
    assert isinstance(next(reading)[1], Transcript)
    reading.close()  # type: ignore[attr-defined]
    assert time.monotonic() - start < 20
    with pytest.raises(ProcessLookupError):
        os.kill(int(mark.read_text(encoding="utf-8")), 0)


def test_reads_one_by_one_where_the_system_cannot_fork(
    tmp_path: Path, make_pdf: MakePdf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file then has a process of its own that is started for it."""
    monkeypatch.setattr("corpus.readers.sandbox.can_fork", lambda: False)
    path = pdf_at(tmp_path / "a.pdf", make_pdf, "Printed words.")
    outcomes = list(read_many([path], forking=("no-such-program",)))
    assert [outcome.text for _, outcome in outcomes if isinstance(outcome, Transcript)] == ["Printed words."]
