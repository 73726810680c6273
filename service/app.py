"""The web service as a whole: something that answers questions in, an ASGI application out."""

from __future__ import annotations

from fastapi import FastAPI

from service.api import Api
from service.asking import Asking
from service.edge import Edge
from service.problems import Failures
from service.render_html import Pages
from service.routes import Website
from service.static_files import read_stylesheet

_DESCRIPTION = """Questions over published inspection letters about services for children. Every quote is exact:
`text` is the letter's own text from `start` to `end`. Questions are sent by POST, and neither logged nor stored."""


def create_app(asking: Asking) -> FastAPI:
    """Builds the pages and the JSON routes around ``asking``; the description of the latter is at ``/openapi.json``."""
    app = FastAPI(title="Letterwise", description=_DESCRIPTION, version="1", docs_url=None, redoc_url=None)
    stylesheet = read_stylesheet()
    pages = Pages(stylesheet.url)
    failures = Failures(pages.error_page)
    failures.install(app)
    app.include_router(Api(asking).router())
    app.router.routes.extend(Website(asking, pages, stylesheet).routes())
    app.add_middleware(Edge, failures=failures)
    return app
