"""An index of invented letters with findings of every kind, and the whole service over it."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from indexer.index import Index
from service.app import create_app
from service.browsing.browsing import Browsing
from service.desk import Desk
from tests.encoders import HashingEncoder
from tests.service.browsing.browsed_letters import read_browsed_letters
from tests.service.small_letters import small_index_of


@pytest.fixture(scope="session")
def browsed_index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """An index of the letters in `tests.service.browsing.browsed_letters`."""
    letters = read_browsed_letters(tmp_path_factory.mktemp("browsed-letters"))
    return small_index_of(tmp_path_factory.mktemp("browsed"), letters)


@pytest.fixture(scope="session")
def browsing(browsed_index: Index) -> Browsing:
    """Its findings."""
    return Browsing(browsed_index)


@pytest.fixture
def visitor(browsed_index: Index) -> TestClient:
    """A client of the whole service over these letters; it follows no redirect."""
    desk = Desk(browsed_index, HashingEncoder())
    return TestClient(create_app(desk.answering, lambda: desk), follow_redirects=False)
