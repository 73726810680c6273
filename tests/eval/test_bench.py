"""Speed: a service started, asked and stopped, and the machine it is measured on."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from eval.bench import free_port, measure
from eval.errors import SystemUnderTestError
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
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Answer).serve_forever()
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
    speed = measure("still", server(tmp_path, port, 200), port, ["a?", "b?"], rounds=3)
    assert speed.requests == 6
    assert 5 <= speed.median_ms <= speed.p95_ms <= speed.p99_ms < 1000
    assert 0 < speed.first_answer_seconds < 30
    assert 5 < speed.resident_mb < 200


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


def test_machine_is_told_in_one_line() -> None:
    """Cores, processor and memory."""
    machine = this_machine()
    assert machine.cores == len(os.sched_getaffinity(0))
    assert machine.memory > 100
    assert str(machine).startswith(f"{machine.cores} cores of {machine.processor}, ")


def test_resident_memory_of_this_process_is_more_than_nothing() -> None:
    """A Python process with its test runner holds at least ten mebibytes."""
    assert resident_mebibytes(os.getpid()) > 10
