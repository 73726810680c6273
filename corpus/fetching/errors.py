"""What can go wrong with one letter's download; a message says what happened, and the next letters still have their turn."""

from __future__ import annotations

from corpus.errors import CorpusError


class FetchError(CorpusError):
    """A letter that will not be had by trying again."""


class TooLargeError(FetchError):
    """A letter with more bytes than one letter may have."""


class PassingError(FetchError):
    """A trouble that may pass, so that it is worth asking again; ``wait`` is how many seconds the server asked for."""

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


class UnreachableError(PassingError):
    """No connection to the host at all: offline, or a proxy in between."""


class PartError(FetchError):
    """The part that was kept does not fit what the publisher has now: it is to be fetched whole."""
