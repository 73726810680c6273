"""The addresses of themes, findings and grades: requests with filters in their address in, pages and a CSV file out."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from service.browsing.browsing import Browsing
from service.browsing.choices import FINDINGS_PATH, Wrong, read_browse
from service.browsing.grade_rows import grade_rows
from service.browsing.grades import grade_tables, graded_letters, read_grade_view
from service.browsing.pages import GRADES_FILE, GRADES_PATH, BrowsingPages
from service.forms import Form, form_in_address
from service.spreadsheet_cells import CSV_TYPE, csv_bytes
from service.web import Web

_UNUSABLE = 422


class BrowsingRoom:
    """Browsing by theme and agency, and the grades of reports. Addresses hold filters alone, never a question."""

    def __init__(self, web: Web) -> None:
        self._web = web
        self._pages = BrowsingPages(web.templates)

    def routes(self) -> list[Route]:
        """Their routes."""
        return [
            Route("/themes", self.themes),
            Route(FINDINGS_PATH, self.findings),
            Route(GRADES_PATH, self.grades),
            Route(GRADES_FILE, self.grades_file),
        ]

    async def themes(self, _: Request) -> Response:
        """The tables of themes and agencies."""
        browsing = self._web.desk().browsing
        return HTMLResponse(await run_in_threadpool(self._pages.themes, browsing))

    async def findings(self, request: Request) -> Response:
        """One page of the findings that the address narrows to."""
        return await run_in_threadpool(self._findings, self._web.desk().browsing, form_in_address(request))

    async def grades(self, request: Request) -> Response:
        """The tables of grades."""
        return await run_in_threadpool(self._grades, form_in_address(request))

    async def grades_file(self, request: Request) -> Response:
        """The same as CSV; an address that cannot be used is taken to the page that says why."""
        return await run_in_threadpool(self._grades_file, form_in_address(request), request.url.query)

    def _findings(self, browsing: Browsing, form: Form) -> Response:
        browse, wrong = read_browse(form, browsing.options)
        if wrong:
            return HTMLResponse(self._pages.wrong_findings(browsing, browse, wrong), _UNUSABLE)
        page = browsing.page(browse)
        last = max(page.pages, 1)
        if browse.page > last:
            beyond = Wrong("page", f"There is no page {browse.page}; the last is {last}. Start from the first page.")
            return HTMLResponse(self._pages.wrong_findings(browsing, browse, (beyond,)), _UNUSABLE)
        return HTMLResponse(self._pages.findings(browsing, browse, page))

    def _grades(self, form: Form) -> Response:
        letters = graded_letters(self._web.desk().index.library.entries)
        view, wrong = read_grade_view(form, letters)
        tables = () if wrong else grade_tables(letters, view)
        return HTMLResponse(self._pages.grades(letters, tables, view, wrong), _UNUSABLE if wrong else 200)

    def _grades_file(self, form: Form, query: str) -> Response:
        letters = graded_letters(self._web.desk().index.library.entries)
        view, wrong = read_grade_view(form, letters)
        if wrong:
            return RedirectResponse(f"{GRADES_PATH}?{query}", 303)
        headers = {"content-disposition": 'attachment; filename="grades.csv"'}
        return Response(csv_bytes(grade_rows(grade_tables(letters, view))), headers=headers, media_type=CSV_TYPE)
