"""A path and limits in, what a forked child made of the file out: this process's side of ``corpus.readers.forking``."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

_ROOT = Path(__file__).resolve().parents[2]
_DIED = "the process that forks has ended"
_GRACE = 20.0  # seconds that the other side may take to start and to end a child
FORKING = (sys.executable, "-m", "corpus.readers.forking")


class Reply(NamedTuple):
    """How a child ended: its exit status, negative for a signal, None when its time was up; its output and complaint."""

    status: int | None
    output: bytes
    complaint: str


def can_fork() -> bool:
    """Whether this system starts a process as a copy of another."""
    return hasattr(os, "fork")


class ForkingProcess:
    """The process that forks a child for each file; it starts with the first file, and again after it has died."""

    def __init__(self, command: Sequence[str] = FORKING) -> None:
        self._command = list(command)
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def ask(self, path: Path, seconds: float, memory_mb: int) -> Reply:
        """Has the file read within the limits and waits for it; asks once more where the process dies of itself."""
        request = json.dumps([str(path.resolve()), seconds, memory_mb]).encode("ascii") + b"\n"
        start = time.monotonic()
        reply = self._try(request, seconds)
        if reply.complaint == _DIED and time.monotonic() - start < seconds:
            reply = self._try(request, seconds)
        return reply

    def _try(self, request: bytes, seconds: float) -> Reply:
        if self._stopped:
            return Reply(-signal.SIGTERM, b"", "reading was given up")
        if self._process is None:
            self._process = subprocess.Popen(self._command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        reply = _exchange(self._process, request, seconds + _GRACE)
        if reply is None:
            self._process.kill()
            reply = Reply(self._process.wait(), b"", _DIED)
            self.close()
        return reply

    def stop(self) -> None:
        """Has the process end, and with it a child that still reads; it does not start again. For any thread."""
        self._stopped = True
        if (process := self._process) is not None:
            _close_input(process)

    def close(self) -> None:
        """Waits for the end of the process and closes what is left of it."""
        if self._process is not None:
            _close_input(self._process)
            with self._process:  # closes the pipes and waits
                self._process = None


def _close_input(process: subprocess.Popen[bytes]) -> None:
    """Closes the pipe to the process; what was not sent yet is lost where it has died."""
    if process.stdin is not None:
        with suppress(OSError):
            process.stdin.close()


def _exchange(process: subprocess.Popen[bytes], request: bytes, patience: float) -> Reply | None:
    """Sends the request; the reply, or None where the process dies or gives none within ``patience`` seconds."""
    if process.stdin is None or process.stdout is None:
        return None
    try:
        process.stdin.write(request)
        process.stdin.flush()
    except (OSError, ValueError):  # it has died, or `stop` was quicker
        return None
    if not select.select([process.stdout], [], [], patience)[0]:
        return None
    line = process.stdout.readline()
    if not line:
        return None
    status, size, complaint = json.loads(line)
    output = process.stdout.read(size)
    return Reply(status, output, complaint) if len(output) == size else None


class ForkingProcesses:
    """As many processes that fork as files are to be read side by side; for any number of threads."""

    def __init__(self, count: int, command: Sequence[str] = FORKING) -> None:
        self._all = [ForkingProcess(command) for _ in range(count)]
        self._free: SimpleQueue[ForkingProcess] = SimpleQueue()
        for process in self._all:
            self._free.put(process)

    def ask(self, path: Path, seconds: float, memory_mb: int) -> Reply:
        """Has the next free process fork a child for the file and waits for it."""
        process = self._free.get()
        try:
            return process.ask(path, seconds, memory_mb)
        finally:
            self._free.put(process)

    def stop(self) -> None:
        """Has all of them end, whatever they read."""
        for process in self._all:
            process.stop()

    def close(self) -> None:
        """Waits for their end; no thread may ask any more."""
        for process in self._all:
            process.close()
