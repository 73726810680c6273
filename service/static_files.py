"""The files that the web pages need: where the templates stand, and what browsers fetch, each at an address of its content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

_HERE = Path(__file__).parent
TEMPLATES = _HERE / "templates"
STYLESHEET_PATH = "/static/letterwise.css"
SCRIPT_PATH = "/static/letterwise.js"
_FOR_EVER = {"cache-control": "public, max-age=31536000, immutable"}


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file's bytes and its address, which changes with them, so that a browser may keep it for ever."""

    path: str
    content: bytes
    media_type: str

    @property
    def url(self) -> str:
        """The path with a hash of the content."""
        return f"{self.path}?v={hashlib.sha256(self.content).hexdigest()[:16]}"

    def route(self) -> Route:
        """Serves the file at its path."""
        return Route(self.path, self._serve)

    async def _serve(self, _: Request) -> Response:
        return Response(self.content, media_type=self.media_type, headers=_FOR_EVER)


def read_stylesheet() -> StaticFile:
    """Reads the built style sheet from the package."""
    return _read(STYLESHEET_PATH, "text/css")


def read_script() -> StaticFile:
    """Reads the script from the package; it adds *Copy* buttons, and nothing else depends on it."""
    return _read(SCRIPT_PATH, "text/javascript")


def _read(path: str, media_type: str) -> StaticFile:
    return StaticFile(path, (_HERE / path.removeprefix("/")).read_bytes(), media_type)
