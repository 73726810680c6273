"""Comparing on the web: sent forms in, pages and files out; questions come by POST alone."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from service.comparing.choosing import (
    AREA,
    COMPARE,
    FORMAT,
    MATRIX,
    STEP,
    TO_LETTERS,
    Chosen,
    Page,
    Problem,
    problems_of,
    read_chosen,
    subjects_of,
)
from service.comparing.comparing import Comparing
from service.comparing.export import ExportFormat, MatrixFile, export_matrix
from service.comparing.form_view import form_view, has_letters_to_choose
from service.comparing.pages import ComparingPages
from service.forms import Form, form_in_address, sent_form
from service.web import Web

_NO_AREA_YET = Problem(AREA, "Choose at least one area, to see its letters.")


class ComparingRoom:
    """The pages under `/compare` and `/matrix`."""

    def __init__(self, web: Web, today: Callable[[], datetime.date] = datetime.date.today) -> None:
        """``today`` gives the date that exports carry."""
        self._web = web
        self._pages = ComparingPages(web.templates)
        self._today = today

    def routes(self) -> list[Route]:
        """All routes of the room."""
        return [
            Route("/compare", self.compare_form),
            Route("/compare", self.compare, methods=["POST"]),
            Route("/matrix", self.matrix_form),
            Route("/matrix", self.matrix, methods=["POST"]),
        ]

    async def compare_form(self, request: Request) -> Response:
        """The form for one question; areas may be chosen in the address."""
        return self._form(COMPARE, form_in_address(request))

    async def matrix_form(self, request: Request) -> Response:
        """The form for several questions; areas may be chosen in the address."""
        return self._form(MATRIX, form_in_address(request))

    async def compare(self, request: Request) -> Response:
        """The columns of a sent form, or the form again."""
        form = await sent_form(request)
        return await run_in_threadpool(self._answered, COMPARE, form)

    async def matrix(self, request: Request) -> Response:
        """The matrix of a sent form, as a page or a file, or the form again."""
        form = await sent_form(request)
        return await run_in_threadpool(self._answered, MATRIX, form)

    def _form(self, page: Page, form: Form) -> Response:
        shown = Form(form.without(page.field))  # a question never stands in an address
        comparing = self._web.desk().comparing
        return self._again(page, shown, read_chosen(shown), comparing)

    def _answered(self, page: Page, form: Form) -> Response:
        comparing = self._web.desk().comparing
        chosen = read_chosen(form)
        if form.one(STEP):
            return self._step(page, form, chosen, comparing)
        questions = page.questions(form)
        problems = problems_of(page, questions, chosen, comparing)
        if problems:
            return self._again(page, form, chosen, comparing, *problems)
        held_back = self._web.guard.page(form, page.path, {page.field: page.label})
        if held_back:
            return HTMLResponse(held_back, 422)
        return self._result(page, form, chosen, comparing)

    def _step(self, page: Page, form: Form, chosen: Chosen, comparing: Comparing) -> Response:
        """The form with areas or letters to choose, as a button of it asks."""
        if form.one(STEP) == TO_LETTERS and not has_letters_to_choose(chosen, comparing):
            return self._again(page, form, replace(chosen, by_letters=False), comparing, _NO_AREA_YET)
        return self._again(page, form, chosen, comparing)

    def _again(self, page: Page, form: Form, chosen: Chosen, comparing: Comparing, *problems: Problem) -> Response:
        view = form_view(page, form.one(page.field), chosen, comparing, problems)
        return HTMLResponse(self._pages.form(view), 422 if problems else 200)

    def _result(self, page: Page, form: Form, chosen: Chosen, comparing: Comparing) -> Response:
        questions, subjects = page.questions(form), subjects_of(chosen, comparing)
        carried = form.without(FORMAT)
        if page is COMPARE:
            comparison = comparing.compare(questions[0], subjects, chosen.kinds, chosen.mend)
            return HTMLResponse(self._pages.compared(comparison, carried))
        matrix = comparing.matrix(questions, subjects, chosen.kinds, chosen.mend)
        if form.one(FORMAT) in set(ExportFormat):
            return _download(export_matrix(matrix, ExportFormat(form.one(FORMAT)), self._today()))
        return HTMLResponse(self._pages.matrix(matrix, carried))


def _download(file: MatrixFile) -> Response:
    headers = {"content-disposition": f'attachment; filename="{file.name}"'}
    return Response(file.content, media_type=file.media_type, headers=headers)
