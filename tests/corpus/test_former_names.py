"""Authorities that are no more, and whose area is whose now."""

from __future__ import annotations

import datetime

from corpus.authorities import known_authorities
from corpus.former_names import Succession, names_for, succession


def test_a_divided_county_has_two_successors() -> None:
    """With the day on which they took over."""
    assert succession("Cumbria") == Succession(("Cumberland", "Westmorland and Furness"), datetime.date(2023, 4, 1))


def test_an_authority_that_still_is_has_no_successor() -> None:
    """Nor has one that kept its name, or one that nobody knows."""
    assert [succession(name) for name in ("Dorset", "Cumberland", "Ashmere")] == [None, None, None]


def test_a_former_name_means_the_former_and_its_successors_but_a_new_name_only_itself() -> None:
    """A letter about the whole county is not about one half of it."""
    assert names_for("Northamptonshire") == {"Northamptonshire", "North Northamptonshire", "West Northamptonshire"}
    assert names_for("West Northamptonshire") == {"West Northamptonshire"}
    assert names_for("Ashmere") == {"Ashmere"}


def test_all_names_are_spelt_as_the_letters_of_these_authorities_are() -> None:
    """So that they are found in a library."""
    for former in ("Bournemouth", "Cumbria", "Northamptonshire", "Poole"):
        assert names_for(former) <= known_authorities()
