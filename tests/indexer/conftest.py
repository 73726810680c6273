"""Building without subprocesses, for tests of the indexer that are not about reading."""

from __future__ import annotations

import pytest

from tests.reading_here import read_here


@pytest.fixture
def reads_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters' files are read in this process, which is quicker than one process a file."""
    monkeypatch.setattr("indexer.sources.read_many", read_here)
