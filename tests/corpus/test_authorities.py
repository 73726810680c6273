"""Printed names of councils and partnerships become the plain name of their area, listed or not."""

from __future__ import annotations

import pytest

from corpus.authorities import authority_name, most_named_authority


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("London Borough of Hounslow", "Hounslow"),
        ("the Royal Borough of Kensington & Chelsea", "Kensington and Chelsea"),
        ("Kingston-upon-Hull City", "Kingston upon Hull"),
        ("Bristol City Council", "Bristol"),
        ("County Durham", "Durham"),
        ("City of York Council", "York"),
        ("City of London Corporation", "City of London"),
        ("Bradford Metropolitan District Council", "Bradford"),
        ("SOUTHEND-ON-SEA", "Southend-on-Sea"),
        ("bournemouth, christchurch & poole", "Bournemouth, Christchurch and Poole"),
        ("Cheshire East Council", "Cheshire East"),
        ("Slough Children First", "Slough"),
        ("the Isle of Wight local authority", "Isle of Wight"),
        ("Derby City", "Derby"),
    ],
)
def test_english_authorities_get_their_usual_spelling(printed: str, name: str) -> None:
    """Forms of address and variants fall away."""
    assert authority_name(printed) == name


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Ashmere City Council", "Ashmere"),
        ("Metropolitan Borough of Dunwick", "Dunwick"),
        ("UPPER EASTMARSH AND FEN COUNTY COUNCIL", "Upper Eastmarsh and Fen"),
        ("Brackenshire local area partnership", "Brackenshire"),
        ("Fenholme's", "Fenholme"),
        ("Ashmere Local Safeguarding Partnership", "Ashmere"),
    ],
)
def test_unlisted_areas_are_named_by_the_same_rules(printed: str, name: str) -> None:
    """An area that no list holds works as well as one that does."""
    assert authority_name(printed) == name


@pytest.mark.parametrize("printed", ["", "Council", "the local authority", "2018", " - "])
def test_form_words_alone_name_nothing(printed: str) -> None:
    """Without a proper name there is no authority."""
    assert authority_name(printed) is None


def test_the_most_named_authority_wins_and_whole_names_count() -> None:
    """ "North Yorkshire" is not York, and the first of those named equally often is taken."""
    assert most_named_authority("Leeds, then North Yorkshire, then North Yorkshire and York") == "North Yorkshire"
    assert most_named_authority("Leeds and York") == "Leeds"
    assert most_named_authority("nobody") is None
