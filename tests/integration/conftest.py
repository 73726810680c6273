"""Indexes built by the command with the real encoder, once a test run, and servers on them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.sample import LETTERS
from tests.integration.running import ROOT, Server, letterwise, served

REAL = ROOT.parent / "shared" / "letters"


@pytest.fixture(scope="session")
def sample_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the sample letters; not to be changed."""
    folder = tmp_path_factory.mktemp("sample") / "index"
    done = letterwise("index", LETTERS, "--index", folder)
    assert done.returncode == 0, done.stderr + done.stdout
    return folder


@pytest.fixture(scope="session")
def sample_server(sample_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The sample letters, served."""
    with served(sample_index, tmp_path_factory.mktemp("served") / "output.txt") as server:
        yield server


@pytest.fixture(scope="session")
def real_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the five real letters; tests that use it are skipped where they are missing."""
    if not REAL.is_dir():
        pytest.skip(f"the real letters are not in {REAL}")
    folder = tmp_path_factory.mktemp("real") / "index"
    done = letterwise("index", REAL, "--index", folder)
    assert done.returncode == 0, done.stderr + done.stdout
    return folder
