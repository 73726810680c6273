"""The embedded engine: FAISS, exact inner products, one file."""

from __future__ import annotations

import errno
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from indexer.embedding import Vectors
from indexer.engines.contract import Places
from indexer.errors import IndexMismatchError

FILE = "vectors.faiss"


class FaissEngine:
    """A flat FAISS index: exact, and fast enough up to 100,000 passages."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index
        self._vectors = faiss.rev_swig_ptr(index.get_xb(), index.ntotal * index.d).reshape(index.ntotal, index.d)

    @classmethod
    def build(cls, vectors: Vectors) -> FaissEngine:
        """Holds ``vectors``, float32 unit vectors of shape (passages, dimensions), in their order."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors))
        return cls(index)

    @classmethod
    def load(cls, folder: Path) -> FaissEngine:
        """Reads what `save` wrote. Raises IndexMismatchError for a damaged file."""
        try:
            return cls(faiss.read_index(str(folder / FILE)))
        except RuntimeError as error:
            raise IndexMismatchError(f"{folder / FILE} is damaged; build the index again with 'letterwise index'") from error

    def nearest(self, vector: Vectors, count: int, allowed: Places | None = None) -> Places:
        """At most ``count`` places, best first; see `Engine`."""
        count = min(count, self._index.ntotal if allowed is None else len(allowed))
        if count == 0:
            return np.empty(0, dtype=np.int64)
        parameters = None if allowed is None else faiss.SearchParameters(sel=faiss.IDSelectorBatch(allowed))
        _, places = self._index.search(vector[None, :], count, params=parameters)
        return np.asarray(places[0][places[0] >= 0], dtype=np.int64)

    def scores(self, vector: Vectors, places: Places) -> NDArray[np.float32]:
        """Exact inner products; see `Engine`."""
        return np.asarray(self._vectors[places] @ vector, dtype=np.float32)

    def vectors(self, places: Places) -> Vectors:
        """The vectors at ``places``; see `Engine`."""
        return np.array(self._vectors[places], dtype=np.float32)

    def save(self, folder: Path) -> None:
        """Writes one file into the folder. Raises OSError where that fails, as on a full disk."""
        try:
            faiss.write_index(self._index, str(folder / FILE))
        except RuntimeError as error:  # FAISS gives the system's reason in words alone
            number = errno.ENOSPC if "No space left" in str(error) else errno.EIO
            raise OSError(number, str(error), str(folder / FILE)) from error
