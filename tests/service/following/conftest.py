"""The invented areas, followed."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from indexer.index import Index
from service.app import create_app
from service.desk import Desk
from service.following.following import Following
from tests.encoders import HashingEncoder
from tests.service.following.invented import invented_index


@pytest.fixture(scope="session")
def years_index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """An index of the invented letters over several years."""
    return invented_index(tmp_path_factory.mktemp("years"))


@pytest.fixture(scope="session")
def following(years_index: Index) -> Following:
    """What follows the invented areas."""
    return Following(years_index)


@pytest.fixture
def visitor(years_index: Index) -> TestClient:
    """A client of the whole service over the invented letters; it follows no redirect."""
    desk = Desk(years_index, HashingEncoder())
    return TestClient(create_app(desk.answering, lambda: desk), follow_redirects=False)
