"""Engines that were tried beside those in use: vectors in, an engine to compare out; nothing that serves uses them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from indexer.embedding import Vectors
from indexer.engines.contract import Places
from indexer.engines.rows import MappedRows

_PROPOSED = 220
_ADDED_AT_ONCE = 50_000
_LEARNT_FROM = 40_000


@dataclass(frozen=True, slots=True)
class Kind:
    """One structure by FAISS's own name for it, where to look, and between which sizes it is worth a try."""

    name: str
    factory: str
    least: int
    most: int
    cells_looked_in: int = 0
    looked_at: int = 0


ALTERNATIVES = (
    Kind("8 bits, every vector", "SQ8", 0, 10**7),
    Kind("8 bits in cells", "IVF256,SQ8", 20_000, 150_000, cells_looked_in=48),
    Kind("8 bits in cells", "IVF1024,SQ8", 200_000, 10**7, cells_looked_in=192),
    Kind("graph of 16 neighbours, 8 bits", "HNSW16_SQ8", 5_000, 110_000, looked_at=300),
    Kind("graph of 32 neighbours, 8 bits", "HNSW32_SQ8", 5_000, 110_000, looked_at=300),
)


class Alternative:
    """An engine that proposes by another structure and compares the proposed by the vectors."""

    def __init__(self, index: faiss.Index, rows: MappedRows, bytes_a_passage: int) -> None:
        self._index = index
        self._rows = rows
        self.searched_bytes = bytes_a_passage * index.ntotal

    @classmethod
    def build(cls, vectors: Vectors, kind: Kind) -> Alternative:
        """With one thread."""
        faiss.omp_set_num_threads(1)
        index = faiss.index_factory(vectors.shape[1], kind.factory, faiss.METRIC_INNER_PRODUCT)
        index.train(np.ascontiguousarray(vectors[:: max(1, len(vectors) // _LEARNT_FROM)]))
        for begin in range(0, len(vectors), _ADDED_AT_ONCE):
            index.add(np.ascontiguousarray(vectors[begin : begin + _ADDED_AT_ONCE]))
        linked = 0
        if kind.cells_looked_in:
            index.nprobe = kind.cells_looked_in
        if kind.looked_at:
            index.hnsw.efSearch = kind.looked_at
            linked = 4 * index.hnsw.nb_neighbors(0)
        return cls(index, MappedRows.build(vectors), vectors.shape[1] + linked)

    def nearest(self, vector: Vectors, count: int, allowed: Places | None = None) -> Places:
        """At most ``count`` places, best first; without filters alone, which are not compared here."""
        _, found = self._index.search(vector[None, :], max(count, _PROPOSED))
        places = np.asarray(found[0][found[0] >= 0], dtype=np.int64)
        return places[np.lexsort((places, -self.scores(vector, places)))][:count]

    def scores(self, vector: Vectors, places: Places) -> NDArray[np.float32]:
        """See `indexer.engines.contract.Engine`."""
        return self._rows.scores(vector, places)

    def vectors(self, places: Places) -> Vectors:
        """See `indexer.engines.contract.Engine`."""
        return self._rows.vectors(places)

    def save(self, folder: Path) -> None:
        """Writes what proposes places."""
        faiss.write_index(self._index, str(folder / "alternative.faiss"))
