"""One tab of the browser, with or without JavaScript: pages are opened in it, and what goes wrong meanwhile is written down."""

from __future__ import annotations

import enum
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Page, Request, Response, Route

from tests.browser.state import Visit

WIDE = (1150, 900)
_BOUNDARY = "letterwise-tests"


class Mode(enum.StrEnum):
    """Whether pages may run scripts."""

    ON = "javascript-on"
    OFF = "javascript-off"


class Tab:
    """The tab of a window, wide and without cookies when it is opened; used as a context manager. It is the same page of the
    browser each time, because a fresh one takes half a second to become quick. ``faults`` are messages of the console and
    requests to other hosts.

    Without JavaScript, scripts stay off while a page loads and is used; `scripts_for_the_test` lets a checking script run.
    """

    def __init__(self, page: Page, address: str, mode: Mode) -> None:
        self.mode = mode
        self.page = page
        self.faults: list[str] = []
        self._address = address
        self._window = page.context
        self._chromium = self._window.new_cdp_session(page)
        self._listening: dict[str, Any] = {
            "console": lambda message: self._heard(message.type, message.text),
            "pageerror": lambda error: self.faults.append(f"script failed: {error}"),
            "request": self._left,
        }

    def __enter__(self) -> Tab:
        self.resize(*WIDE)
        self._scripts(self.mode is Mode.ON)
        for event, listener in self._listening.items():
            self.page.on(event, listener)  # type: ignore[call-overload]
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for event, listener in self._listening.items():
            self.page.remove_listener(event, listener)
        self.page.unroute_all()
        self.page.emulate_media(media="screen")
        self.page.goto("about:blank")
        self._chromium.detach()
        self._window.clear_cookies()
        self._window.clear_permissions()

    def go(self, visit: Visit) -> Response:
        """Loads a page; one by POST is sent as its form would be."""
        if visit.fields is not None or visit.file is not None:
            self.page.route(re.compile(re.escape(self._address + visit.path) + "$"), _posting(visit), times=1)
        response = self.page.goto(self._address + visit.path)
        assert response is not None, f"{visit.path} is the page that was open"
        return response

    def resize(self, width: int, height: int) -> None:
        """Sets the window in CSS pixels."""
        self.page.set_viewport_size({"width": width, "height": height})

    def zoom(self, width: int, height: int, density: int) -> None:
        """Sets the window in CSS pixels; ``density`` tells how many of the screen's make one, as zooming in does."""
        size = {"width": width, "height": height, "deviceScaleFactor": density, "mobile": False}
        self._chromium.send("Emulation.setDeviceMetricsOverride", size)

    def allow(self, *permissions: str) -> None:
        """Grants what the browser would ask the person for, such as ``clipboard-read``."""
        self._window.grant_permissions(list(permissions))

    @contextmanager
    def scripts_for_the_test(self) -> Iterator[None]:
        """A script of the test may use timers here; those of the page itself were left out when it was loaded."""
        self._scripts(True)
        try:
            yield
        finally:
            self._scripts(self.mode is Mode.ON)

    def evaluate(self, script: str, *arguments: Any) -> Any:
        """What a script makes of the page."""
        return self.page.evaluate(script, *arguments)

    def _scripts(self, allowed: bool) -> None:
        self._chromium.send("Emulation.setScriptExecutionDisabled", {"value": not allowed})

    def _heard(self, kind: str, words: str) -> None:
        """A page that is refused on purpose is told of in the console too: its status is checked elsewhere."""
        if kind in ("error", "warning") and not words.startswith("Failed to load resource: the server responded with a status"):
            self.faults.append(f"console: {words}")

    def _left(self, request: Request) -> None:
        if not request.url.startswith((self._address, "data:")):
            self.faults.append(f"asked another host: {request.url}")


def _posting(visit: Visit) -> Any:
    kind, body = _body(visit)

    def post(route: Route) -> None:
        route.continue_(method="POST", headers={**route.request.headers, "content-type": kind}, post_data=body)

    return post


def _body(visit: Visit) -> tuple[str, str]:
    fields = visit.fields or ()
    if visit.file is None:
        return "application/x-www-form-urlencoded", urlencode(fields)
    parts = [(f"name={json.dumps(name)}", value) for name, value in fields]
    parts.append((f"name={json.dumps(visit.file.field)}; filename={json.dumps(visit.file.name)}", visit.file.words))
    body = "".join(f"--{_BOUNDARY}\r\nContent-Disposition: form-data; {name}\r\n\r\n{value}\r\n" for name, value in parts)
    return f"multipart/form-data; boundary={_BOUNDARY}", f"{body}--{_BOUNDARY}--\r\n"
