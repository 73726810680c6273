"""What a reader or a program is told when a request fails: an error in, a problem document or a plain page out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic_core import to_json
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from indexer.errors import MilvusError
from service.errors import FilterError, LetterwiseError, QuestionError
from service.schemas import ProblemBody

_log = logging.getLogger(__name__)
PROBLEM_TYPE = "application/problem+json"
_MACHINE_PATHS = ("/api/", "/healthz", "/readyz", "/openapi.json")
_DETAILS = {
    404: "There is nothing at this address.",
    405: "This address cannot be used in this way.",
    413: "The request is larger than 64 KB.",
    503: "The letters cannot be searched at the moment. The question has not been kept. Please try again.",
    500: "Something went wrong on our side. The question has not been kept. Please try again.",
}

_TITLES = {413: "Content Too Large", 422: "Unprocessable Content"}
"""As RFC 9110 has them; older Pythons have other words."""

_POINTERS = {"/api/check": "#/text"}
"""What of a body is wrong where it is not its question."""

ErrorPage = Callable[[int, str], str]
"""From a status and what happened to a whole HTML page."""


def problem_response(
    path: str,
    status: int,
    detail: str,
    errors: Sequence[dict[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A problem document after RFC 9457; ``errors`` point at what is wrong in the request's body."""
    body: ProblemBody = {
        "type": "about:blank",
        "title": _TITLES.get(status, HTTPStatus(status).phrase),
        "status": status,
        "detail": detail,
        "instance": path,
    }
    if errors:
        body["errors"] = list(errors)
    return Response(to_json(body), status, headers, PROBLEM_TYPE)


class Failures:
    """Turns errors into responses: problem documents for programs, pages for people."""

    def __init__(self, error_page: ErrorPage) -> None:
        self._error_page = error_page

    def install(self, app: FastAPI) -> None:
        """Makes ``app`` answer all expected errors from here."""
        app.add_exception_handler(HTTPException, self._http_error)
        app.add_exception_handler(RequestValidationError, self._invalid)
        app.add_exception_handler(LetterwiseError, self._ours)
        app.add_exception_handler(MilvusError, self._out_of_reach)

    def response(self, path: str, status: int, detail: str = "", headers: Mapping[str, str] | None = None) -> Response:
        """The response to a request for ``path`` that failed with ``status``."""
        words = detail or _DETAILS.get(status, HTTPStatus(status).phrase + ".")
        if path.startswith(_MACHINE_PATHS):
            return problem_response(path, status, words, headers=headers)
        return HTMLResponse(self._error_page(status, words), status, headers)

    def _http_error(self, request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            return self.response(request.url.path, 500)
        told = "" if error.detail == HTTPStatus(error.status_code).phrase else error.detail
        return self.response(request.url.path, error.status_code, told, error.headers)

    def _invalid(self, request: Request, error: Exception) -> Response:
        found = error.errors() if isinstance(error, RequestValidationError) else []
        errors = [{"pointer": _pointer(each), "detail": str(each["msg"])} for each in found]
        return problem_response(request.url.path, 422, "The request does not have the shape that this address takes.", errors)

    def _out_of_reach(self, request: Request, error: Exception) -> Response:
        """Milvus did not answer: its address is for the log."""
        _log.error("%s", error)
        return self.response(request.url.path, 503)

    def _ours(self, request: Request, error: Exception) -> Response:
        path = request.url.path
        if isinstance(error, QuestionError) and path.startswith(_MACHINE_PATHS):
            pointer = "#/filters" if isinstance(error, FilterError) else _POINTERS.get(path, "#/question")
            return problem_response(path, 422, str(error), [{"pointer": pointer, "detail": str(error)}])
        return self.response(path, error.status if isinstance(error, LetterwiseError) else 503, str(error))


def _pointer(found: Mapping[str, object]) -> str:
    """A JSON pointer (RFC 6901) as a URI fragment to the place in the body that pydantic objects to."""
    place = found["loc"]
    if found["type"] == "json_invalid" or not isinstance(place, Sequence):
        return "#"
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in place[1:])
    return "#" + "".join(f"/{step}" for step in steps)
