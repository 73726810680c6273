"""The form that narrows an answer."""

from __future__ import annotations

from dataclasses import replace

from service.answer import AppliedFilter, FilterName
from service.asking import Choices
from service.forms import Field
from service.narrowing import Tag, narrowing_of
from tests.service import fakes

HELD = Choices(year=("2023", "2022", "2020", "2019"))


def _year(year: str) -> AppliedFilter:
    return AppliedFilter(FilterName.YEAR, year, year, from_question=True)


def _tags(*years: str) -> tuple[Tag, ...]:
    answer = replace(fakes.FakeAsking().answer("neglect"), filters=(fakes.POLICE, *map(_year, years)))
    return narrowing_of(answer, HELD).tags


def test_years_in_a_long_row_are_one_tag_which_removes_them_all() -> None:
    """All years held between the first and the last are in force; that nothing is held from 2021 is no gap."""
    police, years = _tags("2019", "2020", "2022")
    assert (years.legend, years.label, years.origin) == ("Year", "2019 to 2022", "from your question")
    assert years.kept == (Field("agency", "police"),)
    assert [field.value for field in police.kept] == ["2019", "2020", "2022"]


def test_years_with_a_gap_and_two_years_have_a_tag_each() -> None:
    """Removing one leaves the others in force."""
    assert [tag.label for tag in _tags("2019", "2020", "2023")] == ["Police", "2019", "2020", "2023"]
    assert [tag.label for tag in _tags("2019", "2020")] == ["Police", "2019", "2020"]
    assert _tags("2019", "2020")[1].kept == (Field("agency", "police"), Field("year", "2020"))
