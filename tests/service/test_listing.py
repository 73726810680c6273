"""Which letters a list shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.letter import LetterKind
from service.forms import Field, Form
from service.listing import Sought, fitting, read_sought
from tests.service.fakes import SUMMARY, UNDATED

HULL = replace(SUMMARY, id="hull", authority="Kingston upon Hull", title="Focused visit", kind=LetterKind.FOCUSED_VISIT)
KINGS = replace(SUMMARY, id="king", authority="King’s Lynn & Orrin", title="Inspection", kind=LetterKind.ILACS)
LETTERS = (HULL, KINGS, UNDATED)
HALVES = tuple(replace(KINGS, id=name, authority=name) for name in ("Cumberland", "Cumbria", "Westmorland and Furness"))


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (Sought(), LETTERS),
        (Sought("hull"), (HULL,)),
        (Sought("Hull City Council"), (HULL,)),
        (Sought("KING"), (HULL, KINGS)),
        (Sought("king's lynn and"), (KINGS,)),
        (Sought("orrin"), (KINGS, UNDATED)),
        (Sought("orrin", "ilacs"), (KINGS,)),
        (Sought("visit hull"), (HULL,)),
        (Sought("", "focused_visit"), (HULL,)),
        (Sought("orrin nowhere"), ()),
        (Sought("?"), ()),
    ],
)
def test_letters_are_found_by_words_of_their_authority_or_title_and_by_their_kind(
    sought: Sought, found: tuple[object, ...]
) -> None:
    """In the order of the list; an authority also by its usual name."""
    assert fitting(LETTERS, sought) == found


def test_a_former_authority_is_found_with_those_that_have_its_area_now() -> None:
    """But not the other way round."""
    assert fitting((HULL, *HALVES), Sought("cumbria")) == HALVES
    assert fitting((HULL, *HALVES), Sought("cumberland")) == HALVES[:1]


def test_what_is_sought_is_read_from_a_form() -> None:
    """Spaces are folded, a long name is cut, and a kind that does not exist is any."""
    assert read_sought(Form((Field("name", "  king’s \n lynn "), Field("kind", "ilacs")))) == Sought("king’s lynn", "ilacs")
    assert read_sought(Form((Field("name", "x" * 200), Field("kind", "<b>")))) == Sought("x" * 100)
