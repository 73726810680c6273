"""Distances between words."""

from __future__ import annotations

from indexer.edits import near, same_start


def test_the_nearest_candidates_come_with_their_distances_in_the_order_given() -> None:
    """A letter too many, too few, another one, or two exchanged is one edit."""
    candidates = ["salford", "sandwell", "stafford", "salfordx"]
    assert near("salfrod", candidates, 2) == [("salford", 1), ("salfordx", 2)]
    assert near("salford", candidates, 1) == [("salford", 0), ("salfordx", 1)]
    assert near("salford", [], 2) == []


def test_words_start_alike_with_one_letter_or_two_exchanged() -> None:
    """Hardly anyone mistypes the first letter."""
    assert same_start("salford", "slough")
    assert same_start("aslford", "salford")
    assert not same_start("dalford", "salford")
