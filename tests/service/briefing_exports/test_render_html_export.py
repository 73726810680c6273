"""The HTML file: it stands alone, its notes lead there and back, and nothing typed is markup."""

from __future__ import annotations

from itertools import pairwise

import pytest

from service.briefing.briefing import Layout
from service.briefing.exporting import Format, export
from tests.service import fakes
from tests.service.briefing_exports.packs import QUOTES, full, hostile
from tests.service.markup import Markup


def page(layout: Layout = Layout.SEVEN_MINUTE) -> Markup:
    """A briefing with all its parts as a page."""
    return Markup(export(full(layout), Format.HTML).decode())


@pytest.mark.parametrize("layout", list(Layout))
def test_the_page_is_sound_for_every_reader(layout: Layout) -> None:
    """A language, a title, one heading of the first level, no level skipped, unique ids, headings for columns."""
    told = page(layout)
    assert told.values("/html/@lang") == ["en-GB"]
    levels = [int(tag[1]) for tag in told.tags("//*[self::h1 or self::h2 or self::h3 or self::h4]")]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = told.values("//@id")
    assert sorted(ids) == sorted(set(ids))
    assert set(told.values("//th/@scope")) == {"col"}
    assert len(told.tags("//main")) == 1


def test_the_page_fetches_nothing_and_runs_nothing() -> None:
    """No script, no link out, and a policy that forbids both."""
    told = page()
    assert told.tags("//script | //link | //img | //iframe | //*[@src] | //*[@*[starts-with(name(), 'on')]]") == []
    assert {link[0] for link in told.values("//@href")} == {"#"}
    assert told.values("//meta[@http-equiv='Content-Security-Policy']/@content") == [
        "default-src 'none'; style-src 'unsafe-inline'"
    ]


def test_each_note_leads_there_and_back() -> None:
    """Marks and notes are numbered alike."""
    told = page()
    numbers = [str(number) for number in range(1, len(QUOTES) + 1)]
    assert told.values("//sup/a/@href") == [f"#note-{number}" for number in numbers]
    assert told.values("//section[@class='notes']//li/@id") == [f"note-{number}" for number in numbers]
    assert told.values("//section[@class='notes']//a/@href") == [f"#mark-{number}" for number in numbers]
    assert told.values("//sup/a/@id") == [f"mark-{number}" for number in numbers]


def test_a_quote_is_a_figure_with_its_finding_and_place() -> None:
    """A cut quote shows where the page ends."""
    told = page()
    assert told.values("//figure[1]/p[@class='finding']/text()") == ["Strength"]
    assert told.values("//figure[1]//span[@class='part']/text()") == [fakes.STRENGTH]
    assert told.values("//figure[1]/figcaption/text()") == [
        "Hartmere: Joint targeted area inspection, 14 November 2022. Page 1"
    ]
    assert told.values("//figure[3]//span/text()") == [fakes.CUT_BEFORE, "[page break]", fakes.CUT_AFTER]
    assert told.values("//figure[4]//th/text()") == ["Agency", "Invited", "Attended", "Note"]
    assert told.values("//figure[4]//td[@class='cell']/text()") == ["Health", "212", "187", "Police", "212", "210"]


@pytest.mark.parametrize("layout", list(Layout))
def test_hostile_words_stay_words(layout: Layout) -> None:
    """What looks like markup or a template is shown as it was typed."""
    file = export(hostile(layout), Format.HTML).decode()
    told = Markup(file)
    assert told.tags("//script | //b | //i | //a[not(starts-with(@href, '#'))]") == []
    assert "{{ 7*7 }} {% raw %} ]]&gt; &lt;!-- &amp; &amp;amp;" in file
    assert told.values("//title/text()")[0].startswith("<script>alert(1)</script> =cmd|' /C calc'!A0 {{ 7*7 }}")
