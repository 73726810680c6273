"""One indexer a folder: a folder in, held for this process alone while it builds."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from indexer.errors import IndexBusyError


@contextmanager
def only_indexer(folder: Path) -> Iterator[None]:
    """Holds the folder's lock, which ends with the process; leftovers of an indexer that was killed are removed.

    Makes the folder where it is missing. Raises IndexBusyError where another indexer is at work on it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with closing((folder / ".lock").open("w")) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise IndexBusyError(
                f"another indexer is at work on {folder}; wait until it is done, then run this again"
            ) from error
        for leftover in folder.glob(".building-*"):
            shutil.rmtree(leftover)
        yield
