"""A small publisher on 127.0.0.1 that answers as it is told, and a fetch from it without waiting; no outside network."""

from __future__ import annotations

import datetime
import hashlib
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from corpus.catalogue import CatalogueEntry
from corpus.fetching.folder import Folder
from corpus.fetching.hosts import Hosts
from corpus.fetching.letters import Fetched, Fetching
from corpus.fetching.pace import Pace
from corpus.fetching.receiving import Limits
from corpus.fetching.wire import Wire
from corpus.letter import LetterKind

PDF = b"%PDF-1.4\n" + b"An invented letter about Ashmere. " * 300 + b"\n%%EOF\n"
OTHER_PDF = b"%PDF-1.4\n" + b"Another invented letter, about Dunwick. " * 250 + b"\n%%EOF\n"
NOON = datetime.datetime(2026, 1, 5, 12, 0, tzinfo=datetime.UTC)


def sha256(content: bytes) -> str:
    """The digest of a letter as a catalogue writes it."""
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True, slots=True)
class Told:
    """One reply of the publisher; of the body only ``sent`` bytes go out before the connection is closed."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    sent: int | None = None


@dataclass(slots=True)
class Publisher:
    """What the publisher answers at each path, one reply after the other and the last again and again; and who asked."""

    port: int
    replies: dict[str, list[Told]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def next_reply(self, path: str) -> Told:
        """The reply that is due at ``path``."""
        waiting = self.replies.get(path, [Told(404)])
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    def address(self, path: str) -> str:
        """The whole address of a path here."""
        return f"http://127.0.0.1:{self.port}{path}"

    def entry(self, name: str = "ashmere", content: bytes | None = None) -> CatalogueEntry:
        """A catalogue's entry for the letter at ``/name``, with the digest of ``content`` if given."""
        digest = sha256(content) if content is not None else None
        date = datetime.date(2020, 2, 17)
        address = self.address(f"/{name}")
        return CatalogueEntry(name, 'Visit to "Ashmere"', "Ashmere", LetterKind.FOCUSED_VISIT, date, address, digest)

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [path for path, _ in self.asked]


def whole(body: bytes = PDF, etag: str = '"one"', modified: str = "") -> Told:
    """A letter sent whole, with the mark of its version."""
    return Told(200, body, {"Content-Length": str(len(body)), **_marks(etag, modified)})


def _marks(etag: str, modified: str) -> dict[str, str]:
    return {name: mark for name, mark in (("ETag", etag), ("Last-Modified", modified)) if mark}


def cut(body: bytes = PDF, sent: int = 5000, etag: str = '"one"', modified: str = "") -> Told:
    """A letter whose connection breaks off after ``sent`` bytes."""
    return Told(200, body, whole(body, etag, modified).headers, sent)


def rest(body: bytes = PDF, start: int = 5000, etag: str = '"one"') -> Told:
    """What follows the first ``start`` bytes."""
    told = {
        "Content-Range": f"bytes {start}-{len(body) - 1}/{len(body)}",
        "Content-Length": str(len(body) - start),
        "ETag": etag,
    }
    return Told(206, body[start:], told)


@contextmanager
def publishing() -> Iterator[Publisher]:
    """A publisher that answers until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            publisher.asked.append((self.path, dict(self.headers)))
            told = publisher.next_reply(self.path)
            self.send_response(told.status)
            for name, value in told.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(told.body[: told.sent])

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            """Says nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        publisher = Publisher(server.server_port)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield publisher
        finally:
            server.shutdown()
            thread.join()


@dataclass(slots=True)
class Visitor:
    """Fetches from a publisher into a folder; its clock stands still but for what it would have slept."""

    publisher: Publisher
    folder: Path
    delay: float = 2.0
    slept: list[float] = field(default_factory=list)
    hosts: frozenset[str] = frozenset()

    def wire(self) -> Wire:
        """Asks that publisher alone, past any proxy."""
        clock: Callable[[], float] = lambda: sum(self.slept)  # noqa: E731
        pace = Pace(self.delay, clock, self.slept.append, lambda: NOON)
        return Wire(Hosts(self.hosts, plain_port=self.publisher.port), pace, seconds=5, proxies={})

    def fetch(self, *entries: CatalogueEntry, limits: Limits | None = None) -> list[Fetched]:
        """The letters' outcomes in one run."""
        return list(Fetching(self.wire(), Folder(self.folder), limits or Limits()).fetch_all(entries))

    def files(self) -> list[str]:
        """What a person sees in the folder."""
        shown = (path.relative_to(self.folder) for path in self.folder.rglob("*") if path.is_file())
        return sorted(path.as_posix() for path in shown if path.parts[0] != ".fetch")
