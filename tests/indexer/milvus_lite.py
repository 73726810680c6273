"""Milvus Lite for tests: a file in this process, or a server of its own on a free port."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indexer.engines.milvus import Milvus
from indexer.errors import MilvusError

_SECONDS_TO_START = 30


@contextmanager
def embedded(folder: Path) -> Iterator[Milvus]:
    """Milvus Lite in this process; what it holds is in the folder."""
    from milvus_lite.server_manager import server_manager_instance

    path = str(folder / "milvus.db")
    milvus = Milvus(path)
    try:
        yield milvus
    finally:
        milvus.close()
        server_manager_instance.release_server(path)


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """The address of a Milvus Lite that runs as a server, in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--data-dir", str(folder / "server.db"), "--host", "127.0.0.1", "--port", str(port)]
    with (folder / "server.txt").open("w") as output:
        command = [sys.executable, "-m", "milvus_lite", "server", *options]
        with subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT) as process:
            try:
                _wait(f"http://127.0.0.1:{port}", process)
                yield f"http://127.0.0.1:{port}"
            finally:
                process.terminate()
                process.wait(timeout=20)


def _wait(uri: str, process: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + _SECONDS_TO_START
    port = int(uri.rsplit(":", 1)[1])
    while process.poll() is None and time.monotonic() < give_up:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                Milvus(uri).close()
                return
        except (OSError, MilvusError):
            time.sleep(0.1)
    raise RuntimeError(f"Milvus Lite did not start at {uri}")
