"""The address on a letter's paper, told from lines of text."""

from __future__ import annotations

import pytest

from corpus.letterhead import letterhead_lines


def test_an_address_is_a_run_of_places_with_ways_to_reach_somebody() -> None:
    """A town that is not known counts between its neighbours; text before and after does not."""
    lines = ["Staff stay.", "Heron Gate", "Store St", "Tarnby", "M1 2WD", "T: 0300 123 1231", "Textphone: 0161 618", "Findings"]
    assert letterhead_lines(lines) == {1, 2, 3, 4, 5, 6}


def test_two_ways_to_reach_somebody_are_an_address() -> None:
    """In the forms that letters print them in."""
    lines = ["Textphone 0161 618 8524", "enquiries@heron.example", "W:www.heron.example/visits", "E: a.larch@heron.example"]
    assert letterhead_lines(lines) == {0, 1, 2, 3}


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["Email", "heron@bay.example"],
        ["Heron House", "Store Street", "M1 2WD"],
        ["Write to heron@bay.example by May.", "T 0300 123", "Staff stay."],
        ["Main findings", "Strengths"],
    ],
)
def test_a_place_or_a_way_alone_is_no_letterhead(lines: list[str]) -> None:
    """The address of who is written to has no telephone, and a sentence may name an electronic address."""
    assert letterhead_lines(lines) == frozenset()
