"""The addresses of citing, linking and checking: requests in, pages and records for reference managers out."""

from __future__ import annotations

from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from service.addresses import read_span
from service.answer import Answer
from service.desk import Desk
from service.errors import QuestionError
from service.forms import Form, form_in_address, sent_form
from service.narrowing import AS_TICKED, AS_TYPED, chosen_of
from service.render_html import Pages
from service.sharing.answer_link import PATH as ANSWERS
from service.sharing.answer_link import age_note, answer_url
from service.sharing.pages import SharingPages, file_name
from service.sharing.quoted_place import Linked, QuotedPlace, WordsChangedError, quoted_place
from service.sharing.references import csl_json, ris
from service.web import Web

_QUESTION = {"question": "Your question"}
_RECORDS = {
    "ris": (ris, "application/x-research-info-systems", "ris"),
    "csl": (csl_json, "application/vnd.citationstyles.csl+json", "json"),
}


class SharingRoom:
    """A quote's own page, links to answers, and the page that checks quotations."""

    def __init__(self, web: Web) -> None:
        self._web = web
        self._pages = SharingPages(web.templates)
        self._answers = Pages(web.templates)

    def routes(self) -> list[Route]:
        """All routes of this room."""
        return [
            Route("/quotes/{letter_id:path}/{span}", self.quote),
            Route(f"{ANSWERS}/link", self.link, methods=["POST"]),
            Route(f"{ANSWERS}/link", self.back_to_question),
            Route(ANSWERS, self.answer),
            Route("/check", self.form),
            Route("/check", self.check, methods=["POST"]),
        ]

    async def quote(self, request: Request) -> Response:
        """A quote by its place, or its record for a reference manager; a 404 where there is none, or where its words are
        not those that the link was made for."""
        desk = self._web.desk()
        asked = request.query_params
        span = read_span(request.path_params["span"])
        linked = Linked(asked.get("index", ""), asked.get("check", ""))
        try:
            place = quoted_place(desk, request.path_params["letter_id"], span, linked)
        except WordsChangedError as changed:
            page = self._pages.changed_page(desk.quoting.summary(changed.letter_id), str(changed))
            return HTMLResponse(page, changed.status)
        if asked.get("format", "") in _RECORDS:
            return _record(place, asked["format"])
        return HTMLResponse(self._pages.quote_page(place, _base(request)))

    async def link(self, request: Request) -> Response:
        """The permanent link to an answer, made only here, for a person who asks for it."""
        form = await sent_form(request)
        held_back = self._web.guard.page(form, f"{ANSWERS}/link", _QUESTION)
        if held_back:
            return HTMLResponse(held_back, 422)
        desk = self._web.desk()
        answer = await run_in_threadpool(_answer, desk, form)
        path = answer_url(form, desk.generation)
        return HTMLResponse(self._pages.link_page(answer.question, f"{_base(request)}{path}", path))

    async def back_to_question(self, _: Request) -> Response:
        """No link is made without a question."""
        return RedirectResponse("/", 303)

    async def answer(self, request: Request) -> Response:
        """The answer that a link leads to, from the index in force, with a note whether that is the link's."""
        form = form_in_address(request)
        if not form.one("question").strip():
            return RedirectResponse("/", 303)
        held_back = self._web.guard.page(form, "/answer", _QUESTION)
        if held_back:
            return HTMLResponse(held_back, 422)
        desk = self._web.desk()
        answer = await run_in_threadpool(_answer, desk, form)
        note = age_note(form, desk.generation)
        noted = replace(answer, notes=(note, *answer.notes)) if note else answer
        return HTMLResponse(self._answers.answer_page(noted, desk.answering.choices(), form.fields))

    async def form(self, _: Request) -> Response:
        """The form for a quotation."""
        return HTMLResponse(self._pages.check_page())

    async def check(self, request: Request) -> Response:
        """Whether the pasted quotation stands in the letters."""
        form = await sent_form(request)
        held_back = self._web.guard.page(form, "/check", {"quotation": "The quotation"})
        if held_back:
            return HTMLResponse(held_back, 422)
        pasted = form.one("quotation").replace("\r\n", "\n")
        try:
            checked = await run_in_threadpool(self._web.desk().checker.check, pasted)
        except QuestionError as error:
            return HTMLResponse(self._pages.check_page(pasted, str(error)), error.status)
        return HTMLResponse(self._pages.check_page(pasted, checked=checked))


def _answer(desk: Desk, form: Form) -> Answer:
    named, mended = AS_TICKED not in form.fields, AS_TYPED not in form.fields
    return desk.answering.answer(form.one("question"), chosen_of(form), named, mended)


def _record(place: QuotedPlace, kind: str) -> Response:
    write, media_type, suffix = _RECORDS[kind]
    headers = {"content-disposition": f'attachment; filename="{file_name(place.quote, suffix)}"'}
    return Response(write(place.quote.citation), media_type=media_type, headers=headers)


def _base(request: Request) -> str:
    """The address at which the person reached the service, without a path."""
    return str(request.base_url).rstrip("/")
