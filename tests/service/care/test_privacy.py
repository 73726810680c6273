"""Words with a child's details: held back on every way in, and in no log, address or header on the way out."""

from __future__ import annotations

import logging

import pytest
from starlette.testclient import TestClient

from service.app import create_app
from service.asking import Choices
from tests.service import fakes
from tests.service.markup import Markup

PRIVATE = "How was Jayden Smith 12/03/2014 heard?"
BOOM = "boom: Jayden Smith 12/03/2014"


@pytest.fixture
def asking() -> fakes.FakeAsking:
    """What the service asks, from invented letters."""
    return fakes.FakeAsking()


@pytest.fixture
def client(asking: fakes.FakeAsking) -> TestClient:
    """A client of the whole service."""
    return TestClient(create_app(asking, fakes.no_desk), follow_redirects=False)


def test_a_held_back_question_is_not_searched_for_until_somebody_insists(client: TestClient, asking: fakes.FakeAsking) -> None:
    """The letters are asked once, after the second time."""
    held = client.post("/answer", data={"question": PRIVATE})
    assert (held.status_code, asking.calls) == (422, [])
    assert Markup(held.text).words("//mark") == ["Jayden Smith 12/03/2014"]
    assert client.post("/answer", data={"question": PRIVATE, "insist": "yes"}).status_code == 200
    assert asking.calls == [(PRIVATE, Choices(), True)]


def test_every_form_that_asks_the_same_question_again_carries_the_choice(client: TestClient) -> None:
    """Who insisted once narrows the answer without being asked again; a new question in the box is looked through."""
    sent = {"question": PRIVATE + " Hartmer police attendence", "finding": "strength", "insist": "yes"}
    page = Markup(client.post("/answer", data=sent).text)
    asks_again = "//form[.//input[@type='hidden'][@name='question']]"
    assert len(page.values(f"{asks_again}/@action")) >= 5
    assert page.values(f"{asks_again}[not(.//input[@name='insist'][@value='yes'])]/@action") == []
    assert page.values("//form[@role='search']//input[@name='insist']/@value") == []
    unasked = Markup(client.post("/answer", data={"question": "Hartmer police attendence"}).text)
    assert unasked.values("//input[@name='insist']/@value") == []


@pytest.mark.parametrize("path", ["/api/answer", "/api/search"])
def test_a_program_is_refused_until_it_accepts(client: TestClient, asking: fakes.FakeAsking, path: str) -> None:
    """The problem points at the question, says what to do, and repeats none of it."""
    refused = client.post(path, json={"question": PRIVATE})
    body = refused.json()
    assert (refused.status_code, refused.headers["content-type"]) == (422, "application/problem+json")
    assert [error["pointer"] for error in body["errors"]] == ["#/question"]
    assert body["detail"].endswith('send it again with "accept_personal_details": true.')
    assert "Jayden" not in refused.text
    assert asking.calls == []
    assert client.post(path, json={"question": PRIVATE, "accept_personal_details": True}).status_code == 200


def test_the_words_reach_no_log_whatever_comes_of_them(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    """Held back, insisted on, refused, broken, asked by GET: the log has none of them, at any level."""
    with caplog.at_level(logging.DEBUG):
        client.post("/answer", data={"question": PRIVATE})
        client.post("/answer", data={"question": PRIVATE, "insist": "yes"})
        client.post("/answer", data={"question": BOOM, "insist": "yes"})
        client.post("/answer", data={"question": PRIVATE * 40, "insist": "yes"})
        client.post("/api/answer", json={"question": PRIVATE})
        client.post("/api/search", json={"question": BOOM, "accept_personal_details": True})
        client.post("/api/answer", content=f'{{"question": "{PRIVATE}"')
        client.post("/api/answer", json={"question": [PRIVATE]})
    ours = [record for record in caplog.records if not record.name.startswith(("httpx", "httpcore", "asyncio"))]
    logged = "\n".join(record.getMessage() for record in ours)
    assert "RuntimeError in POST /answer" in logged
    assert "Jayden" not in logged
    assert "12/03/2014" not in logged


def test_the_words_stand_in_no_address_and_no_header(client: TestClient) -> None:
    """Neither the next page's server nor a shared cache nor the browser's history learns them."""
    for response in (
        client.post("/answer", data={"question": PRIVATE}),
        client.post("/answer", data={"question": PRIVATE, "insist": "yes"}),
        client.get("/answer", params={"question": PRIVATE}),
    ):
        assert "Jayden" not in "".join(response.headers.values())
        assert response.headers["referrer-policy"] == "strict-origin"
        assert response.headers["cache-control"] == "no-store"
        assert not any("Jayden" in address for address in Markup(response.text or "<p>").values("//@href | //@action | //@src"))
        assert "Jayden" not in "".join(Markup(response.text or "<p>").words("//title"))
