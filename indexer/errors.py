"""Errors of building and opening an index; each message says what failed and what to do next."""

from __future__ import annotations


class IndexerError(Exception):
    """Base of this package's errors; its message is fit to be shown to the person who runs the command."""


class IndexMissingError(IndexerError):
    """There is no index in the folder."""


class IndexMismatchError(IndexerError):
    """An index that this program or this encoder cannot answer from."""


class IndexBusyError(IndexerError):
    """Another indexer is at work on the same folder."""


class MilvusError(IndexerError):
    """A Milvus that cannot be reached, or does not hold what it should."""
