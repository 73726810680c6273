"""Invented letters that quotations are checked against: lists, numbers, dashes, a page break, words that two letters share."""

from __future__ import annotations

import pytest

from service.desk import Desk
from service.sharing.checker import Checker
from tests.encoders import HashingEncoder
from tests.service import fakes
from tests.service.sharing.invented_letters import BRINDLE, CALDERBY
from tests.service.small_letters import letter_of, small_index_of


@pytest.fixture(scope="session")
def shared_desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk of three letters, one of them with a page break in a sentence."""
    folder = tmp_path_factory.mktemp("sharing")
    letters = (letter_of(folder, "brindle-2019", BRINDLE), letter_of(folder, "calderby-2021", CALDERBY), fakes.LETTER)
    return Desk(small_index_of(folder, letters), HashingEncoder())


@pytest.fixture(scope="session")
def checker(shared_desk: Desk) -> Checker:
    """Checks against the three letters."""
    return shared_desk.checker
