"""Which earlier concern a sentence that looks back means."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from service.following.matching import Among
from service.following.meant import EarlierConcern, meant_by
from service.following.order import Held, in_order
from service.following.places import Spot
from tests.service.following import invented

_WORDS = "Oarsmen lack lanterns. This was an area for improvement at the inspection."


class Scores:
    """Gives the scores it is made with, by the passage that is held against the sentence's."""

    def __init__(self, scores: dict[int, float]) -> None:
        self._scores = scores

    def share_in_common(self, finding: list[int], told: frozenset[str]) -> float:
        """All of it, if anything is told."""
        return float(bool(told))

    def score(self, finding: list[int], others: list[int]) -> float:
        """The score of the one that is not the sentence."""
        return self._scores[max(*finding, *others)]


@pytest.fixture
def held(tmp_path: Path) -> tuple[Held, ...]:
    """Wexcombe's letters of 2018 to 2025."""
    return in_order(invented.chain_index(tmp_path).library.entries)


def meant(words: str, held: tuple[Held, ...], scores: dict[int, float]) -> int | None:
    """The letter of the concern that is meant; letters are given by their number in order."""
    concerns = [EarlierConcern(held[number], Spot(number, 0, 0, ()), [number + 1]) for number in range(len(scores))]
    among = cast("Among", Scores({number + 1: score for number, score in scores.items()}))
    spot = meant_by(words, [0], concerns, among)
    return spot.letter if spot else None


def test_the_surest_concern_is_meant_and_none_below_the_bound(held: tuple[Held, ...]) -> None:
    """Silence rather than the nearest."""
    assert meant(_WORDS, held, {0: 0.8, 1: 0.9}) == 1
    assert meant(_WORDS, held, {0: 0.6, 1: 0.69}) is None


def test_a_year_named_in_the_sentence_decides(held: tuple[Held, ...]) -> None:
    """A letter of January may tell of an inspection of the year before; a year of which none is held leads nowhere."""
    in_2018 = _WORDS.replace("inspection.", "inspection in 2018.")
    assert meant(in_2018, held, {0: 0.8, 1: 0.75, 2: 0.9}) == 0
    assert meant(_WORDS.replace("inspection.", "inspection in 2012."), held, {0: 0.9}) is None


def test_words_that_only_say_that_something_was_raised_mean_nothing(held: tuple[Held, ...]) -> None:
    """They name no subject."""
    assert meant("This was an area for improvement at the previous inspection.", held, {0: 0.9}) is None
