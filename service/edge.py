"""The outermost layer of the web service: limits what comes in, adds security headers, and catches what nobody caught."""

from __future__ import annotations

import logging
import traceback

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.problems import Failures

LONGEST_BODY = 64 * 1024
"""Bytes of a request's body."""
LONGER_BODIES = {"/briefing/open": 320 * 1024}
"""Where a file comes in: one of briefing_file.LONGEST_FILE with the page's form around it."""
_FRAMES = 8
"""How many steps of the way to an error are logged."""
_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "referrer-policy": "strict-origin",  # with "no-referrer" our own forms would not tell where they come from
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_log = logging.getLogger(__name__)


class Edge:
    """ASGI middleware. An unexpected error is logged without its message, because that may repeat a question."""

    def __init__(self, app: ASGIApp, failures: Failures) -> None:
        self._app = app
        self._failures = failures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes one request on, guarded."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        reply = _Reply(send)
        longest = LONGER_BODIES.get(scope["path"], LONGEST_BODY)
        if _announced_length(scope) > longest:
            await self._failures.response(scope["path"], 413, _too_large(longest))(scope, receive, reply.send)
            return
        try:
            await self._app(scope, _Limited(receive, longest).receive, reply.send)
        except Exception as error:  # the HTTP edge: a reader gets a plain page, the log the place and the kind of error
            place = "".join(traceback.format_tb(error.__traceback__, limit=-_FRAMES))
            _log.error("%s in %s %s\n%s", type(error).__name__, scope["method"], scope["path"], place)
            if not reply.started:
                await self._failures.response(scope["path"], 500)(scope, receive, reply.send)


class _Limited:
    """The body of a request, counted while it comes in."""

    def __init__(self, receive: Receive, longest: int) -> None:
        self._receive = receive
        self._longest = longest
        self._length = 0

    async def receive(self) -> Message:
        message = await self._receive()
        self._length += len(message.get("body", b""))
        if self._length > self._longest:
            raise HTTPException(413, _too_large(self._longest))
        return message


class _Reply:
    """The response on its way out, with the security headers; kept out of caches unless it says otherwise."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.started = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            headers.setdefault("cache-control", "no-store")
        await self._send(message)


def _too_large(longest: int) -> str:
    return f"The request is larger than {longest // 1024} KB."


def _announced_length(scope: Scope) -> int:
    length = Headers(scope=scope).get("content-length", "0")
    return int(length) if length.isdecimal() else 0
