"""Paths of files in, transcripts out, each file read in a limited process of its own that may die without harm."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from corpus.errors import ReadError, ScannedError
from corpus.letter import Transcript
from corpus.readers.forked import FORKING, ForkingProcesses, can_fork
from corpus.readers.ocr import Recognitions, read_with_recognition
from corpus.readers.worker import Ending

_ROOT = Path(__file__).resolve().parents[2]
_WORKER = (sys.executable, "-m", "corpus.readers.worker")
_REPRINT = "open the file, print it to a new PDF and give that"

Outcome = Transcript | ReadError


def read_safely(path: Path, seconds: float = 60, memory_mb: int = 1024, worker: Sequence[str] = _WORKER) -> Transcript:
    """Reads one file in a process that may take ``seconds`` and ``memory_mb`` megabytes of address space.

    ``worker`` is the command that reads; it gets the path, the seconds and the megabytes as arguments. Raises ReadError
    where the file cannot be read and where the process crashes, runs out of memory or does not end in time.
    """
    command = [*worker, str(path.resolve()), str(math.ceil(seconds)), str(memory_mb)]
    try:
        done = subprocess.run(command, cwd=_ROOT, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise ReadError(_late(seconds)) from error
    return _transcript(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"), memory_mb)


def read_many(
    paths: Sequence[Path],
    workers: int | None = None,
    seconds: float = 60,
    memory_mb: int = 1024,
    forking: Sequence[str] = FORKING,
) -> Iterator[tuple[Path, Outcome]]:
    """Reads the files side by side, ``workers`` at a time (the number of processors by default), in the order given.

    A file that cannot be read gives its error instead of a transcript, and the others go on. Each has a limited process
    of its own, as in ``read_safely``; where the system can fork, that is the child of a process that has the libraries
    ready, which the command ``forking`` starts. Words in pictures of pages are recognised (see ``corpus.readers.ocr``).
    """
    count = max(1, min(workers or os.cpu_count() or 1, len(paths)))
    forks, running = ForkingProcesses(count, forking), Recognitions()

    def read(path: Path) -> Transcript:
        if not can_fork():
            return read_safely(path, seconds, memory_mb)
        reply = forks.ask(path, seconds, memory_mb)
        if reply.status is None:
            raise ReadError(_late(seconds))
        return _transcript(reply.status, reply.output, reply.complaint, memory_mb)

    try:
        with ThreadPoolExecutor(count) as pool:
            try:
                yield from _in_order(paths, lambda path: read_with_recognition(path, read, running), pool, 4 * count)
            finally:
                pool.shutdown(wait=False, cancel_futures=True)
                forks.stop()
                running.stop()
    finally:
        forks.close()


def _in_order(
    paths: Sequence[Path], read: Callable[[Path], Transcript], pool: ThreadPoolExecutor, ahead: int
) -> Iterator[tuple[Path, Outcome]]:
    """Each path with what ``read`` makes of it, in the order given, at most ``ahead`` of who asks for the next."""

    def attempt(path: Path) -> Outcome:
        try:
            return read(path)
        except ReadError as error:
            return error

    waiting: deque[tuple[Path, Future[Outcome]]] = deque()
    for path in paths:
        waiting.append((path, pool.submit(attempt, path)))
        if len(waiting) > ahead:
            done = waiting.popleft()
            yield done[0], done[1].result()
    while waiting:
        done = waiting.popleft()
        yield done[0], done[1].result()


def _transcript(status: int, output: bytes, complaint: str, memory_mb: int) -> Transcript:
    """What the process wrote, or its failure as a ReadError. A hostile file may have made it write anything."""
    last = (complaint.strip().splitlines() or [""])[-1][:200]
    try:
        if status == Ending.READ:
            return _transcripts().validate_json(output)
        if status == Ending.SCANNED:
            raise ScannedError(_said(output))
        if status == Ending.UNREADABLE:
            raise ReadError(_said(output))
    except ValueError:
        last = "it wrote no transcript"
    if status == Ending.OUT_OF_MEMORY or "MemoryError" in last:
        raise ReadError(f"reading needs more than {memory_mb} MB of memory; {_REPRINT}")
    why = f"status {status}" + (f", {last}" if last else "")
    raise ReadError(f"the reader stopped ({why}); the file may be damaged: {_REPRINT}")


@cache
def _transcripts() -> TypeAdapter[Transcript]:
    return TypeAdapter(Transcript)


def _said(output: bytes) -> str:
    return TypeAdapter(dict[str, str]).validate_json(output).get("error", "")


def _late(seconds: float) -> str:
    return f"reading did not end within {seconds:g} s; {_REPRINT}"
