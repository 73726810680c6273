"""Checked quotations as JSON: the described shape, the differences in order, and problems that point at the text."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from service.app import create_app
from service.desk import Desk
from service.requests import CheckRequest
from service.sharing.check_body import EXAMPLE, QUOTATION, CheckBody
from tests.service.sharing.invented_letters import BRINDLE, LIGHTS, NURSES, SHARED, SIREN

_SHAPE = TypeAdapter(CheckBody)


@pytest.fixture
def site(shared_desk: Desk) -> TestClient:
    """A client of the service over the three letters."""
    return TestClient(create_app(shared_desk.answering, lambda: shared_desk))


def checked(site: TestClient, text: str) -> CheckBody:
    """The answer to a text, which must have the described shape."""
    response = site.post("/api/check", json={"text": text})
    assert response.status_code == 200
    body: CheckBody = response.json()
    assert _SHAPE.validate_python(body, strict=True) == body
    return body


def test_a_verbatim_quotation_has_its_places_with_exact_quotes(site: TestClient) -> None:
    """Whose spans are the letter's."""
    body = checked(site, LIGHTS)
    assert (body["status"], body["joined"], body["generation"]) == ("verbatim", "one_piece", "small")
    (place,) = body["parts"][0]["places"]
    cited = place["quotes"][0]["citation"]
    assert BRINDLE[cited["start"] : cited["end"]] == place["quotes"][0]["text"] == LIGHTS
    assert place["differences"] == []
    assert place["url"] == cited["url"]


def test_differences_come_in_order_with_their_kind(site: TestClient) -> None:
    """As the page shows them."""
    body = checked(site, SIREN.replace("not tested", "tested often"))
    assert body["status"] == "words_differ"
    assert body["parts"][0]["places"][0]["differences"] == [
        {"kind": "left_out", "letter": "not ", "quotation": ""},
        {"kind": "added", "letter": "", "quotation": "often "},
    ]


def test_small_differences_parts_and_all_letters_are_told(site: TestClient) -> None:
    """Each where it belongs."""
    assert checked(site, SIREN.upper())["parts"][0]["places"][0]["small_differences"] == ["capital letters"]
    body = checked(site, f"{LIGHTS} … {NURSES}")
    assert (body["status"], body["joined"], [part["status"] for part in body["parts"]]) == (
        "apart",
        "other_order",
        ["verbatim", "verbatim"],
    )
    ids = [place["quotes"][0]["citation"]["letter"] for place in checked(site, SHARED)["parts"][0]["places"]]
    assert sorted(ids) == ["brindle-2019", "calderby-2021"]


@pytest.mark.parametrize("text", ["", "two words", "x" * 5001, "Her NHS number is 943 476 5919 in the log"])
def test_what_cannot_be_checked_is_a_problem_with_the_text(site: TestClient, text: str) -> None:
    """The pointer names the field, the detail what to do."""
    response = site.post("/api/check", json={"text": text})
    assert response.status_code == 422
    problem = response.json()
    assert [error["pointer"] for error in problem["errors"]] == ["#/text"]
    assert "question" not in problem["detail"]
    assert "943" not in response.text


def test_details_can_be_insisted_on(site: TestClient) -> None:
    """A letter's own numbers may look like a child's."""
    sent = {"text": f"{LIGHTS} 943 476 5919", "accept_personal_details": True}
    assert site.post("/api/check", json=sent).status_code == 200


def test_the_example_has_the_shape_it_illustrates() -> None:
    """So that the description does not drift."""
    assert _SHAPE.validate_python(dict(EXAMPLE), strict=True) == EXAMPLE
    assert CheckRequest.model_validate(QUOTATION).text == QUOTATION["text"]
