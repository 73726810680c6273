"""The JSON routes: their shapes, values and order, and the problem documents for all that can go wrong."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from service import schema_examples as examples
from service.app import create_app
from service.asking import Choices
from service.requests import AnswerRequest, SearchRequest
from service.schemas import AnswerBody, LettersBody, ProblemBody, SearchBody, WholeLetterBody
from tests.service import fakes

PROBLEM = "application/problem+json"


@pytest.fixture
def asking() -> fakes.FakeAsking:
    """What the service asks, from invented letters."""
    return fakes.FakeAsking()


@pytest.fixture
def client(asking: fakes.FakeAsking) -> TestClient:
    """A client of the whole service."""
    return TestClient(create_app(asking, fakes.no_desk))


def conforms(shape: Any, body: dict[str, Any]) -> bool:
    """Whether a body has just the fields that the description promises, of the right types."""
    validated = TypeAdapter[Any](shape).validate_python(body, strict=True)
    return bool(validated == body)


def test_an_answer_has_the_described_shape_and_the_quotes_in_reading_order(client: TestClient) -> None:
    """Quotes are grouped by letter, exact, with their citations."""
    body = client.post("/api/answer", json={"question": "health"}).json()
    assert conforms(AnswerBody, body)
    assert (body["status"], body["headline"], body["generation"]) == ("answered", "5 findings from 2 letters", "g1")
    assert [group["letter"]["id"] for group in body["groups"]] == ["hartmere-jtai-2022"]
    assert [group["letter"]["id"] for group in body["more"]] == ["wexcombe/focused 2021"]
    first = body["groups"][0]["quotes"]
    assert [quote["text"] for quote in first] == [
        fakes.STRENGTH,
        fakes.RECENT,
        fakes.CUT_QUOTE.text,
        fakes.ROW,
    ]
    cited = first[2]["citation"]
    assert fakes.TEXT[cited["start"] : cited["end"]] == first[2]["text"]
    assert (cited["pages"], cited["section"], cited["finding"]) == ([1, 2], ["What needs to improve?"], "improvement")
    assert cited["url"] == f"/letters/hartmere-jtai-2022?cite={cited['start']}-{cited['end']}#c{cited['start']}-{cited['end']}"
    assert (body["looked_in"], body["silent"]) == (["hartmere-jtai-2022", "wexcombe/focused 2021", "orrin"], ["orrin"])


def test_nothing_found_is_a_status_with_the_nearest_passages(client: TestClient) -> None:
    """Silence is an answer, not an error."""
    response = client.post("/api/answer", json={"question": "weather"})
    body = response.json()
    assert (response.status_code, body["status"], body["groups"]) == (200, "nothing_found", [])
    assert [quote["text"] for quote in body["nearest"]] == [fakes.CUT_QUOTE.text, "Nurses are told late."]


def test_filters_and_the_switch_for_those_in_the_question_are_passed_on(client: TestClient, asking: fakes.FakeAsking) -> None:
    """What a program chooses reaches the search, and comes back as filters in force."""
    sent = {"question": "Hartmere", "filters": {"year": ["2022"], "kind": ["jtai"]}, "use_question_filters": False}
    body = client.post("/api/answer", json=sent).json()
    assert asking.calls == [("Hartmere", Choices(kind=("jtai",), year=("2022",)), False)]
    assert body["filters"] == [
        {"name": "kind", "value": "jtai", "label": "Joint targeted area inspection", "from_question": False, "read_from": ""},
        {"name": "year", "value": "2022", "label": "2022", "from_question": False, "read_from": ""},
    ]


def test_what_was_understood_comes_with_the_answer(client: TestClient, asking: fakes.FakeAsking) -> None:
    """Mended words, what a filter was read from, and filters that could be applied; mending can be switched off."""
    sent = {"question": "Hartmer police attendence"}
    body = client.post("/api/answer", json=sent).json()
    assert conforms(AnswerBody, body)
    assert body["corrections"] == [{"typed": "attendence", "read": "attendance"}]
    assert [(each["value"], each["read_from"]) for each in body["filters"]] == [("Hartmere", "Hartmer")]
    assert [(each["name"], each["value"], each["label"]) for each in body["suggestions"]] == [("agency", "police", "Police")]
    assert body["quoted"] == []
    as_typed = sent | {"correct_spelling": False}
    assert client.post("/api/answer", json=as_typed).json()["corrections"] == []
    client.post("/api/search", json=as_typed)
    assert asking.corrects == [True, False, False]


def test_a_search_gives_at_most_k_passages_best_first(client: TestClient) -> None:
    """Scores never rise down the list."""
    body = client.post("/api/search", json={"question": "health", "k": 3}).json()
    assert conforms(SearchBody, body)
    assert [hit["score"] for hit in body["hits"]] == [0.9, 0.8, 0.7]


def test_letters_are_listed_newest_first(client: TestClient) -> None:
    """The list gives what is known of each letter without its text."""
    body = client.get("/api/letters").json()
    assert conforms(LettersBody, body)
    assert [(letter["id"], letter["date"]) for letter in body["letters"]] == [
        ("hartmere-jtai-2022", "2022-11-14"),
        ("wexcombe/focused 2021", "2021-03-07"),
        ("orrin", None),
    ]


def test_a_whole_letter_has_text_pages_and_sections_that_fit_together(client: TestClient) -> None:
    """Spans are offsets into the text that comes with them."""
    body = client.get("/api/letters/hartmere-jtai-2022").json()
    assert conforms(WholeLetterBody, body)
    assert body["text"] == fakes.TEXT
    (start, end), *_ = body["sections"][1]["blocks"][0]
    assert body["text"][start:end] == fakes.STRENGTH
    assert [page["number"] for page in body["pages"]] == [1, 2]


def test_a_whole_letter_tells_what_was_read_of_its_inspection(client: TestClient) -> None:
    """Framework, days, grades with the numbers of their rows, and what was odd."""
    body = client.get("/api/letters/hartmere-jtai-2022").json()
    assert body["scanned"] is False
    assert (body["framework"], body["inspected_from"], body["inspected_to"]) == ("jtai", "2022-10-03", "2022-10-07")
    assert body["grades"] == [
        {"number": "", "aspect": "Overall effectiveness", "grade": "Good"},
        {"number": "2.1", "aspect": "Adoption performance", "grade": "Outstanding"},
    ]
    assert (body["date_words"], body["notes"]) == (None, list(fakes.LETTER.metadata.notes))


def test_the_service_tells_whether_it_runs_and_whether_it_is_ready(client: TestClient) -> None:
    """A monitor can tell the two apart."""
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ready"}
    response = TestClient(create_app(fakes.FakeAsking(letters=()), fakes.no_desk)).get("/readyz")
    assert (response.status_code, response.headers["content-type"]) == (503, PROBLEM)
    assert response.json()["detail"] == "The index holds no letters. Run 'letterwise index' with a folder of letters."


@pytest.mark.parametrize(
    ("sent", "pointers"),
    [
        ("{", ["#"]),
        ("[]", ["#"]),
        ("{}", ["#/question"]),
        ('{"question": 7}', ["#/question"]),
        ('{"question": "x", "filters": {"kind": [1], "colour": []}}', ["#/filters/kind/0", "#/filters/colour"]),
        ('{"question": "x", "a/b~c": 1}', ["#/a~1b~0c"]),
        ('{"question": " "}', ["#/question"]),
        ('{"question": "x", "filters": {"authority": ["Nowhere"]}}', ["#/filters"]),
    ],
)
def test_a_request_of_the_wrong_shape_is_told_where_it_is_wrong(client: TestClient, sent: str, pointers: list[str]) -> None:
    """Each fault is pointed at, and the question is not repeated."""
    response = client.post("/api/answer", content=sent, headers={"content-type": "application/json"})
    body = response.json()
    assert (response.status_code, response.headers["content-type"]) == (422, PROBLEM)
    assert conforms(ProblemBody, body)
    assert (body["title"], body["instance"]) == ("Unprocessable Content", "/api/answer")
    assert [error["pointer"] for error in body["errors"]] == pointers
    assert "input" not in body["errors"][0]


def test_other_failures_are_problem_documents_too(client: TestClient) -> None:
    """A program never has to read a page."""
    for response, status in (
        (client.get("/api/nope"), 404),
        (client.get("/api/letters/nope"), 404),
        (client.get("/api/answer"), 405),
        (client.post("/api/answer", content=b"x" * 70_000), 413),
        (client.post("/api/search", json={"question": "boom"}), 500),
    ):
        body = response.json()
        assert (response.status_code, body["status"], body["type"]) == (status, status, "about:blank")
        assert response.headers["content-type"] == PROBLEM
        assert "boom" not in response.text
    assert client.get("/api/answer").headers["allow"] == "POST"


def test_a_body_without_a_length_is_counted_as_it_comes(client: TestClient) -> None:
    """Leaving out the length does not get round the limit."""
    response = client.post("/api/answer", content=iter([b"x" * 40_000, b"x" * 40_000]))
    assert (response.status_code, response.json()["title"]) == (413, "Content Too Large")


def test_answers_stay_out_of_caches(client: TestClient) -> None:
    """No proxy keeps what was asked."""
    assert client.post("/api/answer", json={"question": "x"}).headers["cache-control"] == "no-store"


def test_the_description_has_an_example_for_every_shape(client: TestClient) -> None:
    """The OpenAPI document names every JSON route with a realistic example, and none of the pages."""
    paths = client.get("/openapi.json").json()["paths"]
    assert list(paths) == [
        "/api/answer",
        "/api/search",
        "/api/check",
        "/api/letters",
        "/api/letters/{letter_id}",
        "/healthz",
        "/readyz",
    ]
    for operations in paths.values():
        for operation in operations.values():
            shown = operation["responses"]["200"]["content"]["application/json"]
            assert set(shown) == {"schema", "examples"}
            assert all(example["value"] for example in shown["examples"].values())
            problems = {status: told["content"] for status, told in operation["responses"].items() if status != "200"}
            assert all(set(content) == {PROBLEM} for content in problems.values())
            told = {status: content[PROBLEM]["example"]["status"] for status, content in problems.items()}
            assert told == {status: 500 if status == "default" else int(status) for status in problems}


def test_the_examples_have_the_shapes_they_illustrate() -> None:
    """An example that no longer fits fails here."""
    assert conforms(AnswerBody, dict(examples.ANSWER))
    assert conforms(AnswerBody, dict(examples.PARTIAL))
    assert conforms(SearchBody, dict(examples.SEARCH))
    assert conforms(LettersBody, dict(examples.LETTERS))
    assert conforms(WholeLetterBody, dict(examples.WHOLE_LETTER))
    assert AnswerRequest.model_validate(examples.NARROWED).filters.finding == ("improvement",)
    assert SearchRequest.model_validate(examples.QUESTION).k == 30
