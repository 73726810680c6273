"""The pages of areas, as a browser gets them."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from starlette.testclient import TestClient

from tests.service.following import invented
from tests.service.markup import Markup


def page_at(visitor: TestClient, address: str, status: int = 200) -> Markup:
    """The page at an address."""
    response = visitor.get(address)
    assert response.status_code == status
    return Markup(response.text)


def test_the_list_leads_to_each_area(visitor: TestClient) -> None:
    """Names are percent-encoded; letters and years stand beside them."""
    page = page_at(visitor, "/areas")
    assert page.values("//main//li/a[starts-with(@href, '/areas/')]/@href") == [
        "/areas/Orrin%20Vale",
        "/areas/Quarrow",
        "/areas/Tarn%20%26%20Fell",
    ]
    assert page.words("//main//li/span") == ["1 letter, 2019", "4 letters, 2018 to 2023", "1 letter, 2021"]
    for address in page.values("//main//li/a[starts-with(@href, '/areas/')]/@href"):
        assert visitor.get(address).status_code == 200


def test_the_list_is_narrowed_by_the_search_box(visitor: TestClient) -> None:
    """By GET, without a script; what was typed is shown as text."""
    page = page_at(visitor, "/areas?name=arr")
    assert page.words("//main//h2") == ["Q"]
    assert page.values("//input[@name='name']/@value") == ["arr"]
    nothing = page_at(visitor, "/areas?name=<script>")
    assert nothing.words("//p[@role='status']") == ["No area held has “<script>” in its name. Show all 3 areas"]
    assert nothing.tags("//main//script") == []


def test_an_area_shows_its_letters_in_order_and_reversed(visitor: TestClient) -> None:
    """Undated letters stand last either way."""
    dates = ["5 March 2018", "1 June 2020", "9 September 2023"]
    page = page_at(visitor, "/areas/Quarrow")
    assert page.words("//h3/span[@class='lw-timeline__date']") == [*dates, "No date given"]
    assert page.values("//a[text()='Show the newest first']/@href") == ["/areas/Quarrow?order=newest"]
    newest = page_at(visitor, "/areas/Quarrow?order=newest")
    assert newest.words("//h3/span[@class='lw-timeline__date']") == [*reversed(dates), "No date given"]
    assert newest.values("//a[text()='Show the oldest first']/@href") == ["/areas/Quarrow"]


def test_an_area_tells_what_recurs_and_where_letters_are_silent(visitor: TestClient) -> None:
    """With a label in words, and silence said."""
    page = page_at(visitor, "/areas/Quarrow")
    labels = page.words("//p[@class='lw-recurring__label']")
    recurring = ["raised before, says the letter", "raised before and still so, says the letter"]
    assert labels == ["Recurring: listed again", *(f"Recurring: {label}" for label in recurring)]
    newest = page_at(visitor, "/areas/Quarrow?order=newest").words("//p[@class='lw-recurring__label']")
    assert newest == ["Recurring: listed again", *(f"Recurring: {label}" for label in reversed(recurring))]
    silent = "Nothing in later letters was matched to this. They may still speak of it."
    assert silent in page.words("//p[@class='lw-nothing-later']")
    assert page.words("//p[contains(., 'have no date') or contains(., 'has no date')]")[0].startswith("1 letter has no date")


def test_an_area_escapes_what_its_letters_hold(visitor: TestClient) -> None:
    """Markup in a letter is text on the page."""
    page = page_at(visitor, "/areas/Quarrow")
    assert invented.NURSERY in page.words("//blockquote")
    assert page.tags("//main//b") == []


def test_each_quote_can_be_ticked_once(visitor: TestClient) -> None:
    """However often it is shown, so that no id occurs twice and the briefing gets it once."""
    page = page_at(visitor, "/areas/Quarrow")
    ticked = page.values("//input[@name='quote']/@value")
    assert sorted(ticked) == sorted(set(ticked))
    assert set(page.values("//input[@name='quote']/@form")) == set(page.values("//form[@action='/briefing/collect']/@id"))
    question = page.values("//form[@action='/briefing/collect']/input[@name='question']/@value")
    assert question == ["Quarrow: what became of what inspectors found"]


def test_an_area_leads_to_asking_and_to_comparing(visitor: TestClient) -> None:
    """The question goes by POST with the area as a filter."""
    page = page_at(visitor, "/areas/Tarn%20%26%20Fell")
    assert page.values("//form[@action='/answer']/@method") == ["post"]
    assert page.values("//form[@action='/answer']/input[@name='authority']/@value") == ["Tarn & Fell"]
    assert page.values("//a[starts-with(@href, '/compare?')]/@href") == ["/compare?area=Tarn%20%26%20Fell"]
    answer = visitor.post("/answer", data={"question": "library on Fridays", "authority": "Tarn & Fell"})
    assert answer.status_code == 200


def test_one_letter_is_said_to_leave_nothing_to_follow(visitor: TestClient) -> None:
    """No control to turn the order, and no silence told of letters that do not exist."""
    page = page_at(visitor, "/areas/Orrin%20Vale")
    assert page.words("//div[contains(@class, 'govuk-inset-text')]") == [
        "There is nothing to follow yet: one letter about Orrin Vale is held."
    ]
    assert page.words("//a[contains(., 'newest first')] | //p[@class='lw-nothing-later']") == []


def test_an_area_that_is_not_held_is_not_found(visitor: TestClient) -> None:
    """With the names that could be meant; another writing of a name leads to the usual one."""
    page = page_at(visitor, "/areas/Orrin%20Marsh", 404)
    assert "No letter about “Orrin Marsh” is held. You may be looking for Orrin Vale." in page.words("//main//p")[0]
    assert page_at(visitor, "/areas/%3Cscript%3E", 404).tags("//main//script") == []
    moved = visitor.get("/areas/tarn%20and%20fell")
    assert (moved.status_code, moved.headers["location"]) == (303, "/areas/Tarn%20%26%20Fell")


def test_a_name_without_end_is_cut_before_it_is_looked_for(visitor: TestClient) -> None:
    """Each word of it would be tried as the end of an authority's name."""
    begun = time.perf_counter()
    page = page_at(visitor, "/areas/" + "council%20" * 5000, 404)
    assert time.perf_counter() - begun < 1
    told = ("council " * 13)[:100]
    assert page.words("//main//p")[0].startswith(f"No letter about “{told}” is held.")


def test_a_letter_leads_to_its_area(visitor: TestClient) -> None:
    """In one line."""
    page = page_at(visitor, "/letters/orrin-2019")
    assert page.values("//main//a[starts-with(@href, '/areas/')]/@href") == ["/areas/Orrin%20Vale"]


@pytest.mark.parametrize("address", ["/areas", "/areas?name=zzz", "/areas/Quarrow", "/areas/Orrin%20Vale"])
def test_the_pages_are_sound_for_every_reader(visitor: TestClient, address: str) -> None:
    """One heading of the first level, no level skipped, unique ids, a label for each field, links that lead somewhere."""
    page = page_at(visitor, address)
    levels = [int(tag[1]) for tag in page.tags("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")]
    assert (levels.count(1), levels[0]) == (1, 1)
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = page.values("//@id")
    assert sorted(ids) == sorted(set(ids))
    assert set(page.values("//input[not(@type='hidden')]/@id")) <= set(page.values("//label/@for")) <= set(ids)
    assert {link[1:] for link in page.values("//a/@href") if link.startswith("#")} <= set(ids)
    assert set(page.values("//@aria-labelledby")) <= set(ids)
    assert page.tags("//main//*[@style or @onclick]") == []
