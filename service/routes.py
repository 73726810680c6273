"""The web pages: a question typed into a form in, an answer that can be checked against its letters out."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from service.addresses import read_cited
from service.asking import Asking
from service.care.guard import Guard
from service.errors import QuestionError
from service.forms import form_in_address, sent_form
from service.listing import read_sought
from service.narrowing import AS_TICKED, AS_TYPED, chosen_of
from service.render_html import Pages, SearchBox

_MOST_MARKS = 200


class Website:
    """Every page that a person opens. Questions come by POST alone, so that none is ever part of an address."""

    def __init__(self, asking: Asking, pages: Pages, guard: Guard) -> None:
        self._asking = asking
        self._pages = pages
        self._guard = guard

    def routes(self) -> list[Route]:
        """All page routes."""
        return [
            Route("/", self.question),
            Route("/answer", self.answer, methods=["POST"]),
            Route("/answer", self.back_to_question),
            Route("/letters", self.letters),
            Route("/letters/{letter_id:path}", self.letter),
            Route("/about", self.about),
        ]

    async def question(self, _: Request) -> Response:
        """The question page."""
        return HTMLResponse(self._pages.question_page(self._asking.letters()))

    async def answer(self, request: Request) -> Response:
        """The answer to the question of a sent form; the question page again if it cannot be asked."""
        form = await sent_form(request)
        held_back = self._guard.page(form, "/answer", {"question": "Your question"})
        if held_back:
            return HTMLResponse(held_back, 422)
        question = form.one("question")
        named, mended = AS_TICKED not in form.fields, AS_TYPED not in form.fields
        try:
            answer = self._asking.answer(question, chosen_of(form), use_question_filters=named, correct_spelling=mended)
        except QuestionError as error:
            page = self._pages.question_page(self._asking.letters(), SearchBox(question, str(error)))
            return HTMLResponse(page, 422)
        return HTMLResponse(self._pages.answer_page(answer, self._asking.choices(), form.fields))

    async def back_to_question(self, _: Request) -> Response:
        """An answer has no address of its own; whoever opens one is taken to the question page."""
        return RedirectResponse("/", 303)

    async def letters(self, request: Request) -> Response:
        """The table of all letters, or of those whose name and kind the address gives."""
        sought = read_sought(form_in_address(request))
        return HTMLResponse(await run_in_threadpool(self._pages.letters_page, self._asking.letters(), sought))

    async def letter(self, request: Request) -> Response:
        """One letter, with the places named by ``cite`` marked; raises ``LetterNotFoundError``."""
        letter = self._asking.letter(request.path_params["letter_id"])
        spans, unread = read_cited(request.query_params.getlist("cite")[:_MOST_MARKS])
        return HTMLResponse(await run_in_threadpool(self._pages.letter_page, letter, spans, unread))

    async def about(self, _: Request) -> Response:
        """What the service is."""
        return HTMLResponse(self._pages.about_page())
