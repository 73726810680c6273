"""The page about accessibility: a request in, what was tested and what was not out."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from service.web import Web


class CareRoom:
    """What the service owes its readers to know about itself, beside what stands on the page about it."""

    def __init__(self, web: Web) -> None:
        self._render = web.templates.render

    def routes(self) -> list[Route]:
        """The page's route."""
        return [Route("/accessibility", self.accessibility)]

    async def accessibility(self, _: Request) -> Response:
        """The accessibility statement."""
        return HTMLResponse(self._render("accessibility.html", ""))
