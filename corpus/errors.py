"""Errors of reading and keeping letters; each message says what failed, which file, and what to do next."""

from __future__ import annotations


class CorpusError(Exception):
    """Base of this package's errors; its message is fit to be shown to the person who runs the command."""


class ReadError(CorpusError):
    """A file that cannot be read as a letter. The message does not repeat the file's name."""


class ScannedError(ReadError):
    """A file whose pages are pictures: no reader finds text in it before text recognition has."""
