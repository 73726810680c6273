"""Browsing the real letters by theme: each quote of each theme's first page is its letter's own text."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.index import open_index
from service.browsing.browsing import ON_A_PAGE, Browsing
from service.browsing.choices import read_browse
from service.browsing.themes import all_themes
from service.forms import Field, Form

pytestmark = [pytest.mark.real, pytest.mark.slow]


def test_every_quote_of_each_themes_first_page_is_its_letters_text(real_index: Path) -> None:
    """To the character, and as many as are counted, a page at most."""
    index = open_index(real_index)
    browsing = Browsing(index)
    counts = {row.value: sum(row.counts) for row in browsing.overview.themes}
    for theme in all_themes():
        browse, wrong = read_browse(Form((Field("theme", theme.key),)), browsing.options)
        page = browsing.page(browse)
        quotes = [quote for group in page.groups for quote in group.quotes]
        assert (wrong, page.withheld, len(quotes)) == ((), 0, min(ON_A_PAGE, counts[theme.key])), theme.key
        for quote in quotes:
            span = quote.citation.span
            assert index.library.letter(quote.citation.letter.id).text[span.start : span.end] == quote.text
    assert counts["domestic-abuse"] > ON_A_PAGE
