"""What every group of pages is given to work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from starlette.routing import Route

from service.care.guard import Guard
from service.desk import Desk
from service.templating import Templates

OpenDesk = Callable[[], Desk]
"""Gives the desk of the generation in force; asked anew for each request."""


@dataclass(frozen=True, slots=True)
class Web:
    """The letters in force, the templates, and the guard that looks through forms."""

    desk: OpenDesk
    templates: Templates
    guard: Guard


class Room(Protocol):
    """A group of pages that belong together."""

    def routes(self) -> list[Route]:
        """Their routes."""
        ...
