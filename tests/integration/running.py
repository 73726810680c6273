"""The command and the served pages as other people run them: processes of their own, asked over HTTP."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "service.cli")
_SECONDS_TO_START = 30


def letterwise(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Runs the command to its end."""
    return subprocess.run([*COMMAND, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)


@dataclass(frozen=True, slots=True)
class Server:
    """A running ``letterwise serve``; ``output`` is the file that gets all it writes, ``process`` the number of its process."""

    client: httpx.Client
    output: Path
    port: int
    process: int


@contextmanager
def served(index: Path, output: Path, *options: str) -> Iterator[Server]:
    """Serves an index on a free port of this machine, with more options, until the caller is done with it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*COMMAND, "serve", "--index", str(index), "--host", "127.0.0.1", "--port", str(port), *options]
    with output.open("w") as file, subprocess.Popen(command, cwd=ROOT, stdout=file, stderr=subprocess.STDOUT) as process:
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30, trust_env=False) as client:
                _wait(client, process, output)
                yield Server(client, output, port, process.pid)
        finally:
            process.terminate()
            process.wait(timeout=10)


def _wait(client: httpx.Client, process: subprocess.Popen[bytes], output: Path) -> None:
    give_up = time.monotonic() + _SECONDS_TO_START
    while process.poll() is None and time.monotonic() < give_up:
        try:
            if client.get("/readyz").is_success:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise RuntimeError(f"the server did not start: {output.read_text(encoding='utf-8')}")
