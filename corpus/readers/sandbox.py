"""Paths of files in, transcripts out, each file read in a limited process of its own that may die without harm."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from corpus.errors import ReadError
from corpus.letter import Transcript
from corpus.readers.worker import UNREADABLE, transcript_of

_ROOT = Path(__file__).resolve().parents[2]
_WORKER = (sys.executable, "-m", "corpus.readers.worker")
_REPRINT = "open the file, print it to a new PDF and give that"


def read_safely(path: Path, seconds: float = 60, memory_mb: int = 1024, worker: Sequence[str] = _WORKER) -> Transcript:
    """Reads one file in a process that may take ``seconds`` and ``memory_mb`` megabytes of address space.

    ``worker`` is the command that reads; it gets the path, the seconds and the megabytes as arguments. Raises ReadError
    where the file cannot be read and where the process crashes, runs out of memory or does not end in time.
    """
    command = [*worker, str(path.resolve()), str(math.ceil(seconds)), str(memory_mb)]
    try:
        done = subprocess.run(command, cwd=_ROOT, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise ReadError(f"reading did not end within {seconds:g} s; {_REPRINT}") from error
    return _outcome(done, memory_mb)


def read_many(paths: Sequence[Path], workers: int | None = None) -> Iterator[tuple[Path, Transcript | ReadError]]:
    """Reads the files side by side, ``workers`` at a time (the number of processors by default), in the order given.

    A file that cannot be read gives its error instead of a transcript, and the others go on.
    """
    count = max(1, workers or os.cpu_count() or 1)
    with ThreadPoolExecutor(count) as pool:
        waiting: deque[tuple[Path, Future[Transcript | ReadError]]] = deque()
        try:
            for path in paths:
                waiting.append((path, pool.submit(_attempt, path)))
                if len(waiting) > 2 * count:
                    done = waiting.popleft()
                    yield done[0], done[1].result()
            while waiting:
                done = waiting.popleft()
                yield done[0], done[1].result()
        finally:
            pool.shutdown(cancel_futures=True)


def _attempt(path: Path) -> Transcript | ReadError:
    try:
        return read_safely(path)
    except ReadError as error:
        return error


def _outcome(done: subprocess.CompletedProcess[bytes], memory_mb: int) -> Transcript:
    """The worker's transcript, or its failure as a ReadError."""
    if done.returncode == UNREADABLE:
        raise ReadError(str(json.loads(done.stdout)["error"]))
    if done.returncode == 0:
        return transcript_of(json.loads(done.stdout))
    last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
    if last and "MemoryError" in last[0]:
        raise ReadError(f"reading needs more than {memory_mb} MB of memory; {_REPRINT}")
    why = f"status {done.returncode}" + (f", {last[0][:200]}" if last else "")
    raise ReadError(f"the reader stopped ({why}); the file may be damaged: {_REPRINT}")
