"""A service under load: an address, questions and a number of connections in, answers a second and their milliseconds out."""

from __future__ import annotations

import asyncio
import json
import re
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice

from eval.errors import SystemUnderTestError
from eval.measures import percentile

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)\r\n", re.IGNORECASE)
_STATUS = re.compile(rb"HTTP/1\.1 (\d{3})")
_END_OF_HEAD = b"\r\n\r\n"
_PATIENCE = 120.0
"""Seconds after which a service under load counts as stuck."""


@dataclass(frozen=True, slots=True)
class Load:
    """Answers under load; ``failed`` counts answers with another status than 200 and connections that broke."""

    connections: int
    answers: int
    failed: int
    per_second: float
    median_ms: float
    p99_ms: float


def load(host: str, port: int, questions: Sequence[str], connections: int, requests: int) -> Load:
    """``POST /api/answer`` over so many kept-alive connections at once, each asking again as soon as it is answered.

    Raises SystemUnderTestError where not one answer comes, or the service is stuck for two minutes.
    """
    try:
        return asyncio.run(asyncio.wait_for(_load(host, port, questions, connections, requests), _PATIENCE))
    except TimeoutError as error:
        raise SystemUnderTestError(f"the service did not answer {requests} questions in {_PATIENCE:.0f} s") from error


async def _load(host: str, port: int, questions: Sequence[str], connections: int, requests: int) -> Load:
    waiting = islice(cycle([_request(host, question) for question in questions]), requests)
    askers = [_Asker(waiting) for _ in range(connections)]
    loop = asyncio.get_running_loop()
    for asker in askers:
        await loop.create_connection(lambda asker=asker: asker, host, port)  # type: ignore[misc]
    begun = time.perf_counter()
    for asker in askers:
        asker.ask()
    await asyncio.gather(*(asker.done for asker in askers))
    seconds = time.perf_counter() - begun
    milliseconds = [each for asker in askers for each in asker.milliseconds]
    if not milliseconds:
        raise SystemUnderTestError("the service answered nothing under load")
    return Load(
        connections=connections,
        answers=len(milliseconds),
        failed=sum(asker.failed for asker in askers),
        per_second=len(milliseconds) / seconds,
        median_ms=statistics.median(milliseconds),
        p99_ms=percentile(milliseconds, 99),
    )


def _request(host: str, question: str) -> bytes:
    body = json.dumps({"question": question}).encode()
    head = f"POST /api/answer HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


class _Asker(asyncio.Protocol):
    """One connection; parses no more of an answer than its status and length, so as to leave the processors to the service."""

    def __init__(self, waiting: Iterator[bytes]) -> None:
        self._waiting = waiting
        self._transport: asyncio.Transport | None = None
        self._head = b""
        self._status = b""
        self._missing = 0
        self._asked = 0.0
        self.milliseconds: list[float] = []
        self.failed = 0
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keeps the connection to ask over."""
        if isinstance(transport, asyncio.Transport):
            self._transport = transport

    def ask(self) -> None:
        """Sends the next question, or closes the connection after the last."""
        request = next(self._waiting, None)
        if self._transport is None or request is None:
            self._finish()
            return
        self._asked = time.perf_counter()
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        """Counts an answer once it is whole, and asks again."""
        if self._status:
            self._missing -= len(data)
        else:
            self._head += data
            self._read_head()
        if self._status and self._missing <= 0:
            if self._status == b"200":
                self.milliseconds.append(1000 * (time.perf_counter() - self._asked))
            else:
                self.failed += 1
            self._head = self._status = b""
            self.ask()

    def _read_head(self) -> None:
        """Status and length, once the whole head is there."""
        head, found, body = self._head.partition(_END_OF_HEAD)
        length, status = _LENGTH.search(head + b"\r\n"), _STATUS.match(head)
        if found and length and status:
            self._status, self._missing = status[1], int(length[1]) - len(body)

    def connection_lost(self, exc: Exception | None) -> None:
        """A connection that breaks before the end has failed its question."""
        if not self.done.done():
            self.failed += 1
            self._finish()

    def _finish(self) -> None:
        if not self.done.done():
            self.done.set_result(None)
        if self._transport is not None:
            self._transport.close()
