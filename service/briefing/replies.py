"""The briefing's answers to a browser: a briefing and what to tell in; a page, a redirect or a file, with its cookies, out."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from service.briefing import keeping
from service.briefing.briefing import Briefing
from service.briefing.keeping import Kept, TooLongError, has_room, mark_in, pieces_of
from service.briefing.pages import BriefingPages, Notice
from service.briefing.told import Told
from service.briefing.verified import VerifiedBriefing
from service.briefing.verifying import verify
from service.web import Web

PROBLEM = "There is a problem"
_DONE = "/briefing#done"
_SHORTEN = (
    "What you see below is not kept yet, and what was kept before is as it was. Save it as a file now, or export it: both take "
    "what you see.",
    "To keep it in the browser, shorten notes or remove quotes, then save; or make two briefings of it.",
)


class Replies:
    """Shows briefings, lets the browser keep them, and hands out files."""

    def __init__(self, web: Web, today: Callable[[], datetime.date]) -> None:
        self._web = web
        self._today = today
        self._pages = BriefingPages(web.templates)

    async def verified(self, briefing: Briefing) -> VerifiedBriefing:
        """The briefing held against the letters in force now."""
        return await run_in_threadpool(verify, briefing, self._web.desk(), self._today())

    async def keep(self, request: Request, kept: Kept, briefing: Briefing, told: Told | None, address: str = _DONE) -> Response:
        """Lets the browser keep the briefing; where it is too long, the page says so and shows it all the same."""
        try:
            pieces = pieces_of(briefing)
        except TooLongError as error:
            return await self.page(briefing, kept, 422, told=told, notice=_too_long(error))
        return await self.redirect(request, kept, briefing, pieces, told, address)

    async def redirect(
        self, request: Request, kept: Kept, briefing: Briefing, pieces: list[str], told: Told | None, address: str = _DONE
    ) -> Response:
        """To the page, with the notice in a cookie; where it does not fit in there, the page itself."""
        if told is None or has_room(pieces, told):
            response: Response = RedirectResponse(address, 303)
            keeping.keep(request, response, pieces, told)
            return response
        response = await self.page(briefing, replace(kept, mark=mark_in(pieces)), told=told)
        keeping.keep(request, response, pieces)
        return response

    async def show_new(self, request: Request, kept: Kept, briefing: Briefing, notice: Notice) -> Response:
        """The page with another briefing, kept if it can be."""
        try:
            pieces = pieces_of(briefing)
        except TooLongError as error:
            long = _too_long(error)
            longer = replace(long, sentences=(*notice.sentences, *long.sentences), before=notice.before)
            return await self.page(briefing, kept, 422, notice=longer)
        response = await self.page(briefing, replace(kept, mark=mark_in(pieces)), notice=notice)
        keeping.keep(request, response, pieces)
        return response

    async def problem(self, kept: Kept, words: str, question: str = "") -> Response:
        """The briefing as it is kept, and what went wrong."""
        return await self.page(kept.briefing, kept, 422, notice=Notice((words,), PROBLEM, question))

    async def page(
        self, briefing: Briefing, kept: Kept, status: int = 200, told: Told | None = None, notice: Notice | None = None
    ) -> Response:
        """The page; ``briefing`` is shown, ``kept`` is what the browser has."""
        verified = await self.verified(briefing)
        page = await run_in_threadpool(self._pages.page, verified, kept.mark, told, notice)
        return HTMLResponse(page, status)

    def download(self, request: Request, kept: Kept, briefing: Briefing, response: Response, name: str) -> Response:
        """As a file of that name; what was typed is kept too, if it can be."""
        response.headers["content-disposition"] = f'attachment; filename="{name}"'
        if briefing != kept.briefing:
            try:
                keeping.keep(request, response, pieces_of(briefing, kept.mark))
            except TooLongError:
                return response
        return response


def _too_long(error: TooLongError) -> Notice:
    return Notice((f"The briefing could not be kept in this browser: {error}.", *_SHORTEN), PROBLEM)
