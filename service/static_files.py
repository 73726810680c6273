"""The files that the web pages need: where the templates stand, and the style sheet with an address of its own content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).parent
TEMPLATES = _HERE / "templates"
STYLESHEET_PATH = "/static/letterwise.css"


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """The style sheet's bytes and its address, which changes with them, so that a browser may keep it for ever."""

    content: bytes
    url: str


def read_stylesheet() -> Stylesheet:
    """Reads the built style sheet from the package."""
    content = (_HERE / "static" / "letterwise.css").read_bytes()
    return Stylesheet(content, f"{STYLESHEET_PATH}?v={hashlib.sha256(content).hexdigest()[:16]}")
