"""The agencies that a passage's words name."""

from __future__ import annotations

import pytest

from indexer.agencies import AGENCIES, agencies_in


@pytest.mark.parametrize(
    ("words", "agencies"),
    [
        ("Officers of the constabulary came late.", ("police",)),
        ("GPs and midwives are invited.", ("health",)),
        ("Social workers visit weekly.", ("children's social care",)),
        ("Children’s services are stretched.", ("children's social care",)),
        ("Pupils like their teachers.", ("education",)),
        ("The community rehabilitation company left.", ("probation",)),
        ("The YOT is well led.", ("youth justice",)),
        ("Landlords and refuges help.", ("housing",)),
        ("The LSCB met twice.", ("partnership",)),
        ("The weather was fine.", ()),
    ],
)
def test_an_agency_is_told_by_its_words(words: str, agencies: tuple[str, ...]) -> None:
    """In any case, and with either kind of apostrophe."""
    assert agencies_in(words) == agencies
    assert agencies_in(words.upper()) == agencies


def test_several_agencies_come_in_the_order_in_which_they_are_shown() -> None:
    """Whatever their order in the words."""
    named = agencies_in("Housing, schools, nurses and police met.")
    assert named == ("police", "health", "education", "housing")
    assert list(named) == [agency for agency in AGENCIES if agency in named]


def test_parts_of_words_name_no_agency() -> None:
    """Only whole words count."""
    assert agencies_in("Unhealthy policemanship and preschooling.") == ()
