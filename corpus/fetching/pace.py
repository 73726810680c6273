"""How long to wait: between two requests, before asking again, and as long as a server asks for. The clock comes in."""

from __future__ import annotations

import datetime
import email.utils
from collections.abc import Callable
from dataclasses import dataclass, field

LONGEST_WAIT = 300.0
"""Seconds; a server that asks for more is left alone in this run."""
_FIRST_BACKOFF = 2.0
_MOST_SECONDS = 10**9


@dataclass(slots=True)
class Pace:
    """Leaves ``delay`` seconds between the end of one request and the start of the next.

    ``clock`` counts seconds and never goes back, ``now`` is the time of day in UTC, ``sleep`` waits.
    """

    delay: float
    clock: Callable[[], float]
    sleep: Callable[[float], None]
    now: Callable[[], datetime.datetime]
    _ended: float | None = field(default=None, init=False)

    def before_request(self) -> None:
        """Waits until the next request may start."""
        if self._ended is not None:
            self.wait(self._ended + self.delay - self.clock())

    def after_request(self) -> None:
        """Notes that a request has ended."""
        self._ended = self.clock()

    def wait(self, seconds: float) -> None:
        """Waits; nothing where ``seconds`` is not above 0."""
        if seconds > 0:
            self.sleep(seconds)

    def asked_to_wait(self, retry_after: str | None) -> float | None:
        """Seconds that a Retry-After header (a number, or a date as in RFC 9110) asks for; None where it says nothing."""
        text = (retry_after or "").strip()
        if text.isascii() and text.isdigit():
            return float(min(int(text[:12]), _MOST_SECONDS))
        try:
            until = email.utils.parsedate_to_datetime(text)
        except ValueError:
            return None
        if until.tzinfo is None:
            until = until.replace(tzinfo=datetime.UTC)
        return max(0.0, (until - self.now()).total_seconds())


def backoff(attempt: int) -> float:
    """Seconds to wait after failed attempt 1, 2, 3 …: 2, 4, 8 …"""
    return _FIRST_BACKOFF * 2.0 ** (attempt - 1)
