"""Systems under test: the contract that they meet, and asking one every judged question to make a run of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Protocol

from eval.questions import JudgedQuestion
from eval.runs import AnswerLine, Hit, QuoteLine, Run, SearchLine
from service.answer import FilterName
from service.schemas import AnswerBody, CitationBody, SearchBody

HITS = 100
"""How many hits are asked for: so many that even short passages make up 1,500 words."""


class SystemUnderTest(Protocol):
    """Anything that ranks passages of letters, quotes them in answer to a question, and can show the letters' texts."""

    def search(self, qid: str, question: str, k: int) -> SearchLine:
        """At most ``k`` hits for the question, best first."""
        ...

    def answer(self, qid: str, question: str) -> AnswerLine:
        """The answer to the question, quotes in reading order."""
        ...

    def texts(self) -> dict[str, str]:
        """The text of every letter held, by the letter's id."""
        ...


def collect(
    system: SystemUnderTest,
    questions: Iterable[JudgedQuestion],
    k: int = HITS,
    clock: Callable[[], float] = time.perf_counter,
) -> Run:
    """Ask ``system`` every question, one at a time, for ``k`` hits and for an answer; each line carries the seconds it took."""
    searches: dict[str, SearchLine] = {}
    answers: dict[str, AnswerLine] = {}
    for question in questions:
        begun = clock()
        found = system.search(question.qid, question.text, k)
        between = clock()
        said = system.answer(question.qid, question.text)
        searches[question.qid] = replace(found, seconds=between - begun)
        answers[question.qid] = replace(said, seconds=clock() - between)
    return Run(searches, answers)


def search_line(qid: str, body: SearchBody) -> SearchLine:
    """A line of a run from the service's own search body."""
    return SearchLine(qid, tuple(_hit(hit["citation"], hit["score"]) for hit in body["hits"]))


def _hit(citation: CitationBody, score: float) -> Hit:
    return Hit(citation["letter"], citation["start"], citation["end"], score, tuple(citation["pages"]))


def answer_line(qid: str, body: AnswerBody) -> AnswerLine:
    """A line of a run from the service's own answer body."""
    quotes = tuple(
        _quote(quote["text"], quote["citation"]) for group in (*body["groups"], *body["more"]) for quote in group["quotes"]
    )
    authorities = tuple(each["value"] for each in body["filters"] if each["name"] == FilterName.AUTHORITY)
    looked_in = tuple(body["looked_in"])
    return AnswerLine(qid, body["status"], body["answerability"], quotes, looked_in=looked_in, authorities=authorities)


def _quote(text: str, citation: CitationBody) -> QuoteLine:
    return QuoteLine(citation["letter"], citation["start"], citation["end"], text, tuple(citation["pages"]))
