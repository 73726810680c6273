"""The JSON routes: validated requests in, answers, letters and the state of the service out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Body, Path
from pydantic import TypeAdapter
from pydantic_core import to_json
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from service import schema_examples as examples
from service.asking import Asking
from service.bodies import answer_body, letters_body, search_body, whole_letter_body
from service.care.guard import refuse_details
from service.problems import PROBLEM_TYPE, problem_response
from service.requests import AnswerRequest, CheckRequest, SearchRequest
from service.schemas import (
    AnswerBody,
    LettersBody,
    ProblemBody,
    SearchBody,
    StateBody,
    WholeLetterBody,
)
from service.sharing.check_body import EXAMPLE, QUOTATION, CheckBody, check_body
from service.web import OpenDesk

_TOO_LARGE = {413: examples.problem(413, "Content Too Large", "The request is larger than 64 KB.")}
_NO_LETTER = {404: examples.problem(404, "Not Found", "There is no letter 'hartmere'. Choose one from /api/letters.")}
_BAD_QUESTION = {422: examples.problem(422, "Unprocessable Content", "Type a question.", "#/question")} | _TOO_LARGE
_BAD_TEXT = {422: examples.problem(422, "Unprocessable Content", "Paste at least three words.", "#/text")} | _TOO_LARGE
_NO_LETTERS = "The index holds no letters. Run 'letterwise index' with a folder of letters."
_NOT_READY = {503: examples.problem(503, "Service Unavailable", _NO_LETTERS)}
_ANY_OTHER = {"default": examples.problem(500, "Internal Server Error", "Something went wrong on our side.")}
_HOW_TO_INSIST = 'send it again with "accept_personal_details": true'
_Descriptions = dict[int | str, dict[str, Any]]


class Api:
    """The JSON side of the service. Its handlers are coroutines that do a few milliseconds of work where they stand:
    handing that work to a thread would cost more than it frees."""

    def __init__(self, asking: Asking, desk: OpenDesk) -> None:
        self._asking = asking
        self._desk = desk

    def router(self) -> APIRouter:
        """All JSON routes."""
        router = APIRouter(default_response_class=_Json)
        asked, told, state = ["Asking"], ["Letters"], ["State of the service"]
        told_answer = _described(AnswerBody, answered=examples.ANSWER, partial=examples.PARTIAL)
        told_search = _described(SearchBody, ranked=examples.SEARCH)
        told_check = _described(CheckBody, differing=EXAMPLE)
        whole = _described(WholeLetterBody, whole=examples.WHOLE_LETTER)
        fine = _described(StateBody, fine=StateBody(status="ok"))
        for path, handler, method, tags, responses in (
            ("/api/answer", self.answer, "POST", asked, told_answer | _problems(_BAD_QUESTION)),
            ("/api/search", self.search, "POST", asked, told_search | _problems(_BAD_QUESTION)),
            ("/api/check", self.check, "POST", ["Checking"], told_check | _problems(_BAD_TEXT)),
            ("/api/letters", self.letters, "GET", told, _described(LettersBody, held=examples.LETTERS)),
            ("/api/letters/{letter_id:path}", self.letter, "GET", told, whole | _problems(_NO_LETTER)),
            ("/healthz", self.healthz, "GET", state, fine),
            ("/readyz", self.readyz, "GET", state, fine | _problems(_NOT_READY)),
        ):
            described = responses | _problems(_ANY_OTHER)
            router.add_api_route(path, handler, methods=[method], tags=list(tags), responses=described, response_model=None)
        return router

    async def answer(self, body: Annotated[AnswerRequest, Body(examples=examples.QUESTIONS)]) -> Response:
        """The quotes that answer a question, grouped by letter."""
        _look_through(body)
        answer = self._asking.answer(body.question, body.filters.choices(), body.use_question_filters, body.correct_spelling)
        return _Json(answer_body(answer))

    async def search(self, body: Annotated[SearchRequest, Body(examples=[examples.QUESTION | {"k": 30}])]) -> Response:
        """The passages nearest to a question, best first."""
        _look_through(body)
        hits = self._asking.search(body.question, body.filters.choices(), body.k, body.correct_spelling)
        return _Json(search_body(hits, self._asking.generation))

    async def check(self, body: Annotated[CheckRequest, Body(examples=[QUOTATION])]) -> Response:
        """Whether a quotation stands in the letters, where, and what differs."""
        if not body.accept_personal_details:
            refuse_details(body.text, _HOW_TO_INSIST, "text")
        return _Json(check_body(await run_in_threadpool(self._desk().checker.check, body.text)))

    async def letters(self) -> Response:
        """All letters held, newest first."""
        return _Json(letters_body(self._asking.letters(), self._asking.generation))

    async def letter(self, letter_id: Annotated[str, Path(examples=[examples.LETTER["id"]])]) -> Response:
        """One letter with its text, pages and sections."""
        return _Json(whole_letter_body(self._asking.letter(letter_id)))

    async def healthz(self) -> Response:
        """Whether the process runs."""
        return _Json(StateBody(status="ok"))

    async def readyz(self, request: Request) -> Response:
        """Whether questions can be answered."""
        if self._asking.letters():
            return _Json(StateBody(status="ready"))
        return problem_response(request.url.path, 503, _NO_LETTERS)


def _look_through(body: AnswerRequest | SearchRequest) -> None:
    if not body.accept_personal_details:
        refuse_details(body.question, _HOW_TO_INSIST)


class _Json(Response):
    """Serialises once, without validating what our own code has built."""

    media_type = "application/json"

    def render(self, content: object) -> bytes:
        return to_json(content)


def _described(shape: object, **shown: object) -> _Descriptions:
    examples_by_name = {name: {"value": example} for name, example in shown.items()}
    return {200: {"model": shape, "content": {"application/json": {"examples": examples_by_name}}}}


def _problems(examples_by_status: Mapping[int, ProblemBody] | Mapping[str, ProblemBody]) -> _Descriptions:
    schema = TypeAdapter(ProblemBody).json_schema()
    return {
        status: {
            "description": example["title"],
            "content": {PROBLEM_TYPE: {"schema": schema, "example": example}},
        }
        for status, example in examples_by_status.items()
    }
