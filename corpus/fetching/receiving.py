"""A reply's body in, a growing part file out: within the limits, a PDF, and never taken for whole when it is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.fetching.errors import FetchError, PartError, PassingError, TooLargeError
from corpus.fetching.wire import Reply

MEGABYTE = 1_000_000
_PDF, _END = b"%PDF-", b"%%EOF"
_WEB_PAGE = re.compile(rb"\s*<(?:!doctype|html|\?xml|head|body)", re.IGNORECASE)
_TELLING = 64  # bytes that tell what a file is
_TAIL = 2048  # bytes in which a whole PDF's last line stands
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")


@dataclass(slots=True)
class Limits:
    """The most bytes of one letter and of all; ``received`` counts those that came. ``seconds`` is for one reply."""

    each: int = 50 * MEGABYTE
    in_all: int = 1000 * MEGABYTE
    seconds: float = 600.0
    received: int = 0

    def check(self, size: int, coming: int) -> None:
        """Raises FetchError where a letter of ``size`` bytes, of which ``coming`` are still to come, is too much."""
        if size > self.each:
            raise TooLargeError(f"larger than {_megabytes(self.each)}; if that is right, raise --file-limit")
        if self.received + coming > self.in_all:
            raise FetchError(
                f"more than {_megabytes(self.in_all)} would come in all; fetch it in a run of its own, or raise --total-limit"
            )


def receive(reply: Reply, part: Path, start: int, limits: Limits, clock: Callable[[], float]) -> None:
    """Writes the body behind the first ``start`` bytes of ``part``, 0 for a new one.

    Raises PassingError where the body breaks off (what came is kept), PartError where it does not fit what is there, and
    FetchError where it is too large or no PDF.
    """
    whole = _whole_size(reply, start)
    limits.check(whole or start, (whole or start) - start)
    ends = clock() + limits.seconds
    size = start
    pieces = reply.pieces if start else _of_pdf(reply.pieces)
    with part.open("ab" if start else "wb") as file:
        for piece in pieces:
            size += len(piece)
            limits.check(size, len(piece))
            limits.received += len(piece)
            file.write(piece)
            if clock() > ends:
                raise PassingError(f"it came too slowly ({size:,} bytes so far)")
    _check_whole(reply, part, size, whole)


def _whole_size(reply: Reply, start: int) -> int | None:
    """The letter's size in bytes where the reply states it."""
    if reply.status == 206:
        stated = _RANGE.fullmatch(reply.headers.get("Content-Range", ""))
        if not stated or int(stated[1]) != start:
            raise PartError("the publisher sent another part than the one that was asked for")
        return int(stated[2]) + 1 if stated[3] == "*" else int(stated[3])
    length = reply.headers.get("Content-Length", "")
    return int(length) if length.isascii() and length.isdigit() and "Transfer-Encoding" not in reply.headers else None


def _of_pdf(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same pieces, the first joined until they tell what the file is. Raises FetchError for all but PDF."""
    first = b""
    for piece in pieces:
        first += piece
        if len(first) >= _TELLING:
            break
    if not first:
        raise FetchError("the publisher sent an empty file; open the address in a browser to see why")
    if not first.startswith(_PDF):
        found = "a web page, perhaps to say what is wrong," if _WEB_PAGE.match(first) else "something else"
        raise FetchError(f"the publisher sent {found} in place of a PDF; open the address in a browser to see why")
    yield first
    yield from pieces


def _check_whole(reply: Reply, part: Path, size: int, whole: int | None) -> None:
    if whole is not None and size < whole:
        raise PassingError(f"the connection broke off after {size:,} of {whole:,} bytes")
    if whole is not None and size > whole:
        raise PartError("more came than the publisher had stated")
    if whole is None and "Transfer-Encoding" not in reply.headers and _END not in part.read_bytes()[-_TAIL:]:
        raise PassingError(f"the connection broke off after {size:,} bytes, before the PDF's end")


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:,.6g} MB"
