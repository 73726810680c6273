"""Part of an answer: from the ranking's unmet words to the page, the JSON and the exit code."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from starlette.testclient import TestClient

from corpus.letter import Letter
from indexer import embedding
from indexer.index import Index
from indexer.query import NO_FILTERS, Filters
from indexer.ranking import Ranking
from indexer.search import Searcher
from service import answering as answering_module
from service import cli, opening
from service.answering import Answering
from service.app import create_app
from service.asking import Asking
from service.schemas import AnswerBody
from service.statuses import AnswerStatus
from tests.encoders import HashingEncoder
from tests.service import fakes
from tests.service import small_letters as small
from tests.service.markup import Markup

NURSES = "do nurses attend strategy discussions?"
TOLD = "These findings may answer only part of this. No passage looked in speaks of: “trams”."


class SilentOnTrams(Searcher):
    """Searches as ever, and leaves trams unmet wherever they are asked about."""

    def search(
        self, words: str, filters: Filters = NO_FILTERS, count: int = 30, holding: NDArray[np.bool_] | None = None
    ) -> Ranking:
        """The ranking with the unmet words."""
        ranking = super().search(words, filters, count, holding)
        return replace(ranking, unmet=tuple(word for word in ("trams",) if word in words))


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch, small_index: Index) -> Answering:
    """Answers from the four letters, none of which speaks of trams."""
    monkeypatch.setattr(answering_module, "Searcher", SilentOnTrams)
    return Answering(small_index, HashingEncoder())


def page_of(asking: Asking, question: str) -> Markup:
    """The page that answers the question, over HTTP."""
    return Markup(TestClient(create_app(asking, fakes.no_desk)).post("/answer", data={"question": question}).text)


def body_of(asking: Asking, question: str) -> AnswerBody:
    """The JSON that answers the question, over HTTP."""
    body: AnswerBody = TestClient(create_app(asking, fakes.no_desk)).post("/api/answer", json={"question": question}).json()
    return body


def test_an_answer_with_unmet_words_shows_its_quotes_and_names_the_words(silent: Answering) -> None:
    """The quotes are those of the same answer without the words left over."""
    answer = silent.answer(f"{NURSES} trams")
    assert (answer.status, answer.unanswered) == (AnswerStatus.PARTIAL, ("trams",))
    assert [quote.citation.letter.id for quote in answer.quotes] == ["tarn-2021", "orrin-2018"]
    assert answer.nearest == ()
    whole = silent.answer(NURSES)
    assert (whole.status, whole.unanswered) == (AnswerStatus.ANSWERED, ())


def test_nothing_found_still_names_the_unmet_words(silent: Answering) -> None:
    """A reader learns which word to leave out."""
    answer = silent.answer("zebra trams")
    assert (answer.status, answer.unanswered, answer.quotes) == (AnswerStatus.NOTHING_FOUND, ("trams",), ())


def test_quoted_words_that_are_found_may_be_part_of_an_answer(silent: Answering) -> None:
    """They are an answer however unsure it is, but not to the words beside them; where they are not found, nothing is."""
    answer = silent.answer('trams "paints lanterns"')
    assert (answer.status, answer.unanswered) == (AnswerStatus.PARTIAL, ("trams",))
    assert [quote.text for quote in answer.quotes] == [small.LANTERNS]
    assert silent.answer('zebra "paints lanterns"').status is AnswerStatus.ANSWERED
    unsaid = silent.answer('nurses trams "attend strategy lanterns"')
    assert (unsaid.status, unsaid.unanswered) == (AnswerStatus.NOTHING_FOUND, ("trams",))


def test_other_areas_letters_leave_no_words_over(silent: Answering) -> None:
    """What the letters of other areas do not speak of is no news about an area of which no letter is held."""
    answer = silent.answer("nurses attend strategy discussions on trams in Leeds")
    assert (answer.status, answer.unanswered, answer.is_elsewhere) == (AnswerStatus.NOTHING_FOUND, (), True)


def test_a_year_is_let_go_for_part_of_an_answer_and_kept_where_it_gives_one(silent: Answering) -> None:
    """The letter of 2020 says nothing of landlords, that of 2018 speaks of them but not of trams."""
    question = "landlords refuse tenancies to care leavers on trams"
    let_go, kept = silent.answer(f"{question} 2020"), silent.answer(f"{question} 2018")
    for answer in (let_go, kept):
        assert (answer.status, answer.unanswered) == (AnswerStatus.PARTIAL, ("trams",))
        assert [quote.text for quote in answer.quotes] == [small.HOUSING]
    assert let_go.notes == ("Nothing answers with the year named in the question, so it was left out.",)
    assert ([each.value for each in let_go.filters], [each.value for each in kept.filters]) == ([], ["2018"])


def test_a_quote_that_must_be_withheld_leaves_no_part_of_an_answer(
    silent: Answering, monkeypatch: pytest.MonkeyPatch, small_letters: tuple[Letter, ...]
) -> None:
    """Without a quote to show, nothing was found, whatever the ranking promised."""
    monkeypatch.setattr(silent._citer, "quote", lambda *_: None)
    answer = silent.answer(f"{NURSES} trams")
    assert (answer.status, answer.unanswered, answer.silent) == (AnswerStatus.NOTHING_FOUND, ("trams",), answer.looked_in)
    assert len(answer.silent) == len(small_letters)


def test_the_page_says_before_the_quotes_what_no_passage_speaks_of(silent: Answering) -> None:
    """Heading and title say that it is part of an answer; the words of the question stand in neither title nor address."""
    page = page_of(silent, f"{NURSES} trams")
    assert page.words("//h1") == [f"{NURSES} trams Part of an answer: 2 findings from 2 letters"]
    assert page.words("//title") == ["Part of an answer: 2 findings from 2 letters – Letterwise"]
    inset = "//div[contains(@class, 'govuk-inset-text')]"
    assert page.words(inset) == [TOLD]
    assert page.words(f"{inset}/strong") == ["“trams”"]
    assert len(page.tags(f"{inset}/following::blockquote")) == 2
    assert page_of(silent, NURSES).words(inset) == []


def test_the_page_that_finds_nothing_names_the_words_beside_what_to_try() -> None:
    """Not as part of an answer."""
    page = page_of(fakes.FakeAsking(), "weather at lighthouses and trams")
    assert page.words("//h1") == ["weather at lighthouses and trams Nothing found in the letters"]
    told, none = page.words("//div[@class='lw-answer__evidence']/p")
    assert told == "No passage looked in speaks of: “lighthouses” and “trams”."
    assert none.startswith("None of the 3 letters looked in answers this question")
    assert page.words("//div[contains(@class, 'govuk-inset-text')]") == []
    assert "No passage looked in" not in page_of(fakes.FakeAsking(), "weather").words("//main")[0]


def test_markup_in_the_words_left_over_is_shown_as_text(silent: Answering, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are the reader's own words and cannot change the page."""
    evil = "<b>trams</b>&amp;"
    monkeypatch.setattr(SilentOnTrams, "search", lambda self, *given: replace(Searcher.search(self, *given), unmet=(evil,)))
    page = page_of(silent, NURSES)
    assert page.words("//div[contains(@class, 'govuk-inset-text')]/strong") == [f"“{evil}”"]
    assert page.tags("//b") == []


