"""Phrases are found in the words of passages, and words are counted."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from indexer.words import PassageWords, plain

PASSAGES = (
    "Workers spoke of ‘disguised compliance’ – and of\nmore.",
    "Disguised  compliance, it’s called. Disguised compliance!",
    "The compliance was disguised; undisguised compliance",
    "Café visits cost £5. Non‑engagement.",
    "",
)
WORDS = PassageWords.build(PASSAGES)


@pytest.mark.parametrize(
    ("phrase", "places"),
    [
        ("disguised compliance", [0, 1]),
        ("DISGUISED\u00a0compliance", [0, 1]),
        ("“it's”", []),
        ("it's called", [1]),
        ("it’s called", [1]),
        ("'disguised compliance' - and", [0]),
        ("complianc", []),
        ("caf", []),
        ("café", [3]),
        ("cost £5", [3]),
        ("non-engagement.", [3]),
        ("compliance disguised", []),
        ("", []),
    ],
)
def test_a_phrase_stands_in_passages_as_whole_words(phrase: str, places: list[int]) -> None:
    """Whatever its capitals, white space, dashes and quotation marks; never across two passages."""
    assert np.flatnonzero(WORDS.holding(phrase)).tolist() == places


def test_words_are_counted_by_passages() -> None:
    """Twice in one passage is one passage."""
    assert {word: WORDS.counts[word] for word in ("disguised", "compliance", "undisguised", "workers")} == {
        "disguised": 3,
        "compliance": 3,
        "undisguised": 1,
        "workers": 1,
    }
    assert len(WORDS) == 5


def test_words_are_kept_in_the_index_folder(tmp_path: Path) -> None:
    """What is loaded finds what was built."""
    WORDS.save(tmp_path)
    loaded = PassageWords.load(tmp_path)
    assert loaded.counts == WORDS.counts
    assert np.flatnonzero(loaded.holding("disguised compliance")).tolist() == [0, 1]


def test_an_index_without_passages_holds_no_phrase() -> None:
    """Nothing to find in."""
    assert PassageWords.build(()).holding("compliance").tolist() == []


def test_plain_writing_has_small_letters_and_straight_marks() -> None:
    """Line breaks are spaces."""
    assert plain("“Don’t”\n Wait —  ever") == '"don\'t" wait - ever'
