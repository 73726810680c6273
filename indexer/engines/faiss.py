"""The embedded engine: FAISS proposes places, the vectors themselves decide; vectors in, the nearest places out.

``vectors.faiss`` holds all vectors of a small index, else what proposes places; then `indexer.engines.rows` keeps the vectors.
"""

from __future__ import annotations

import errno
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from indexer.embedding import Vectors
from indexer.engines.contract import Places
from indexer.engines.rows import HeldRows, MappedRows, Rows
from indexer.engines.structures import FLAT_UP_TO, Structure, build, proposed
from indexer.errors import IndexMismatchError

FILE = "vectors.faiss"


class FaissEngine:
    """Exact up to some thousand passages; above, the nearest are found among what a compressed structure proposes."""

    def __init__(self, index: faiss.Index, rows: Rows) -> None:
        self._index = index
        self._rows = rows

    @classmethod
    def build(cls, vectors: Vectors, structure: Structure | None = None) -> FaissEngine:
        """Holds ``vectors``, float32 unit vectors of shape (passages, dimensions), in their order; the structure is chosen
        by their number where none is given."""
        chosen = structure or Structure.for_size(len(vectors))
        index = build(vectors, chosen)
        return cls(index, _held(index) if chosen is Structure.FLAT else MappedRows.build(vectors))

    @classmethod
    def load(cls, folder: Path) -> FaissEngine:
        """Reads what `save` wrote. Raises IndexMismatchError for a damaged file."""
        faiss.omp_set_num_threads(1)  # one question is one core's work; threads for less wait for one another
        try:
            index = faiss.read_index(str(folder / FILE))
            rows = _held(index) if Structure.of(index) is Structure.FLAT else MappedRows.load(folder)
            if len(rows) != index.ntotal:
                raise ValueError(f"it proposes {index.ntotal} places, and {len(rows)} vectors stand beside it")
        except (RuntimeError, ValueError) as error:
            raise IndexMismatchError(f"{folder / FILE} is damaged; build the index again with 'letterwise index'") from error
        return cls(index, rows)

    @property
    def searched_bytes(self) -> int:
        """What is looked through for the nearest where all is."""
        return int(self._index.code_size * self._index.ntotal)

    def nearest(self, vector: Vectors, count: int, allowed: Places | None = None) -> Places:
        """At most ``count`` places, best first; ties fall to the earlier place; see `Engine`."""
        if allowed is None and self._index.ntotal <= FLAT_UP_TO:
            allowed = np.arange(self._index.ntotal)
        count = min(count, self._index.ntotal if allowed is None else len(allowed))
        if count == 0:
            return np.empty(0, dtype=np.int64)
        if allowed is None or len(allowed) > FLAT_UP_TO:
            allowed = proposed(self._index, vector, count, allowed)
        return _best(allowed, self._rows.scores(vector, allowed), count)

    def scores(self, vector: Vectors, places: Places) -> NDArray[np.float32]:
        """Inner products, exact in a small index, else to the fourth decimal; see `Engine`."""
        return self._rows.scores(vector, places)

    def vectors(self, places: Places) -> Vectors:
        """The vectors at ``places``; see `Engine`."""
        return self._rows.vectors(places)

    def save(self, folder: Path) -> None:
        """Writes its files into the folder. Raises OSError where that fails, as on a full disk."""
        try:
            faiss.write_index(self._index, str(folder / FILE))
        except RuntimeError as error:  # FAISS gives the system's reason in words alone
            number = errno.ENOSPC if "No space left" in str(error) else errno.EIO
            raise OSError(number, str(error), str(folder / FILE)) from error
        if isinstance(self._rows, MappedRows):
            self._rows.save(folder)


def _held(flat: faiss.IndexFlat) -> HeldRows:
    """The vectors inside a flat index, which must live as long."""
    return HeldRows(faiss.rev_swig_ptr(flat.get_xb(), flat.ntotal * flat.d).reshape(flat.ntotal, flat.d))


def _best(places: Places, scores: NDArray[np.float32], count: int) -> Places:
    """The ``count`` places with the highest scores, ties by place, whatever the order they come in."""
    if len(places) > count:
        kept = scores >= np.partition(scores, -count)[-count]
        places, scores = places[kept], scores[kept]
    return places[np.lexsort((places, -scores))][:count]
