"""A quote's own page and its permanent link: never other words than those that were cited."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from corpus.letter import Span
from service.addresses import quote_url
from service.app import create_app
from service.briefing.briefing import check_of
from service.desk import Desk
from service.sharing.pages import file_name
from service.sharing.quoted_place import Linked, PlaceNotFoundError, WordsChangedError, quoted_place
from tests.service import fakes
from tests.service.markup import Markup
from tests.service.sharing.invented_letters import BRINDLE, CARETAKER, FERRIES, LIGHTS, MINUTES, NURSES, SHARED, TIDES

_ID = "brindle-2019"


def span_of(words: str) -> Span:
    """Where some words stand in the first letter."""
    start = BRINDLE.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def site(shared_desk: Desk) -> TestClient:
    """A client of the service over the three letters; it follows no redirect."""
    return TestClient(create_app(shared_desk.answering, lambda: shared_desk), follow_redirects=False)


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        (MINUTES, NURSES, FERRIES),
        (NURSES, "", MINUTES),
        (FERRIES, MINUTES, ""),
        (CARETAKER, SHARED, LIGHTS),
        ("every strategy discussion", "School nurses do not attend", ", although 14 of 20 were invited."),
        (f"{LIGHTS} {TIDES}", CARETAKER, ""),
    ],
)
def test_what_stands_around_a_quote_is_the_letters_own(shared_desk: Desk, words: str, before: str, after: str) -> None:
    """The neighbouring sentence of the section, or the rest of the quote's own."""
    place = quoted_place(shared_desk, _ID, span_of(words), Linked())
    assert (place.quote.text, place.before, place.after) == (words, before, after)


def test_a_table_row_is_shown_without_neighbours(shared_desk: Desk) -> None:
    """The row above is no sentence before it."""
    place = quoted_place(shared_desk, fakes.LETTER.id, fakes.span_of(fakes.ROW), Linked())
    assert (place.quote.cells, place.before, place.after) == (("Health", "212", "187"), "", "")


def test_a_link_whose_words_still_stand_there_is_good_whatever_its_index(shared_desk: Desk) -> None:
    """With the check of the words it is known; without it is not."""
    span, check = span_of(LIGHTS), check_of(LIGHTS)
    known = quoted_place(shared_desk, _ID, span, Linked("older", check))
    assert (known.indexed_again, known.is_checked, known.quote.text) == (True, True, LIGHTS)
    unknown = quoted_place(shared_desk, _ID, span, Linked("older"))
    assert (unknown.indexed_again, unknown.is_checked) == (True, False)
    same = quoted_place(shared_desk, _ID, span, Linked("small", check))
    assert (same.indexed_again, same.is_checked) == (False, True)


def test_a_link_to_other_words_shows_none(shared_desk: Desk) -> None:
    """Other words at the place, or a place that is none any more."""
    for span in (span_of(LIGHTS), Span(1, 10**6)):
        with pytest.raises(WordsChangedError, match="have changed"):
            quoted_place(shared_desk, _ID, span, Linked("older", check_of(TIDES)))


def test_a_link_to_no_letter_or_no_place_says_what_to_do(shared_desk: Desk) -> None:
    """The quotation can be checked instead."""
    for letter, span in (("nowhere", Span(0, 5)), (_ID, Span(0, len(BRINDLE))), (_ID, Span(5, 5)), (_ID, Span(10**8, 10**9))):
        with pytest.raises(PlaceNotFoundError, match="Check a quotation"):
            quoted_place(shared_desk, letter, span, Linked())


def test_the_page_shows_the_quote_its_references_and_its_link(site: TestClient) -> None:
    """Each reference in a field of its own, with its label, ready to copy without JavaScript."""
    response = site.get(quote_url(_ID, span_of(LIGHTS), check=check_of(LIGHTS)))
    page = Markup(response.text)
    assert response.status_code == 200
    assert page.words("//blockquote") == [LIGHTS]
    assert page.words("//p[@class='lw-around']") == [
        f"Before it, not quoted: {CARETAKER}",
        f"After it, not quoted: {TIDES}",
    ]
    assert page.words("//textarea") == [
        "Areas for improvement, no date given, Key strengths",
        "Areas for improvement (no date). ‘Key strengths’.",
        "‘Areas for improvement’ (no date), ‘Key strengths’.",
        f"“{LIGHTS}” Areas for improvement (no date). ‘Key strengths’.",
        f"http://testserver{quote_url(_ID, span_of(LIGHTS), 'small', check_of(LIGHTS))}",
    ]
    assert set(page.values("//textarea/@readonly")) == {"readonly"}
    assert page.values("//textarea/@id") == page.values("//label[starts-with(@for, 'copy-')]/@for")
    assert len(set(page.values("//textarea/@data-copy"))) == 5
    assert page.values("//form[@action='/briefing/collect']//input[@name='quote']/@value") == [
        f"{_ID}:{'{}-{}'.format(*span_of(LIGHTS))}"
    ]


