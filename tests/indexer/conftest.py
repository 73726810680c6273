"""Building without subprocesses, for tests of the indexer that are not about reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from corpus.errors import ReadError
from corpus.letter import Transcript
from corpus.readers import parse_letter_file


def _read_here(paths: Sequence[Path]) -> Iterator[tuple[Path, Transcript | ReadError]]:
    for path in paths:
        try:
            yield path, parse_letter_file(path)
        except ReadError as error:
            yield path, error


@pytest.fixture
def reads_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters' files are read in this process, which is quicker than one process a file."""
    monkeypatch.setattr("indexer.sources.read_many", _read_here)