def test_the_json_has_the_status_partial_and_the_words_left_over(silent: Answering) -> None:
    """Between them and the quotes a program has all that the page shows."""
    body = body_of(silent, f"{NURSES} trams")
    assert (body["status"], body["unanswered"]) == ("partial", ["trams"])
    assert body["headline"] == "Part of an answer: 2 findings from 2 letters"
    assert [group["letter"]["id"] for group in body["groups"]] == ["tarn-2021", "orrin-2018"]
    assert (body_of(silent, NURSES)["status"], body_of(silent, NURSES)["unanswered"]) == ("answered", [])
    nothing = body_of(silent, "zebra trams")
    assert (nothing["status"], nothing["unanswered"], nothing["groups"]) == ("nothing_found", ["trams"], [])


def test_the_description_names_every_status_and_shows_a_partial_answer() -> None:
    """A program's author sees what to expect without asking."""
    described = TestClient(create_app(fakes.FakeAsking(), fakes.no_desk)).get("/openapi.json").json()
    told = described["components"]["schemas"]["AnswerBody"]["properties"]
    assert told["status"]["enum"] == ["answered", "partial", "nothing_found"]
    assert "of which no passage looked in speaks" in told["unanswered"]["description"]
    shown = described["paths"]["/api/answer"]["post"]["responses"]["200"]["content"]["application/json"]["examples"]
    assert [(name, shown[name]["value"]["status"]) for name in shown] == [("answered", "answered"), ("partial", "partial")]
    assert shown["partial"]["value"]["unanswered"] == ["interpreters"]


def test_a_command_that_finds_part_of_an_answer_ends_with_0(
    silent: Answering, built_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Something was found; a script that wants all of it looks at the status."""
    for module in (embedding, opening):
        monkeypatch.setattr(module, "OnnxEncoder", lambda folder, threads=0: HashingEncoder())

    def run(*arguments: str) -> tuple[object, str]:
        monkeypatch.setattr("sys.argv", ["letterwise", "ask", *arguments, "--index", str(built_folder)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return ended.value.code, capsys.readouterr().out

    code, out = run(f"{NURSES} trams")
    assert (code, out.splitlines()[0]) == (0, "Part of an answer: 2 findings from 2 letters")
    code, out = run(f"{NURSES} trams", "--json")
    assert (code, json.loads(out)["status"], json.loads(out)["unanswered"]) == (0, "partial", ["trams"])
    assert run("zebra trams")[0] == cli.NOTHING_FOUND
