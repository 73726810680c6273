"""What a misspelt question comes to over HTTP: what is read, how it is told, and how it is undone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.integration.running import Server
from tests.service.markup import Markup

pytestmark = pytest.mark.slow


def answer_of(server: Server, question: str, **more: Any) -> dict[str, Any]:
    """The JSON answer to a question."""
    return dict(server.client.post("/api/answer", json={"question": question, **more}).json())


def page_of(server: Server, question: str, **fields: str) -> Markup:
    """The page that answers a question."""
    return Markup(server.client.post("/answer", data={"question": question, **fields}).text)


def test_a_misspelt_question_is_answered_as_the_right_one(sample_server: Server) -> None:
    """Authority, year and kind are read, words are mended, and the quotes are the same."""
    right = answer_of(sample_server, "Ashmere 2017: strategy discussions and attendance")
    typed = answer_of(sample_server, "Ashmer 2017: stratgy discusions and attendence")
    assert typed["groups"] == right["groups"]
    assert typed["status"] == "answered"
    assert [(each["typed"], each["read"]) for each in typed["corrections"]] == [
        ("stratgy", "strategy"),
        ("discusions", "discussions"),
        ("attendence", "attendance"),
    ]
    assert [(each["value"], each["read_from"]) for each in typed["filters"]] == [("Ashmere", "Ashmer"), ("2017", "")]


def test_the_page_tells_what_was_read_and_takes_the_reader_back(sample_server: Server) -> None:
    """By forms alone; the question stands in no address."""
    page = page_of(sample_server, "Ashmer attendence")
    assert page.words("//form/p") == ["Searched for attendance instead of attendence. Search for attendence instead"]
    assert page.words("//button[@class='lw-filter']") == ["Remove Authority: Ashmere (from your question, read “Ashmer”) ×"]
    assert not [link for link in page.values("//@href | //@action") if "ttend" in link]
    as_typed = page_of(sample_server, "Ashmer attendence", spelling="typed")
    assert as_typed.words("//form/p") == []
    without = page_of(sample_server, "Ashmer attendence", filters="ticked")
    assert without.words("//button[@class='lw-filter']") == []


def test_quoted_words_must_occur(sample_server: Server) -> None:
    """Every quote's letter says them; where none does, that is told and the nearest passages are shown."""
    answer = answer_of(sample_server, "how good is “strategy discussions” attendance")
    assert answer["status"] == "answered"
    for group in answer["groups"]:
        text = sample_server.client.get(f"/api/letters/{group['letter']['id']}").json()["text"]
        assert "strategy discussions" in " ".join(text.lower().split())
    nothing = answer_of(sample_server, '"strategy elephants" attendance')
    assert (nothing["status"], nothing["notes"]) == ("nothing_found", ["No passage says “strategy elephants”."])
    assert len(nothing["nearest"]) == 3


def test_an_agency_that_is_spoken_of_is_offered_and_applied_with_one_click(sample_server: Server) -> None:
    """It filters nothing until the reader says so."""
    page = page_of(sample_server, "Ashmere: what do police tell schools")
    assert "Show only Agency: Police" in page.words("//ul[@aria-labelledby='filters-suggested']//button")
    narrowed = page_of(sample_server, "Ashmere: what do police tell schools", filters="ticked", agency="police")
    assert narrowed.words("//button[@class='lw-filter']") == ["Remove Agency: Police ×"]


def test_a_year_that_an_area_has_no_letter_of_is_left_out_and_told(sample_server: Server) -> None:
    """The area's own letters answer."""
    answer = answer_of(sample_server, "Fenholme 2017 strengths")
    assert answer["notes"] == ["No letter about Fenholme from 2017 is held; the year was left out."]
    assert [each["value"] for each in answer["filters"]] == ["Fenholme"]
