"""A PDF whose pages are pictures in, its transcript out, after a limited process has recognised the words (extra `ocr`)."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from corpus.errors import ReadError, ScannedError
from corpus.letter import Transcript

_ROOT = Path(__file__).resolve().parents[2]
_WORKER = (sys.executable, "-m", "corpus.readers.ocr_worker")
_INSTALL = "to read pictures of pages, install {}"
_NO_WORDS = "no words were found in the PDF, not even in pictures of its pages; check that the file is right, or scan it again"


class Recognitions:
    """The processes that recognise words now, so that another thread can end them all."""

    def __init__(self) -> None:
        self._running: set[subprocess.Popen[bytes]] = set()
        self._stopped = False
        self._lock = Lock()

    def add(self, process: subprocess.Popen[bytes]) -> None:
        """Notes a process that has begun; ends it where all were ended before."""
        with self._lock:
            self._running.add(process)
            if self._stopped:
                _end_all(process)

    def remove(self, process: subprocess.Popen[bytes]) -> None:
        """Forgets a process that has ended."""
        with self._lock:
            self._running.discard(process)

    def stop(self) -> None:
        """Ends every process and what it has started, and each that begins from now on."""
        with self._lock:
            self._stopped = True
            for process in self._running:
                _end_all(process)


def read_with_recognition(path: Path, read: Callable[[Path], Transcript], running: Recognitions | None = None) -> Transcript:
    """What ``read`` makes of the file; where that finds pictures of pages, what it makes of them with words recognised.

    Where the programs for it are missing or fail, pages that are text are read all the same, and a note says what is
    left out. ``running`` can end the recognition from another thread.
    Raises ScannedError where there is no page of text, and whatever ``read`` raises.
    """
    try:
        transcript = read(path)
    except ScannedError as error:
        return _recognised(path, read, error, running)
    if not transcript.pictures:
        return transcript
    try:
        return _recognised(path, read, ScannedError("they hold no text"), running)
    except ReadError as error:
        numbers = ", ".join(map(str, transcript.pictures))
        return replace(transcript, notes=(*transcript.notes, f"Pictures of pages were not read ({numbers}): {error}."))


def missing_programs() -> str:
    """What must be installed before pictures of pages can be read, and how; empty where nothing is missing."""
    missing = [] if find_spec("ocrmypdf") else ["OCRmyPDF (pip install 'letterwise[ocr]')"]
    missing += [] if shutil.which("tesseract") else ["Tesseract (on Debian: apt install tesseract-ocr)"]
    return " and ".join(missing)


def recognise(
    path: Path,
    folder: Path,
    seconds: float = 900,
    memory_mb: int = 4096,
    worker: Sequence[str] = _WORKER,
    running: Recognitions | None = None,
) -> Path:
    """Makes a copy of the PDF in ``folder``, with the words of its pictures beneath them, and returns its path.

    That is done in a process that has no network and may take ``seconds`` and, itself and each program that it starts,
    ``memory_mb`` megabytes; it keeps its temporary files in ``folder``. Raises ReadError where it fails.
    """
    made, running = folder / "recognised.pdf", running or Recognitions()
    command = [*worker, str(path.resolve()), str(made), str(int(seconds)), str(memory_mb)]
    silent, pipe = subprocess.DEVNULL, subprocess.PIPE
    with subprocess.Popen(command, cwd=_ROOT, stdin=silent, stdout=silent, stderr=pipe, start_new_session=True) as process:
        running.add(process)
        try:
            _, complaint = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise ReadError(f"recognising its words did not end within {seconds:g} s; split the file") from error
        finally:
            _end_all(process)
            running.remove(process)
    if process.returncode != 0 or not made.is_file():
        last = (complaint.decode("utf-8", "replace").strip().splitlines() or [f"status {process.returncode}"])[-1]
        raise ReadError(f"recognising its words failed ({last[:200]}); scan the letter again or ask for its text")
    return made


def _end_all(process: subprocess.Popen[bytes]) -> None:
    """Ends the process and every program that it has started."""
    if process.poll() is None and hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()


def _recognised(
    path: Path, read: Callable[[Path], Transcript], error: ScannedError, running: Recognitions | None
) -> Transcript:
    missing = missing_programs()
    if missing:
        raise ScannedError(f"{error}; {_INSTALL.format(missing)}") from error
    with TemporaryDirectory(prefix="letterwise-") as folder:
        copy = recognise(path, Path(folder), running=running)
        try:
            return read(copy)
        except ScannedError as none:
            raise ScannedError(_NO_WORDS) from none
