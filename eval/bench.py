"""Speed of a service: the command that serves in, seconds to the first answer, milliseconds, answers a second, memory out.

Only loopback is used and the number of requests is bounded. Seconds to the first answer run from the start of the process
to the end of the first ``POST /api/answer`` with status 200; then one client asks over one kept-alive connection, then
twenty at once.
"""

from __future__ import annotations

import http.client
import json
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from eval.errors import SystemUnderTestError
from eval.load import Load, load
from eval.machine import resident_mebibytes
from eval.measures import percentile

HOST = "127.0.0.1"
CONNECTIONS = 20
_MOST_REQUESTS = 2000
_UNDER_LOAD = 1000
_START_SECONDS = 120.0
_POLL_SECONDS = 0.005


@dataclass(frozen=True, slots=True)
class Speed:
    """What was measured of one service; ``requests`` is how many answers the percentiles of one client are made of."""

    name: str
    first_answer_seconds: float
    median_ms: float
    p95_ms: float
    p99_ms: float
    resident_mb: int
    requests: int
    load: Load


def letterwise_command(index: Path, port: int, workers: int) -> list[str]:
    """The command that serves ``index`` on ``port`` from so many processes."""
    served = [sys.executable, "-m", "service.cli", "serve", "--index", str(index)]
    return [*served, "--port", str(port), "--host", HOST, "--workers", str(workers)]


def free_port() -> int:
    """A port of the loopback that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def measure(
    name: str, command: Sequence[str], port: int, questions: Sequence[str], rounds: int = 5, under_load: int = _UNDER_LOAD
) -> Speed:
    """Start ``command``, ask it ``questions`` once to warm up, ``rounds`` times, and over many connections; then stop it.

    Raises SystemUnderTestError where it does not answer within two minutes, or answers with another status than 200.
    """
    asked = [question for _ in range(rounds) for question in questions][:_MOST_REQUESTS]
    begun = time.perf_counter()
    opened = closing(http.client.HTTPConnection(HOST, port, timeout=_START_SECONDS))
    with _running(name, command) as process, opened as connection:
        _first_answer(process, connection, questions[0], begun)
        first = time.perf_counter() - begun
        for question in questions:
            _ask(connection, question)
        milliseconds = [_timed(connection, question) for question in asked]
        loaded = load(HOST, port, questions, CONNECTIONS, under_load)
        resident = resident_mebibytes(process.pid)
    return Speed(
        name=name,
        first_answer_seconds=first,
        median_ms=statistics.median(milliseconds),
        p95_ms=percentile(milliseconds, 95),
        p99_ms=percentile(milliseconds, 99),
        resident_mb=resident,
        requests=len(milliseconds),
        load=loaded,
    )


@contextmanager
def _running(name: str, command: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    """The started process, stopped at the end; what it wrote stands in the error if it ended by itself."""
    with tempfile.TemporaryFile() as written:
        process = subprocess.Popen(list(command), stdout=written, stderr=subprocess.STDOUT)
        try:
            yield process
        except (OSError, http.client.HTTPException) as error:
            written.seek(0)
            said = written.read().decode("utf-8", "replace")[-1500:]
            raise SystemUnderTestError(f"{name} did not answer: {error}; it wrote: {said or 'nothing'}") from error
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _first_answer(
    process: subprocess.Popen[bytes], connection: http.client.HTTPConnection, question: str, begun: float
) -> None:
    while True:
        try:
            _ask(connection, question)
            return
        except ConnectionRefusedError:
            connection.close()
            if process.poll() is not None or time.perf_counter() - begun > _START_SECONDS:
                raise
            time.sleep(_POLL_SECONDS)


def _timed(connection: http.client.HTTPConnection, question: str) -> float:
    begun = time.perf_counter()
    _ask(connection, question)
    return 1000 * (time.perf_counter() - begun)


def _ask(connection: http.client.HTTPConnection, question: str) -> None:
    body = json.dumps({"question": question}).encode("utf-8")
    connection.request("POST", "/api/answer", body, {"Content-Type": "application/json"})
    response = connection.getresponse()
    text = response.read()
    if response.status != http.client.OK:
        raise http.client.HTTPException(f"status {response.status}: {text[:300].decode('utf-8', 'replace')}")
