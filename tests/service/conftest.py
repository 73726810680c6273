"""Indexes of the small invented letters, for the tests that answer questions without the real encoder."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from corpus.letter import Letter
from indexer.build import build_index
from indexer.index import Index
from service.answering import Answering
from service.app import create_app
from service.desk import Desk
from tests.encoders import HashingEncoder
from tests.service.small_letters import read_letters, small_index_of, write_letters


@pytest.fixture(scope="session")
def small_letters(tmp_path_factory: pytest.TempPathFactory) -> tuple[Letter, ...]:
    """The four invented letters."""
    return read_letters(tmp_path_factory.mktemp("letters"))


@pytest.fixture(scope="session")
def small_index(tmp_path_factory: pytest.TempPathFactory, small_letters: tuple[Letter, ...]) -> Index:
    """An index of the four letters."""
    return small_index_of(tmp_path_factory.mktemp("small"), small_letters)


@pytest.fixture(scope="session")
def answering(small_index: Index) -> Answering:
    """Answers from the four letters."""
    return Answering(small_index, HashingEncoder())


@pytest.fixture(scope="session")
def desk(small_index: Index) -> Desk:
    """The desk of the four letters."""
    return Desk(small_index, HashingEncoder())


@pytest.fixture
def website(desk: Desk) -> TestClient:
    """A client of the whole service over the four letters; it follows no redirect."""
    return TestClient(create_app(desk.answering, lambda: desk), follow_redirects=False)


@pytest.fixture(scope="session")
def built_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index folder built from the four letters' files; not to be changed."""
    folder = tmp_path_factory.mktemp("built")
    build_index(write_letters(folder / "letters"), folder / "index", HashingEncoder())
    return folder / "index"
