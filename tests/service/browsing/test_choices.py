"""Chosen values: read from an address, named, and written into one again."""

from __future__ import annotations

import pytest

from service.browsing.browsing import Browsing
from service.browsing.choices import Browse, BrowseField, Wrong, read_browse
from service.forms import Field, Form


def read(browsing: Browsing, *fields: tuple[str, str]) -> tuple[Browse, tuple[Wrong, ...]]:
    """What an address with these fields chooses."""
    return read_browse(Form(tuple(Field(*each) for each in fields)), browsing.options)


def test_an_address_is_read_and_written_alike(browsing: Browsing) -> None:
    """In the order of the form, without empty fields, and with the page where it is not the first."""
    browse, wrong = read(
        browsing,
        ("authority", "=Birling"),
        ("theme", "neglect"),
        ("agency", "children's social care"),
        ("year", ""),
        ("page", "2"),
    )
    assert wrong == ()
    assert browse.page == 2
    assert browse.address(2) == ("/themes/findings?theme=neglect&agency=children%27s+social+care&authority=%3DBirling&page=2")
    assert browse.without(BrowseField.THEME).address() == (
        "/themes/findings?agency=children%27s+social+care&authority=%3DBirling"
    )
    assert browse.title == "Findings: Neglect, Children's social care, =Birling"


def test_titles_name_the_kind_of_finding_first(browsing: Browsing) -> None:
    """As a reader would say it."""
    assert read(browsing)[0].title == "Findings"
    assert read(browsing, ("finding", "strength"))[0].title == "Strengths"
    chosen = read(browsing, ("year", "2022"), ("finding", "improvement"), ("kind", "jtai"))[0]
    assert chosen.title == "Areas for improvement: Joint targeted area inspection, 2022"


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("theme", "weather", "Theme: ‘weather’ is not known here. Choose from the list."),
        ("finding", "case_study", "Kind of finding: ‘case_study’ is not known here. Choose from the list."),
        ("year", "1822", "Year: ‘1822’ is not known here. Choose from the list."),
        ("agency", "Police", "Agency: ‘Police’ is not known here. Choose from the list."),
        ("authority", "x" * 80, f"Authority: ‘{'x' * 60}…’ is not known here. Choose from the list."),
        ("page", "0", "There is no page ‘0’. Start from the first page."),
        ("page", "-1", "There is no page ‘-1’. Start from the first page."),
        ("page", "²", "There is no page ‘²’. Start from the first page."),
        ("page", "9" * 5000, f"There is no page ‘{'9' * 60}…’. Start from the first page."),
    ],
)
def test_an_unknown_value_is_told_and_the_others_are_kept(browsing: Browsing, field: str, value: str, told: str) -> None:
    """Nothing is skipped in silence."""
    browse, wrong = read(browsing, ("kind", "jtai"), (field, value))
    assert wrong == (Wrong(field, told),)
    assert browse.value(BrowseField.KIND) == "jtai"
    assert browse.page == 1


def test_two_values_of_one_field_are_not_guessed_between(browsing: Browsing) -> None:
    """The same value twice is one."""
    assert read(browsing, ("year", "2022"), ("year", "2021"))[1] == (
        Wrong("year", "Year: the address names 2 values. Choose one."),
    )
    assert read(browsing, ("year", "2022"), ("year", "2022"))[1] == ()
