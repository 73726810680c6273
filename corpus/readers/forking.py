"""Runs as a process of its own: names of files in, what each file's own limited process made of it out, one by one.

It imports the libraries once and then starts a child for each file by ``fork``, which takes milliseconds. It never reads
a file itself, so that no file can harm it; the limits and the confinement are the child's.
"""

from __future__ import annotations

import gc
import json
import os
import selectors
import signal
import sys
import time
from pathlib import Path
from typing import BinaryIO, NamedTuple

from corpus.readers import load_reader
from corpus.readers.forked import Reply
from corpus.readers.worker import read_limited

_MOST_BYTES = 150_000_000  # twenty million characters as JSON are fewer
_LAST_WORDS = 2000  # bytes of a crashed child's complaint that are kept
_PATIENCE = 1.0  # seconds from the end of a child's output to its own end


class _Request(NamedTuple):
    """The file to read and the limits of the process that reads it."""

    path: str
    seconds: float
    memory_mb: int


class _Child(NamedTuple):
    """A process that reads, and the ends of the pipes it writes its output and its complaint to."""

    number: int
    output: int
    complaint: int


def main() -> int:
    """Answers requests on standard input, each a line of JSON, until that is closed; returns the exit status.

    Each reply is a line of JSON, ``[status, bytes of output, complaint]``, and then the output.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started this process decides what an interrupt ends
    gc.disable()
    for line in sys.stdin.buffer:
        request = _Request(*json.loads(line))
        load_reader(Path(request.path).suffix.lower())
        gc.freeze()
        _send(sys.stdout.buffer, _watch(_begin(request), request.seconds))
    return 0


def _begin(request: _Request) -> _Child:
    """Starts the child. In the child itself this never returns: an error that nobody foresaw ends it with a traceback."""
    output, complaint = os.pipe(), os.pipe()
    number = os.fork()
    if number:
        os.close(output[1])
        os.close(complaint[1])
        return _Child(number, output[0], complaint[0])
    for source, target in ((os.open(os.devnull, os.O_RDONLY), 0), (output[1], 1), (complaint[1], 2)):
        os.dup2(source, target)
    os.closerange(3, 1024)
    ending, written = read_limited(Path(request.path), int(-(-request.seconds // 1)), request.memory_mb)
    sys.stdout.buffer.write(written)
    sys.stdout.buffer.flush()
    os._exit(ending)


def _watch(child: _Child, seconds: float) -> Reply:
    """Takes what the child writes until it ends, its time is up, it writes too much, or nobody waits for it any more."""
    deadline = time.monotonic() + seconds
    written: dict[int, list[bytes]] = {child.output: [], child.complaint: []}
    size, in_time = 0, True
    with selectors.DefaultSelector() as open_ends:
        for end in (*written, sys.stdin.fileno()):
            open_ends.register(end, selectors.EVENT_READ)
        while len(open_ends.get_map()) > 1:
            ready = open_ends.select(max(0.0, deadline - time.monotonic()))
            in_time = time.monotonic() < deadline
            if not in_time or size > _MOST_BYTES or any(key.fd == sys.stdin.fileno() for key, _ in ready):
                os.kill(child.number, signal.SIGKILL)
                break
            for key, _ in ready:
                piece = os.read(key.fd, 1 << 20)
                size += len(piece)
                written[key.fd].append(piece)
                if not piece:
                    open_ends.unregister(key.fd)
    for end in written:
        os.close(end)
    status = _ended(child.number)
    complaint = b"".join(written[child.complaint])[-_LAST_WORDS:].decode("utf-8", "replace")
    return Reply(status if in_time else None, b"".join(written[child.output]), complaint)


def _ended(number: int) -> int:
    """The exit status of a child that has closed its pipes; one that stays on is killed."""
    patience = time.monotonic() + _PATIENCE
    while time.monotonic() < patience:
        gone, status = os.waitpid(number, os.WNOHANG)
        if gone:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.0005)
    os.kill(number, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])


def _send(to: BinaryIO, reply: Reply) -> None:
    to.write(json.dumps([reply.status, len(reply.output), reply.complaint]).encode("ascii") + b"\n")
    to.write(reply.output)
    to.flush()


if __name__ == "__main__":
    sys.exit(main())
