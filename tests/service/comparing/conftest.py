"""A desk and a website over the invented letters that are compared."""

from __future__ import annotations

import datetime

import pytest
from starlette.testclient import TestClient

from corpus.letter import Letter
from service.app import create_app
from service.comparing.comparing import Comparing
from service.comparing.comparison import Matrix
from service.desk import Desk
from tests.service.comparing.compared_letters import BUSES, NURSES, desk_of, read_compared

TODAY = datetime.date(2024, 2, 29)


@pytest.fixture(scope="session")
def compared_letters(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Letter]:
    """The letters by id."""
    return {letter.id: letter for letter in read_compared(tmp_path_factory.mktemp("compared"))}


@pytest.fixture(scope="session")
def compared_desk(tmp_path_factory: pytest.TempPathFactory, compared_letters: dict[str, Letter]) -> Desk:
    """A desk over them."""
    return desk_of(tmp_path_factory.mktemp("compared-index"), tuple(compared_letters.values()))


@pytest.fixture
def comparing(compared_desk: Desk) -> Comparing:
    """What compares them."""
    return compared_desk.comparing


@pytest.fixture
def client(compared_desk: Desk) -> TestClient:
    """The whole service over them."""
    return TestClient(create_app(compared_desk.answering, lambda: compared_desk), follow_redirects=False)


@pytest.fixture
def matrix(comparing: Comparing) -> Matrix:
    """Two questions by three areas."""
    return comparing.matrix([NURSES, BUSES], [comparing.area(name) for name in ("Birch", "Alder", "Dune")])
