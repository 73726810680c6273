"""The addresses of the areas: a request for the list or for one authority in, a page out."""

from __future__ import annotations

from urllib.parse import quote as percent_encoded

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from service.following.areas import held_name, like, matching
from service.following.errors import AreaNotFoundError
from service.following.following import Following
from service.following.pages import FollowingPages
from service.forms import form_in_address
from service.web import Web

_LONGEST_NAME = 100
_MOST_LIKE = 3
NEWEST_FIRST = "newest"


class FollowingRoom:
    """The list of authorities, and one authority across the years."""

    def __init__(self, web: Web) -> None:
        self._web = web
        self._pages = FollowingPages(web.templates)

    def routes(self) -> list[Route]:
        """Both routes."""
        return [Route("/areas", self.areas), Route("/areas/{authority:path}", self.area)]

    async def areas(self, request: Request) -> Response:
        """All areas held; those whose name holds what was typed into the search box."""
        typed = form_in_address(request).one("name").strip()[:_LONGEST_NAME]
        areas = self._web.desk().following.areas()
        return HTMLResponse(self._pages.areas_page(areas, matching(areas, typed), typed))

    async def area(self, request: Request) -> Response:
        """One authority's letters in order; the usual name's address for another writing of it.

        Raises ``AreaNotFoundError`` where no letter about it is held.
        """
        following = self._web.desk().following
        name = request.path_params["authority"]
        if name not in following:
            return _elsewhere(following, name)
        newest_first = form_in_address(request).one("order") == NEWEST_FIRST
        return HTMLResponse(await run_in_threadpool(self._page, following, name, newest_first))

    def _page(self, following: Following, name: str, newest_first: bool) -> str:
        return self._pages.area_page(following.history(name), newest_first)


def _elsewhere(following: Following, asked: str) -> Response:
    areas, name = following.areas(), asked[:_LONGEST_NAME]
    held = held_name(areas, name)
    if held is None:
        raise AreaNotFoundError(name, [area.name for area in like(areas, name)[:_MOST_LIKE]])
    return RedirectResponse(f"/areas/{percent_encoded(held)}", 303)