def test_the_pages_link_leads_to_the_page_and_its_age_is_told(site: TestClient) -> None:
    """The same index says nothing, another says that the words still stand there."""
    link = quote_url(_ID, span_of(LIGHTS), "small", check_of(LIGHTS))
    assert "indexed again" not in site.get(link).text
    older = site.get(link.replace("index=small", "index=older")).text
    assert "indexed again since this link was made. The same words still stand at this place." in older
    unchecked = site.get(quote_url(_ID, span_of(LIGHTS), "older")).text
    assert "does not say which words it was made for" in unchecked


def test_a_changed_place_is_a_page_without_words_of_the_letter(site: TestClient) -> None:
    """It leads to the letter and to the page that finds the words again."""
    response = site.get(quote_url(_ID, span_of(LIGHTS), "older", check_of(TIDES)))
    page = Markup(response.text)
    assert response.status_code == 404
    assert page.words("//h1") == ["The words at this place have changed"]
    assert page.tags("//blockquote") == []
    assert LIGHTS not in response.text
    assert {"/check", f"/letters/{_ID}"} <= set(page.values("//main//a/@href"))


@pytest.mark.parametrize(
    "path",
    [
        "/quotes/nowhere/1-2",
        f"/quotes/{_ID}/1-9999999",
        f"/quotes/{_ID}/{10**30}-1",
        f"/quotes/{_ID}/{'9' * 5000}-1",
        f"/quotes/{_ID}/1-",
    ],
)
def test_a_missing_place_is_a_404_with_what_to_do(site: TestClient, path: str) -> None:
    """The page for people, with the way to the check page."""
    response = site.get(path)
    assert response.status_code == 404
    assert "Check a quotation" in response.text
    assert "/check" in Markup(response.text).values("//main//a/@href")


def test_references_can_be_downloaded_for_reference_managers(site: TestClient) -> None:
    """By the links of the page, under a plain file name."""
    page = Markup(site.get(quote_url(_ID, span_of(LIGHTS))).text)
    as_ris, as_csl = (site.get(href) for href in page.values("//a[@download]/@href"))
    start, end = span_of(LIGHTS)
    assert as_ris.headers["content-type"].startswith("application/x-research-info-systems")
    assert as_ris.headers["content-disposition"] == f'attachment; filename="{_ID}-{start}-{end}.ris"'
    assert as_ris.text.startswith("TY  - RPRT\r\n")
    assert as_csl.headers["content-disposition"].endswith('.json"')
    assert json.loads(as_csl.text)[0]["type"] == "report"


def test_a_letter_with_an_odd_name_has_a_link_that_works(shared_desk: Desk) -> None:
    """Ids are percent-encoded; a file name holds plain letters only."""
    url = quote_url("some/letter ü?.pdf", Span(1, 2), "a b", "c&d")
    assert url == "/quotes/some%2Fletter%20%C3%BC%3F.pdf/1-2?index=a+b&check=c%26d"
    citation = shared_desk.quoting.quote(_ID, span_of(LIGHTS))
    assert citation is not None
    odd = replace(citation.citation.letter, id='a/b "ü"')

    named = file_name(replace(citation, citation=replace(citation.citation, letter=odd)), "ris")
    assert re.fullmatch(r"[A-Za-z0-9_-]+\.ris", named)


def test_quotes_on_an_answer_page_link_to_pages_that_check_their_words(site: TestClient) -> None:
    """Each *Cite or link* holds what its words are known by."""
    page = Markup(site.post("/answer", data={"question": "lighthouse log before the weekly meeting"}).text)
    links = page.values("//a[starts-with(@href, '/quotes/')]/@href")
    assert links
    assert all("?check=" in link and site.get(link).status_code == 200 for link in links)
