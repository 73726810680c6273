"""The briefing in the reader's own browser: cookies in, a briefing out, and back; the server keeps nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from service.briefing.briefing import MOST_QUOTES, Briefing
from service.briefing.packing import MOST_UNPACKED, UnreadableError, packed_briefing, unpacked_briefing, unpacked_size
from service.briefing.told import Told, packed_told, unpacked_told
from service.errors import LetterwiseError

MOST_TOGETHER = 7_500
"""Bytes of all our cookies as a browser sends them: many proxies take 8 KB of a header, and others' cookies need room."""
MOST_KEPT = 6_800
"""Bytes of them that are the briefing's."""
_PIECE = 3_800
"""Bytes of one cookie's value; browsers take 4,096 with its name and attributes."""
_PIECES = 2
_MARK = 12
_NAME = "letterwise-briefing-"
_TOLD = "letterwise-told"


class TooLongError(LetterwiseError):
    """A briefing that a browser cannot keep."""

    status = 422


@dataclass(frozen=True, slots=True)
class Kept:
    """What a browser sent: its briefing, whether that could not be read, and the notice for this page.

    ``mark`` names the state; a page that sends another one was made before another window changed the briefing, or by a
    browser that did not send it. It is empty where nothing is kept.
    """

    briefing: Briefing
    is_broken: bool
    told: Told | None
    mark: str = ""


def check_ours(request: Request) -> None:
    """Raises a 403 where a browser says that another site's page sent the form: it could overwrite what is kept.

    Browsers send ``Sec-Fetch-Site`` to https and to their own machine alone; elsewhere ``Origin`` must name this host.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    ours = site in ("same-origin", "none") if site else origin is None or urlsplit(origin).netloc == request.headers.get("host")
    if not ours:
        raise HTTPException(403, "Another site sent this. Open the briefing here, and change it here.")


def read_kept(request: Request) -> Kept:
    """What the request's cookies hold; an empty briefing where there is none, or where it cannot be read."""
    pieces = [request.cookies.get(f"{_NAME}{number}", "") for number in range(_PIECES)]
    told = unpacked_told(request.cookies.get(_TOLD, ""))
    if not any(pieces):
        return Kept(Briefing(), False, told)
    number, _, rest = pieces[0].partition(".")
    mark, _, first = rest.partition(".")
    used = {"1": 1, "2": _PIECES}.get(number, 0)
    try:
        return Kept(unpacked_briefing("".join((first, *pieces[1:used]))), False, told, mark)
    except UnreadableError:
        return Kept(Briefing(), True, told)


def pieces_of(briefing: Briefing, mark: str = "") -> list[str]:
    """The values of the cookies that keep the briefing. Raises TooLongError, saying by how much, where it is too long.

    ``mark`` is that of the page where it stays open, after a download; else the state gets one of its own.
    """
    packed = packed_briefing(briefing)
    value = f"{mark or hashlib.sha256(packed.encode()).hexdigest()[:_MARK]}.{packed}"
    value = f"{-(-(len(value) + 2) // _PIECE)}.{value}"
    pieces = [value[start : start + _PIECE] for start in range(0, len(value), _PIECE)]
    if briefing.quotes > MOST_QUOTES:
        raise TooLongError(f"it would hold {briefing.quotes} quotes, and a briefing holds at most {MOST_QUOTES}")
    over = max(_sent(_named(pieces)) / MOST_KEPT, unpacked_size(briefing) / MOST_UNPACKED)
    if over > 1:
        raise TooLongError(f"it is about {max(1, round((over - 1) * 100))} % too long for a browser to keep")
    return pieces


def keep(request: Request, response: Response, pieces: list[str], told: Told | None = None) -> None:
    """Lets the browser keep the briefing, until it is closed, and the notice until the next page."""
    cookies = {**dict.fromkeys((f"{_NAME}{number}" for number in range(_PIECES)), ""), **_named(pieces), _TOLD: ""}
    if told is not None:
        cookies[_TOLD] = packed_told(told)
    for name, value in cookies.items():
        _set(request, response, name, value)


def mark_in(pieces: list[str]) -> str:
    """The mark of what the cookies keep."""
    return pieces[0].split(".")[1]


def has_room(pieces: list[str], told: Told) -> bool:
    """Whether the notice fits beside the briefing."""
    return _sent({**_named(pieces), _TOLD: packed_told(told)}) <= MOST_TOGETHER


def forget_told(request: Request, response: Response) -> None:
    """Takes the notice out of the browser once it is shown."""
    if _TOLD in request.cookies:
        _set(request, response, _TOLD, "")


def _named(pieces: list[str]) -> dict[str, str]:
    return {f"{_NAME}{number}": piece for number, piece in enumerate(pieces)}


def _sent(cookies: dict[str, str]) -> int:
    return sum(len(f"{name}={value}; ") for name, value in cookies.items())


def _set(request: Request, response: Response, name: str, value: str) -> None:
    """An empty value takes the cookie away; one that was not there needs no taking away."""
    if not value and name not in request.cookies:
        return
    response.set_cookie(
        name,
        value,
        max_age=None if value else 0,
        path="/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )
