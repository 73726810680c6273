"""Runs: what is read from files on disk, and what asking a system makes of its bodies."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from eval.errors import EvalError, LineError, SystemUnderTestError
from eval.in_process import InProcess
from eval.opening import open_system
from eval.over_http import OverHttp
from eval.questions import JudgedQuestion
from eval.runs import AnswerLine, Hit, QuoteLine, SearchLine, load_run
from eval.systems import answer_line, collect, search_line
from service import lines
from service.schemas import CitationBody, LetterBody, QuoteBody
from tests.service.fakes import FakeAsking

SEARCH = {
    "qid": "s1",
    "status": "answered",
    "answerability": 0.8,
    "hits": [{"doc": "a", "start": 0, "end": 6, "score": 1.5, "pages": [2], "section": ["Findings"], "finding": "strength"}],
}
ANSWER = {
    "qid": "s1",
    "status": "answered",
    "answerability": 0.8,
    "quotes": [
        {
            "doc": "a",
            "start": 0,
            "end": 6,
            "text": "Nurses",
            "pages": [2],
            "section": ["Findings"],
            "finding": "strength",
            "letter": "a",
        }
    ],
    "looked_in": ["a"],
}
CITATION: CitationBody = {
    "letter": "a",
    "source": "a.txt",
    "authority": None,
    "pages": [2],
    "section": ["Findings"],
    "finding": "strength",
    "finding_label": "Strength",
    "start": 0,
    "end": 6,
    "sha256": "0" * 64,
    "url": "/letters/a#c0-6",
}
QUOTE: QuoteBody = {
    "text": "Nurses",
    "parts": ["Nurses"],
    "lead": "",
    "cells": [],
    "columns": [],
    "score": 1.5,
    "citation": CITATION,
    "repeated_in": [],
}
LETTER: LetterBody = {
    "id": "a",
    "title": "A letter",
    "authority": None,
    "kind": "jtai",
    "kind_label": "Joint targeted area inspection",
    "date": None,
    "inspectorates": [],
    "pages": 2,
    "sections": 1,
    "words": 1,
    "invented": True,
    "source": "a.txt",
    "url": "/letters/a",
}
ANSWER_BODY = {
    "question": "?",
    "status": "answered",
    "answerability": 0.8,
    "headline": "1 finding from 1 letter",
    "unanswered": [],
    "groups": [{"letter": LETTER, "quotes": [QUOTE]}],
    "more": [],
    "nearest": [],
    "looked_in": ["a"],
    "silent": [],
    "filters": [],
    "suggestions": [],
    "corrections": [],
    "quoted": [],
    "notes": [],
    "generation": "g1",
}
HIT = Hit("a", 0, 6, 1.5, (2,))
SHOWN = QuoteLine("a", 0, 6, "Nurses", (2,))


def written(path: Path, *lines: object) -> Path:
    """The path, with one JSON object a line."""
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def served(request: httpx.Request) -> httpx.Response:
    """A service of one letter."""
    bodies: dict[str, object] = {
        "/api/search": {"hits": [QUOTE], "generation": "g1"},
        "/api/answer": ANSWER_BODY,
        "/api/letters": {"letters": [LETTER], "generation": "g1"},
    }
    return httpx.Response(200, json=bodies[request.url.path]) if request.url.path in bodies else httpx.Response(404, text="no")


class OneHit:
    """A system that finds the same hit for every question."""

    def search(self, qid: str, question: str, k: int) -> SearchLine:
        return SearchLine(qid, (HIT,) * k)

    def answer(self, qid: str, question: str) -> AnswerLine:
        return AnswerLine(qid, "answered", 0.8, (SHOWN,))

    def texts(self) -> dict[str, str]:
        return {"a": "Nurses"}


def test_files_of_searches_and_of_answers_make_one_run(tmp_path: Path) -> None:
    """Each file's first line tells which of the two it holds."""
    run = load_run([written(tmp_path / "ask.jsonl", ANSWER), written(tmp_path / "search.jsonl", SEARCH)])
    assert run.searches == {"s1": SearchLine("s1", (HIT,), "answered", 0.8)}
    assert run.answers == {"s1": AnswerLine("s1", "answered", 0.8, (SHOWN,), looked_in=("a",))}


