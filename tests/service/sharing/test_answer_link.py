"""Links to answers: made when asked for, with a warning, and honest about the index."""

from __future__ import annotations

import html
import re

import pytest
from starlette.testclient import TestClient

from service.care.guard import INSISTS
from service.forms import Field, Form
from service.sharing.answer_link import age_note, answer_url, asked_with
from tests.service.markup import Markup
from tests.service.small_letters import NURSES_PRESENT

_QUESTION = "Do nurses attend strategy discussions?"
_NHS = "What was found about 943 476 5919?"


def form(*fields: tuple[str, str]) -> Form:
    """A form of the given fields."""
    return Form(tuple(Field(*field) for field in fields))


def test_a_link_holds_question_filters_and_index_and_nothing_else() -> None:
    """Neither that the person insisted, nor anything else that was sent."""
    sent = form(
        ("question", "Nurses & “care”?"),
        ("authority", "Tarn"),
        ("year", "2021"),
        ("filters", "ticked"),
        ("spelling", "typed"),
        (INSISTS.name, INSISTS.value),
        ("other", "x"),
    )
    assert answer_url(sent, "g1") == (
        "/answers?question=Nurses+%26+%E2%80%9Ccare%E2%80%9D%3F&authority=Tarn&year=2021&filters=ticked&spelling=typed&index=g1"
    )
    assert [field.name for field in asked_with(sent)] == ["authority", "year", "filters", "spelling"]


def test_the_age_of_a_link_is_told_in_words() -> None:
    """The same index, another one, or none named."""
    assert "same index" in age_note(form(("index", "g1")), "g1")
    assert "indexed again" in age_note(form(("index", "g0")), "g1")
    assert age_note(form(), "g1") == ""


def test_an_answer_offers_a_link_by_post_that_carries_its_filters(website: TestClient) -> None:
    """The question is not in any address until somebody asks for it."""
    page = Markup(website.post("/answer", data={"question": _QUESTION, "authority": "Tarn", "filters": "ticked"}).text)
    fields = "//form[@action='/answers/link']//input"
    assert page.values("//form[@action='/answers/link']/@method") == ["post"]
    sent = list(zip(page.values(f"{fields}/@name"), page.values(f"{fields}/@value"), strict=True))
    assert sent == [("question", _QUESTION), ("authority", "Tarn"), ("filters", "ticked")]
    assert not [link for link in page.values("//a/@href") if "nurses" in link.lower() and "question" in link]


def test_the_link_page_shows_the_link_and_what_it_gives_away(website: TestClient) -> None:
    """In a field to copy it from, with a warning."""
    response = website.post("/answers/link", data={"question": _QUESTION, "authority": "Tarn"})
    page = Markup(response.text)
    (link,) = page.words("//textarea")
    assert response.status_code == 200
    assert link == "http://testserver/answers?question=Do+nurses+attend+strategy+discussions%3F&authority=Tarn&index=small"
    assert "This link holds your question in readable words." in response.text


def test_the_link_answers_as_the_form_did_and_names_its_index(website: TestClient) -> None:
    """With filters kept, and a note."""
    link = answer_url(form(("question", _QUESTION), ("authority", "Tarn")), "small")
    answered, posted = website.get(link), website.post("/answer", data={"question": _QUESTION, "authority": "Tarn"})
    assert answered.status_code == 200
    quotes = "//blockquote"
    assert NURSES_PRESENT in Markup(answered.text).words(quotes)
    assert Markup(answered.text).words(quotes) == Markup(posted.text).words(quotes)
    assert "same index of the letters as the link that led here (small)" in answered.text
    older = website.get(link.replace("index=small", "index=older"))
    assert "indexed again since the link that led here was made (then older, now small)" in older.text
    assert answered.headers["referrer-policy"] == "strict-origin"


def test_words_in_a_link_cannot_change_the_page(website: TestClient) -> None:
    """The name of the index is shown as text."""
    page = website.get("/answers", params={"question": _QUESTION, "index": "<script>x</script>"}).text
    assert not re.search(r"<script>x", page)
    assert html.escape("<script>x</script>") in page


@pytest.mark.parametrize("address", ["/answers", "/answers?question=", "/answers?question=+%20", "/answers/link"])
def test_a_link_without_a_question_leads_to_the_question_page(website: TestClient, address: str) -> None:
    """There is nothing to answer."""
    response = website.get(address)
    assert (response.status_code, response.headers["location"]) == (303, "/")


def test_a_question_that_seems_to_hold_a_childs_details_is_held_back(website: TestClient) -> None:
    """Before a link is made of it, and where a link holds it."""
    for response in (
        website.post("/answers/link", data={"question": _NHS}),
        website.get("/answers", params={"question": _NHS}),
    ):
        assert response.status_code == 422
        assert "Please check your words" in response.text
        assert "/answers?question" not in response.text
    insisted = website.post("/answers/link", data={"question": _NHS, INSISTS.name: INSISTS.value})
    assert insisted.status_code == 200
    assert INSISTS.name not in Markup(insisted.text).words("//textarea")[0]


@pytest.mark.parametrize("question", ["", "x" * 1001])
def test_what_cannot_be_asked_cannot_be_linked_to(website: TestClient, question: str) -> None:
    """An empty or too long question is told as such."""
    assert website.post("/answers/link", data={"question": question}).status_code == 422


def test_answers_cannot_be_narrowed_by_what_is_not_held(website: TestClient) -> None:
    """A link with an area that has gone says so instead of answering from others."""
    response = website.get("/answers", params={"question": _QUESTION, "authority": "Atlantis"})
    assert response.status_code in (200, 422)
    assert Markup(response.text).words("//blockquote") == []
