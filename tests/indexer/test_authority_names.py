"""Authorities in a question: names, short forms and slips, against what is held and what is known."""

from __future__ import annotations

import pytest

from corpus.letter import Span
from indexer.authority_names import AuthorityNames
from indexer.vocabulary import Vocabulary

HELD = frozenset(
    {
        "Barking and Dagenham",
        "Barnsley",
        "Bath and North East Somerset",
        "Bournemouth, Christchurch and Poole",
        "Cheshire East",
        "Cheshire West and Chester",
        "East Sussex",
        "Hounslow",
        "Kingston upon Hull",
        "North East Lincolnshire",
        "Reading",
        "Salford",
        "Stoke-on-Trent",
        "Tower Hamlets",
        "Windsor and Maidenhead",
        "Marram Vale and Ashmere",
    }
)
NAMES = AuthorityNames(HELD, Vocabulary({"barnsly": 9}, 1000))


def found(question: str) -> list[tuple[str, str]]:
    """The names found with what they were read from."""
    return [(each.name, each.read_from) for each in NAMES.find(question)]


@pytest.mark.parametrize(
    ("question", "name", "read_from"),
    [
        ("NE Lincs front door", "North East Lincolnshire", "NE Lincs"),
        ("front door in north east lincs", "North East Lincolnshire", "north east lincs"),
        ("B&NES and thresholds", "Bath and North East Somerset", "B&NES"),
        ("BANES", "Bath and North East Somerset", "BANES"),
        ("RBWM?", "Windsor and Maidenhead", "RBWM"),
        ("windsor's schools", "Windsor and Maidenhead", "windsor"),
        ("hull", "Kingston upon Hull", "hull"),
        ("Stoke on Trent", "Stoke-on-Trent", ""),
        ("stoke neglect", "Stoke-on-Trent", "stoke"),
        ("Bournemouth", "Bournemouth, Christchurch and Poole", "Bournemouth"),
        ("Poole", "Bournemouth, Christchurch and Poole", "Poole"),
        ("Bournemouth, Christchurch & Poole", "Bournemouth, Christchurch and Poole", ""),
        ("barking", "Barking and Dagenham", "barking"),
        ("Cheshire E. neglect", "Cheshire East", "Cheshire E"),
        ("cheshire e", "Cheshire East", "cheshire e"),
        ("cheshire west", "Cheshire West and Chester", "cheshire west"),
    ],
)
def test_a_short_form_stands_for_the_one_authority_held_that_has_it(question: str, name: str, read_from: str) -> None:
    """Whatever its capitals; *&* is *and*, and a hyphen is a space."""
    assert found(question) == [(name, read_from)]


@pytest.mark.parametrize(
    ("question", "name", "read_from"),
    [
        ("Salfrod", "Salford", "Salfrod"),
        ("hounslo marac", "Hounslow", "hounslo"),
        ("Tower Hamlts", "Tower Hamlets", "Tower Hamlts"),
        ("Barnslay’s schools", "Barnsley", "Barnslay"),
        ("North East Lincolnshre", "North East Lincolnshire", "North East Lincolnshre"),
        ("Sheffeild", "Sheffield", "Sheffeild"),
    ],
)
def test_a_misspelt_name_is_read_as_the_nearest_one(question: str, name: str, read_from: str) -> None:
    """One slip in a name of five to seven letters, two in a longer one; names that are not held are known too."""
    assert found(question) == [(name, read_from)]


@pytest.mark.parametrize(
    "question",
    [
        "salt fjords and hounds",
        "barnsly is a word of these letters",
        "a reading of the plans",
        "herons and barns",
        "\u017falford and Br\u0131stol",
        "marram vale alone",
        "",
    ],
)
def test_words_that_are_no_slip_of_a_name_name_nothing(question: str) -> None:
    """Too many slips, words of the letters, words of every day, and look-alike letters."""
    assert found(question) == []


def test_a_name_that_is_also_a_word_counts_by_its_capital_or_beside_a_year() -> None:
    """*reading 2019* is meant, *reading plans* is not."""
    assert [each.name for each in NAMES.find("Reading plans")] == ["Reading"]
    assert NAMES.find("reading 2019") == ()
    assert [each.name for each in NAMES.find("reading 2019", [Span(8, 12)])] == ["Reading"]


def test_a_name_without_its_point_of_the_compass_is_unclear() -> None:
    """All that are held could be meant; where the whole name is used, nothing is unclear."""
    assert NAMES.find("neglect in Cheshire") == ()
    assert NAMES.unclear("neglect in Cheshire", ()) == ("Cheshire East", "Cheshire West and Chester")
    assert NAMES.unclear("neglect in Sussex", ()) == ("East Sussex",)
    assert NAMES.unclear("neglect in Cheshire East", NAMES.find("neglect in Cheshire East")) == ()
