"""Years that letters belong to and that questions name."""

from __future__ import annotations

import datetime

from corpus.letter import LetterKind, Span
from indexer.years import NamedYears, short_years_in, years_in, years_of
from tests.indexer.letters import make_entry


def test_a_letter_belongs_to_the_years_of_its_date_and_of_its_inspection() -> None:
    """An annual report also to those that its title names; other titles are not read."""
    assert years_of(make_entry(date=datetime.date(2021, 1, 9), inspection_dates="14 to 18 December 2020")) == {2020, 2021}
    assert years_of(make_entry(kind=LetterKind.ANNUAL_REPORT, title="Annual report 2019-21")) == {2019, 2020, 2021}
    assert years_of(make_entry(title="Letter about 2019")) == frozenset()


def test_years_are_found_where_they_stand() -> None:
    """A range is one place with all its years."""
    assert years_in("in 2019 and 2020/21") == (
        NamedYears(frozenset({2019}), Span(3, 7)),
        NamedYears(frozenset({2020, 2021}), Span(12, 19)),
    )


def test_a_short_year_stands_after_a_name() -> None:
    """Its place is that of the digits, with the apostrophe where there is one."""
    assert list(short_years_in("jtai 22", [Span(0, 4)], {2022})) == [NamedYears(frozenset({2022}), Span(5, 7))]
    assert list(short_years_in("in '22", [], {2022})) == [NamedYears(frozenset({2022}), Span(3, 6))]
    assert list(short_years_in("22 jtai", [Span(3, 7)], {2022})) == []