def test_line_without_a_span_is_named_by_number_and_field(tmp_path: Path) -> None:
    """The second line's hit has no end."""
    broken = SEARCH | {"hits": [{"doc": "a", "start": 0}]}
    with pytest.raises(LineError, match=r"line 2: hits\.0\.end: Field required"):
        load_run([written(tmp_path / "run.jsonl", SEARCH, broken)])


def test_empty_run_file_is_refused(tmp_path: Path) -> None:
    """A run of nothing is a mistake."""
    with pytest.raises(EvalError, match="holds no line"):
        load_run([written(tmp_path / "run.jsonl")])


def test_asking_a_system_times_each_search_and_answer() -> None:
    """The clock is read before, between and after."""
    ticks: Iterator[float] = iter([10.0, 10.5, 12.5])
    run = collect(OneHit(), [JudgedQuestion("s1", "?", "single", (), ())], k=2, clock=lambda: next(ticks))
    assert run.searches["s1"] == SearchLine("s1", (HIT, HIT), seconds=0.5)
    assert run.answers["s1"] == AnswerLine("s1", "answered", 0.8, (SHOWN,), seconds=2.0)


def test_bodies_of_the_service_become_lines() -> None:
    """Span and pages come from the citation."""
    assert search_line("s1", {"hits": [QUOTE], "generation": "g1"}) == SearchLine("s1", (HIT,))
    groups = [{"letter": LETTER, "quotes": [QUOTE]}]
    body = ANSWER_BODY | {"groups": groups}
    assert answer_line("s1", body) == AnswerLine("s1", "answered", 0.8, (SHOWN,), looked_in=("a",))  # type: ignore[arg-type]


def test_lines_of_the_command_say_what_the_service_says_in_process(tmp_path: Path) -> None:
    """A run scores alike whether it was written to a file or collected by asking."""
    asking = FakeAsking()
    answer, hits = asking.answer("health"), asking.search("health")
    ask = written(tmp_path / "ask.jsonl", lines.answer_line("q", answer))
    search = written(tmp_path / "search.jsonl", lines.search_line("q", answer, hits))
    run, system = load_run([ask, search]), InProcess(asking)
    assert run.answers == {"q": system.answer("q", "health")}
    assert run.searches["q"].hits == system.search("q", "health", 30).hits
    assert run.answers["q"].quotes
    assert run.searches["q"].hits


def test_running_service_is_asked_over_http() -> None:
    """Searches and answers are those of the service's bodies."""
    system = OverHttp("http://letterwise.test", httpx.MockTransport(served))
    assert system.search("s1", "?", 30) == SearchLine("s1", (HIT,))
    assert system.answer("s1", "?") == AnswerLine("s1", "answered", 0.8, (SHOWN,), looked_in=("a",))
    system.close()


def test_refused_request_names_address_path_and_status() -> None:
    """A 404 is told with what the service said."""
    system = OverHttp("http://letterwise.test", httpx.MockTransport(served))
    with pytest.raises(SystemUnderTestError, match=r"letterwise\.test: GET /api/letters/a gave 404: no"):
        system.texts()


def test_answer_in_another_shape_is_not_scored() -> None:
    """A body without hits is an error that names the path."""
    system = OverHttp("http://letterwise.test", httpx.MockTransport(lambda _: httpx.Response(200, json={})))
    with pytest.raises(SystemUnderTestError, match="POST /api/search answered in another shape"):
        system.search("s1", "?", 30)


def test_service_that_does_not_run_is_told_from_one_that_refuses() -> None:
    """The message says what to start."""

    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    with pytest.raises(SystemUnderTestError, match="is `letterwise serve` running"):
        OverHttp("http://letterwise.test", httpx.MockTransport(refuse)).answer("s1", "?")


def test_index_that_is_not_there_says_how_to_make_one(tmp_path: Path) -> None:
    """A missing folder is told before anything is opened."""
    with pytest.raises(EvalError, match=r"there is no index at .*; make one with `letterwise index FOLDER"):
        open_system(tmp_path / "none", None)


def test_exactly_one_of_index_and_address_is_asked_for(tmp_path: Path) -> None:
    """Neither or both is a mistake."""
    for index, url in ((None, None), (tmp_path, "http://127.0.0.1:1")):
        with pytest.raises(EvalError, match="either --index DIR or --url ADDRESS"):
            open_system(index, url)
