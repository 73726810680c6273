"""Rows of an array file, run by run: which rows in, their values out, read anew each time and never held.

A mapped file is quicker by a tenth of a millisecond for a hundred passages, but each page once looked at, and fifteen around
it, counts as the process's memory: 2 GB after some hundred questions to a million passages.
"""

from __future__ import annotations

import os
import weakref
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.engines.contract import Places


class RowFile:
    """An array file of bytes, opened; may be read from several threads."""

    def __init__(self, path: Path) -> None:
        """Raises OSError where there is no file, and ValueError where it is not a whole array of bytes with two axes."""
        with path.open("rb") as file:
            if np.lib.format.read_magic(file) != (1, 0):
                raise ValueError(f"{path} is not an array file of the first version")
            (rows, self.columns), _, kind = np.lib.format.read_array_header_1_0(file)
            self._offset = file.tell()
        self._rows = int(rows)
        self._path = path
        if kind != np.int8 or path.stat().st_size < self._offset + self._rows * self.columns:
            raise ValueError(f"{path} is shorter than it says, or holds no bytes")
        self._handle = os.open(path, os.O_RDONLY)
        weakref.finalize(self, os.close, self._handle)

    def __len__(self) -> int:
        return self._rows

    def whole(self) -> NDArray[np.int8]:
        """All rows."""
        return np.asarray(np.load(self._path))

    def runs(self, begins: Places, ends: Places) -> NDArray[np.int8]:
        """The rows from each begin to its end, run after run, shape (rows, columns)."""
        sizes, offsets = (ends - begins) * self.columns, begins * self.columns + self._offset
        read = [os.pread(self._handle, size, offset) for size, offset in zip(sizes.tolist(), offsets.tolist(), strict=True)]
        return np.frombuffer(b"".join(read), dtype=np.int8).reshape(-1, self.columns)


class HeldRows:
    """The same of an array in memory."""

    def __init__(self, values: NDArray[np.int8]) -> None:
        """``values`` has the shape (rows, columns)."""
        self._values = values

    def __len__(self) -> int:
        return len(self._values)

    def whole(self) -> NDArray[np.int8]:
        """All rows."""
        return self._values

    def runs(self, begins: Places, ends: Places) -> NDArray[np.int8]:
        """The rows from each begin to its end; see `RowFile`."""
        lengths = ends - begins
        rows = np.repeat(begins - (np.cumsum(lengths) - lengths), lengths) + np.arange(lengths.sum())
        return np.take(self._values, rows, axis=0)
