"""Whether words tell of a fault, of one that goes on, or of one put right."""

from __future__ import annotations

import pytest

from service.following.progress import is_put_right, is_trouble, is_unresolved


@pytest.mark.parametrize(
    "words",
    [
        "Not all ferry timetables that were asked for have been implemented.",
        "Lanterns remain dim.",
        "There has been little progress.",
        "Leaders have been too slow to address it.",
        "The shortfalls are yet to be fully addressed.",
    ],
)
def test_what_goes_on_is_recognised(words: str) -> None:
    """In the words of letters."""
    assert is_unresolved(words)


def test_what_was_not_done_at_an_earlier_time_does_not_go_on() -> None:
    """*Had not* tells of then."""
    assert not is_unresolved("The ferries had not improved at the time of the visit.")


@pytest.mark.parametrize(
    "words",
    ["It has now been addressed.", "Leaders have acted on all of it.", "Timetables are good.", "This led to better lanterns."],
)
def test_what_was_put_right_is_recognised(words: str) -> None:
    """In the words of letters."""
    assert is_put_right(words)


@pytest.mark.parametrize(
    "words", ["Lanterns need to be better.", "The experiences and progress of children.", "Not yet effective."]
)
def test_a_need_is_no_change_for_the_better(words: str) -> None:
    """Nor is a word that only sounds like one."""
    assert not is_put_right(words)


def test_a_fault_is_recognised() -> None:
    """But not in *not only* and *no longer*."""
    assert is_trouble("Health visitors have limited time.")
    assert not is_trouble("Keepers not only write but draw; they no longer wait.")
