"""A service that many ask at once: its workers, and an index that is switched while it answers."""

from __future__ import annotations

import os
import shutil
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from eval.load import load
from tests.integration.running import ROOT, letterwise, served

pytestmark = pytest.mark.slow

QUESTIONS = ("do nurses attend strategy discussions?", "what do inspectors say about exploitation?", "housing for care leavers")
SAMPLE = ROOT / "corpus" / "sample" / "letters"


def workers_of(process: int) -> list[int]:
    """The processes that a process has started."""
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8").split()]


def two_workers(process: int, gone: int = 0) -> list[int]:
    """The workers, as soon as there are two and ``gone`` is none of them; after 20 seconds those that there are."""
    until = time.monotonic() + 20
    while time.monotonic() < until and (len(workers_of(process)) < 2 or gone in workers_of(process)):
        time.sleep(0.1)
    return workers_of(process)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="processes are counted in /proc, which is missing")
def test_workers_answer_alike_and_one_that_dies_is_replaced(sample_index: Path, tmp_path: Path) -> None:
    """Two processes under one; killing one costs at most the questions that it was at."""
    with served(sample_index, tmp_path / "output", "--workers", "2") as server:
        first = two_workers(server.process)
        alone = server.client.post("/api/answer", json={"question": QUESTIONS[0]}).content
        assert load("127.0.0.1", server.port, QUESTIONS, connections=8, requests=60).failed == 0
        os.kill(first[0], signal.SIGKILL)
        after = two_workers(server.process, gone=first[0])
        assert len(after) == len(first) == 2
        assert first[0] not in after
        assert load("127.0.0.1", server.port, QUESTIONS, connections=8, requests=40).failed == 0
        assert server.client.post("/api/answer", json={"question": QUESTIONS[0]}).content == alone


@pytest.mark.parametrize("workers", [1, 2])
def test_no_request_is_dropped_while_the_index_is_switched(tmp_path: Path, workers: int) -> None:
    """Twelve connections ask on and on; in the middle a letter is taken out, and the next answer does not know it."""
    letters, index = tmp_path / "letters", tmp_path / "index"
    shutil.copytree(SAMPLE, letters)
    assert letterwise("index", letters, "--index", index).returncode == 0
    with served(index, tmp_path / "output", "--workers", str(workers)) as server, ThreadPoolExecutor(1) as beside:
        held = {letter["id"] for letter in server.client.get("/api/letters").json()["letters"]}
        taken_out = next(iter(sorted(path.stem for path in letters.iterdir() if path.stem in held)))
        asked = beside.submit(load, "127.0.0.1", server.port, QUESTIONS, 12, 1500)
        for path in letters.glob(f"{taken_out}.*"):
            path.unlink()
        assert letterwise("index", letters, "--index", index).returncode == 0
        after = {letter["id"] for letter in server.client.get("/api/letters").json()["letters"]}
        assert not asked.done(), "the load ended before the switch; ask for more"
        outcome = asked.result()
        assert (outcome.answers, outcome.failed) == (1500, 0)
        assert held - after == {taken_out}


def test_workers_that_would_compute_with_several_threads_are_refused(
    sample_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Threads of a library do not survive the parting of processes; the message says what to do."""
    monkeypatch.setenv("LETTERWISE_THREADS", "2")
    refused = letterwise("serve", "--index", sample_index, "--workers", "2", "--port", "0")
    assert refused.returncode == 1
    assert "unset LETTERWISE_THREADS" in refused.stderr
