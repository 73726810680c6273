"""Browsing: counts that add up, filters together, pages in order, quotes equal to their letters."""

from __future__ import annotations

import pytest

from indexer.index import Index
from service.browsing.browsing import ON_A_PAGE, Browsing, FindingsPage
from service.browsing.choices import BrowseField, read_browse
from service.browsing.findings import KINDS
from service.forms import Field, Form
from tests.service.browsing import browsed_letters as letters

_ALL = 7 + letters.MANY


def page_of(browsing: Browsing, **fields: str) -> FindingsPage:
    """The page at an address with these fields."""
    browse, wrong = read_browse(Form(tuple(Field(name, value) for name, value in fields.items())), browsing.options)
    assert wrong == ()
    return browsing.page(browse)


def told(page: FindingsPage) -> list[str]:
    """The words on a page, in order."""
    return [quote.text for group in page.groups for quote in group.quotes]


def test_the_overview_counts_findings_by_theme_agency_and_kind(browsing: Browsing) -> None:
    """Strengths, areas for improvement and priority actions, in this order."""
    overview = browsing.overview
    themes = {row.value: row.counts for row in overview.themes}
    agencies = {row.value: row.counts for row in overview.agencies}
    assert [kind.value for kind in KINDS] == ["strength", "improvement", "priority_action"]
    assert (overview.all, overview.letters, overview.letters_held) == ((1, _ALL - 2, 1), (1, 4, 1), 7)
    assert (themes["neglect"], themes["supervision"], themes["care-leavers"]) == ((1, 1, 0), (0, 2, 0), (0, letters.MANY, 0))
    assert (themes["criminal-exploitation"], themes["permanence"]) == ((0, 0, 1), (0, 0, 0))
    assert (agencies["police"], agencies["health"]) == ((0, 1, 1), (1, 0, 0))
    assert overview.without_theme == 1


def test_each_count_of_the_overview_is_what_its_page_finds(browsing: Browsing) -> None:
    """A number that is a link leads to that many findings."""
    overview = browsing.overview
    for field, rows in (("theme", overview.themes), ("agency", overview.agencies)):
        for row in rows:
            pages = [page_of(browsing, finding=kind.value, **{field: row.value}) for kind in KINDS]
            assert tuple(page.found for page in pages) == row.counts


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"theme": "neglect"}, [letters.NEGLECT_STRENGTH, letters.NEGLECT_POLICE]),
        ({"theme": "neglect", "agency": "police"}, [letters.NEGLECT_POLICE]),
        ({"theme": "neglect", "agency": "police", "finding": "strength"}, []),
        ({"theme": "supervision"}, [letters.SUPERVISION, letters.SUPERVISION]),
        ({"theme": "supervision", "kind": "ilacs"}, [letters.SUPERVISION]),
        ({"year": "2021", "finding": "priority_action"}, [letters.COUNTY_LINES]),
        ({"authority": "Birling"}, [letters.COUNTY_LINES, letters.MARKUP, letters.PASSING]),
        ({"authority": "Birling", "year": "2022"}, []),
    ],
)
def test_filters_apply_together(browsing: Browsing, fields: dict[str, str], words: list[str]) -> None:
    """A finding fits all of them or is not shown."""
    assert told(page_of(browsing, **fields)) == words


def test_pages_follow_each_other_without_gap_or_repetition(browsing: Browsing) -> None:
    """Two pages of thirty findings; a third is empty."""
    pages = [page_of(browsing, page=str(number)) for number in (1, 2, 3)]
    assert [(page.found, page.pages, page.first, page.last, page.letters) for page in pages] == [
        (_ALL, 2, 1, ON_A_PAGE, 4),
        (_ALL, 2, ON_A_PAGE + 1, _ALL, 4),
        (_ALL, 2, 2 * ON_A_PAGE + 1, 2 * ON_A_PAGE, 4),
    ]
    crale = [f"The pathway plans of care leavers in Crale, part {number}." for number in range(1, letters.MANY + 1)]
    assert (told(pages[0]) + told(pages[1]))[7:] == crale
    assert told(pages[2]) == []


def test_findings_are_grouped_by_letter_newest_first(browsing: Browsing) -> None:
    """One group a letter, in the order of their dates."""
    groups = page_of(browsing).groups
    assert [(group.letter.id, len(group.quotes)) for group in groups] == [
        ("aldwater-ilacs-2023", 1),
        ("aldwater-jtai-2022", 3),
        ("birling-jtai-2021", 3),
        ("crale-visit-2020", 13),
    ]


def test_what_each_filter_takes_away_is_counted(browsing: Browsing) -> None:
    """So that an empty page says which to take away."""
    page = page_of(browsing, theme="neglect", finding="priority_action", agency="police")
    assert page.found == 0
    assert page.otherwise == {BrowseField.FINDING: 1, BrowseField.THEME: 1, BrowseField.AGENCY: 0}


def test_every_quote_is_its_letters_text(browsing: Browsing, browsed_index: Index) -> None:
    """To the character."""
    pages = [page_of(browsing, page=str(number)) for number in (1, 2)]
    quotes = [quote for page in pages for group in page.groups for quote in group.quotes]
    assert len(quotes) == _ALL
    for quote in quotes:
        span = quote.citation.span
        assert browsed_index.library.letter(quote.citation.letter.id).text[span.start : span.end] == quote.text
