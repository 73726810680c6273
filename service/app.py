"""The web service as a whole: something that answers questions in, an ASGI application out."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.routing import Route

from service.api import Api
from service.asking import Asking
from service.briefing.routes import BriefingRoom
from service.browsing.routes import BrowsingRoom
from service.care.guard import Guard
from service.care.routes import CareRoom
from service.comparing.routes import ComparingRoom
from service.edge import Edge
from service.following.routes import FollowingRoom
from service.problems import Failures
from service.render_html import Pages
from service.routes import Website
from service.sharing.routes import SharingRoom
from service.static_files import read_script, read_stylesheet
from service.templating import Templates
from service.web import OpenDesk, Room, Web

_DESCRIPTION = """Questions over published inspection letters about services for children. Every quote is exact:
`text` is the letter's own text from `start` to `end`. Questions are sent by POST, and neither logged nor stored."""


def create_app(asking: Asking, desk: OpenDesk) -> FastAPI:
    """Builds the pages and the JSON routes around what answers questions and the desk of the generation in force.

    The JSON routes are described at ``/openapi.json``.
    """
    app = FastAPI(title="Letterwise", description=_DESCRIPTION, version="1", docs_url=None, redoc_url=None)
    stylesheet, script = read_stylesheet(), read_script()
    templates = Templates(stylesheet.url, script.url)
    pages = Pages(templates)
    web = Web(desk, templates, Guard(templates))
    failures = Failures(pages.error_page)
    failures.install(app)
    app.include_router(Api(asking, desk).router())
    app.router.routes.extend(Website(asking, pages, web.guard).routes())
    app.router.routes.extend((stylesheet.route(), script.route()))
    app.router.routes.extend(_rooms(web))
    app.add_middleware(Edge, failures=failures)
    return app


def _rooms(web: Web) -> list[Route]:
    """The routes of each group of pages."""
    rooms: tuple[Room, ...] = (
        BriefingRoom(web),
        ComparingRoom(web),
        FollowingRoom(web),
        BrowsingRoom(web),
        SharingRoom(web),
        CareRoom(web),
    )
    return [route for room in rooms for route in room.routes()]
