"""Vectors kept to be read by place: held in memory as they are, or mapped from files, in sixteen bits where they are compared.

A mapped page counts as memory only once it has been read, and sixteen bits halve what is read; the vectors as they were
embedded stand beside, for the next index to take over, and are not read while questions are answered.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from indexer.embedding import Vectors
from indexer.engines.contract import Places
from indexer.errors import IndexMismatchError

WHOLE_FILE, SHORT_FILE = "vectors.npy", "vectors_short.npy"
_SCALE = 32767
"""Components of unit vectors lie in -1..1; rounded to one part in 32,767 they move an inner product by some 0.00001."""
_AT_ONCE = 1024
"""Rows in one product: NumPy's OpenBLAS takes all cores for more than 460,000 multiplications and waits for those that other
work holds."""
_PACKED_AT_ONCE = 16_384

Short = NDArray[np.int16]


class Rows(Protocol):
    """Unit vectors of one length by place."""

    def __len__(self) -> int: ...

    def scores(self, vector: Vectors, places: Places) -> NDArray[np.float32]:
        """Inner products of ``vector`` with those at ``places``, shape (len(places),)."""
        ...

    def vectors(self, places: Places) -> Vectors:
        """Those at ``places`` as they were embedded, float32 of shape (len(places), dimensions)."""
        ...


class HeldRows:
    """All vectors in memory, exact."""

    def __init__(self, whole: Vectors) -> None:
        """``whole`` has the shape (passages, dimensions)."""
        self._whole = whole

    def __len__(self) -> int:
        return len(self._whole)

    def scores(self, vector: Vectors, places: Places) -> NDArray[np.float32]:
        """Exact inner products; see `Rows`."""
        return _products(self._whole, vector, places)

    def vectors(self, places: Places) -> Vectors:
        """The vectors at ``places``; see `Rows`."""
        return np.array(self._whole[places], dtype=np.float32)


class MappedRows:
    """Vectors in two files: in sixteen bits, for inner products to the fourth decimal, and as they were embedded."""

    def __init__(self, short: Short, whole: Vectors) -> None:
        """Both have the shape (passages, dimensions)."""
        self._short = short
        self._whole = whole

    @classmethod
    def build(cls, vectors: Vectors) -> MappedRows:
        """Packs ``vectors``, some thousand at a time."""
        short = np.empty(vectors.shape, dtype=np.int16)
        for begin in range(0, len(vectors), _PACKED_AT_ONCE):
            part = slice(begin, begin + _PACKED_AT_ONCE)
            short[part] = np.rint(vectors[part] * _SCALE)
        return cls(short, vectors)

    @classmethod
    def load(cls, folder: Path) -> MappedRows:
        """Maps what `save` wrote. Raises IndexMismatchError where a file is missing or damaged."""
        try:
            short, whole = (np.load(folder / name, mmap_mode="r") for name in (SHORT_FILE, WHOLE_FILE))
        except (OSError, EOFError, ValueError) as error:
            what = f"{folder / SHORT_FILE} or {WHOLE_FILE} beside it is damaged ({error})"
            raise IndexMismatchError(f"{what}; build the index again with 'letterwise index'") from error
        return cls(np.asarray(short), np.asarray(whole))

    def __len__(self) -> int:
        return len(self._short)

    def scores(self, vector: Vectors, places: Places) -> NDArray[np.float32]:
        """Inner products to the fourth decimal; see `Rows`."""
        return _products(self._short, np.asarray(vector / _SCALE, dtype=np.float32), places)

    def vectors(self, places: Places) -> Vectors:
        """The vectors at ``places``, as they were embedded; see `Rows`."""
        return np.array(self._whole[places], dtype=np.float32)

    def save(self, folder: Path) -> None:
        """Writes two array files into the folder."""
        np.save(folder / SHORT_FILE, self._short)
        np.save(folder / WHOLE_FILE, self._whole)


def _products(rows: Vectors | Short, vector: Vectors, places: Places) -> NDArray[np.float32]:
    products = np.empty(len(places), dtype=np.float32)
    for begin in range(0, len(places), _AT_ONCE):
        part = np.take(rows, places[begin : begin + _AT_ONCE], axis=0)
        products[begin : begin + _AT_ONCE] = part.astype(np.float32, copy=False) @ vector
    return products
