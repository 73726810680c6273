"""Speed: a service started, asked and stopped, and the machine it is measured on."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from eval.bench import free_port, measure
from eval.errors import SystemUnderTestError
from eval.load import load
from eval.machine import resident_mebibytes, this_machine

_SERVER = """
import http.server, sys, time
class Answer(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        time.sleep(0.005)
        self.send_response(int(sys.argv[2]))
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")
    def log_message(self, *said): pass
http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Answer).serve_forever()
"""


def server(tmp_path: Path, port: int, status: int) -> list[str]:
    """The command of a service that answers every question with ``status``."""
    script = tmp_path / "server.py"
    script.write_text(_SERVER, encoding="utf-8")
    return [sys.executable, str(script), str(port), str(status)]


@pytest.mark.slow
def test_service_is_started_asked_over_one_connection_and_measured(tmp_path: Path) -> None:
    """Two questions in three rounds are six answers, none quicker than the five milliseconds that the service sleeps."""
    port = free_port()
    speed = measure("still", server(tmp_path, port, 200), port, ["a?", "b?"], rounds=3, under_load=60)
    assert speed.requests == 6
    assert 5 <= speed.median_ms <= speed.p95_ms <= speed.p99_ms < 1000
    assert 0 < speed.first_answer_seconds < 30
    assert 5 < speed.resident_mb < 200
    assert (speed.load.connections, speed.load.answers, speed.load.failed) == (20, 60, 0)
    assert speed.load.median_ms >= 5
    assert speed.load.per_second > 20


@pytest.mark.slow
def test_service_that_refuses_the_question_is_not_measured(tmp_path: Path) -> None:
    """A quick error is no quick answer."""
    port = free_port()
    with pytest.raises(SystemUnderTestError, match="still did not answer: status 503"):
        measure("still", server(tmp_path, port, 503), port, ["a?"])


@pytest.mark.slow
def test_service_that_ends_at_once_is_told_with_what_it_wrote() -> None:
    """The reason stands in the message, and nobody waits for two minutes."""
    command = [sys.executable, "-c", "raise SystemExit('the index is gone')"]
    with pytest.raises(SystemUnderTestError, match="it wrote: the index is gone"):
        measure("still", command, free_port(), ["a?"])


@pytest.mark.slow
def test_where_nothing_is_answered_under_load_nothing_is_measured(tmp_path: Path) -> None:
    """Answers with another status are none, however quick they are."""
    port = free_port()
    with subprocess.Popen(server(tmp_path, port, 500)) as process:
        try:
            while not accepts(port):
                time.sleep(0.02)
            with pytest.raises(SystemUnderTestError, match="answered nothing"):
                load("127.0.0.1", port, ["a?"], connections=3, requests=7)
        finally:
            process.terminate()


def accepts(port: int) -> bool:
    """Whether something listens on the port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_machine_is_told_in_one_line() -> None:
    """Cores, processor and memory."""
    machine = this_machine()
    assert machine.cores == len(os.sched_getaffinity(0))
    assert machine.memory > 100
    assert str(machine).startswith(f"{machine.cores} cores of {machine.processor}, ")


def test_resident_memory_of_this_process_is_more_than_nothing() -> None:
    """A Python process with its test runner holds at least ten mebibytes."""
    assert resident_mebibytes(os.getpid()) > 10
