"""A publisher of invented letters on this machine, and one who fetches from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.corpus.fetching.publisher import Publisher, Visitor, publishing


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    """Answers as it is told."""
    with publishing() as made:
        yield made


@pytest.fixture
def visitor(publisher: Publisher, tmp_path: Path) -> Visitor:
    """Fetches into an empty folder."""
    return Visitor(publisher, tmp_path / "letters")
