"""Short forms of authorities' names."""

from __future__ import annotations

import pytest

from corpus.short_names import short_forms, without_side


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Brighton and Hove", {"Brighton", "Hove"}),
        ("Blackburn with Darwen", {"Blackburn", "Darwen", "BwD"}),
        ("Newcastle upon Tyne", {"Newcastle"}),
        ("Southend-on-Sea", {"Southend"}),
        ("Redcar and Cleveland", {"Redcar", "R&C"}),
        ("North East Lincolnshire", {"NE Lincolnshire", "North East Lincs", "NE Lincs"}),
        ("Cheshire East", {"Cheshire E"}),
        ("Lincolnshire", {"Lincs"}),
        ("Northumberland", set()),
        ("Salford", set()),
    ],
)
def test_short_forms_are_parts_and_shortened_words(name: str, forms: set[str]) -> None:
    """Each part of a name of several, what stands before *upon*, and words shortened in every way."""
    assert short_forms(name) == forms


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Bath and North East Somerset", "B&NES"),
        ("Windsor and Maidenhead", "RBWM"),
        ("Kingston upon Hull", "Hull"),
        ("Bournemouth, Christchurch and Poole", "BCP"),
        ("Bournemouth, Christchurch and Poole", "Bournemouth"),
        ("Cheshire West and Chester", "CWAC"),
    ],
)
def test_some_authorities_have_names_of_their_own(name: str, short: str) -> None:
    """Initials and names that no rule gives."""
    assert short in short_forms(name)


def test_a_name_without_its_point_of_the_compass_is_no_short_form() -> None:
    """It stands for several, and so for none."""
    assert without_side("Cheshire East") == without_side("Cheshire West and Chester") == "Cheshire"
    assert without_side("West Sussex") == "Sussex"
    assert without_side("North East Lincolnshire") is without_side("Salford") is None
    assert "Cheshire" not in short_forms("Cheshire East") | short_forms("Cheshire West and Chester")
