"""The accessibility statement, and the standing note that is on every page."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from service.static_files import read_stylesheet
from tests.service.markup import Markup

NOTE = "They tell of past inspections and are no advice on a live case."


def test_the_statement_says_what_was_tested_and_what_was_not(website: TestClient) -> None:
    """In the form that readers know, with whom to tell."""
    page = Markup(website.get("/accessibility").text)
    assert page.words("//h1") == ["Accessibility statement"]
    assert page.words("//main//h2") == [
        "What was tested",
        "What was not tested",
        "Problems we know of",
        "If something gets in your way",
        "About this statement",
    ]


@pytest.mark.parametrize("path", ["/", "/about"])
def test_the_statement_is_one_link_away(website: TestClient, path: str) -> None:
    """From the foot of every page."""
    assert "/accessibility" in Markup(website.get(path).text).values("//footer//a/@href")


def test_every_page_with_findings_says_that_it_is_no_advice_on_a_live_case(website: TestClient) -> None:
    """The answer, the page that holds a question back, a letter, and those of the other rooms, on paper too."""
    letter = Markup(website.get("/letters").text).values("//main//table//a/@href")[0]
    pages = [
        website.post("/answer", data={"question": "nurses at strategy discussions"}),
        website.post("/answer", data={"question": "case no 123456"}),
        *(website.get(path) for path in (letter, "/areas", "/themes", "/compare", "/briefing", "/check", "/accessibility")),
    ]
    assert [NOTE in page.words("//footer")[0] for page in (Markup(each.text) for each in pages)] == [True] * len(pages)
    on_paper = read_stylesheet().content.decode().partition("@media print")[2]
    assert ".lw-footer" not in on_paper.partition("@media")[0]
