"""The distributed engine: a generation's collection in Milvus in, nearest places, exact scores and vectors out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.embedding import Vectors
from indexer.engines.conditions import Conditions
from indexer.engines.contract import Places
from indexer.engines.milvus import Milvus
from indexer.engines.milvus_rows import Rows
from indexer.errors import MilvusError


class MilvusEngine:
    """Vectors that stay in Milvus; see `indexer.engines.contract.Engine`."""

    def __init__(self, milvus: Milvus, name: str, rows: Rows, conditions: Conditions, dimensions: int) -> None:
        self._milvus = milvus
        self._name = name
        self._rows = rows
        self._conditions = conditions
        self._dimensions = dimensions

    def nearest(self, vector: Vectors, count: int, allowed: Places | None = None) -> Places:
        """At most ``count`` places, best first; see `Engine`."""
        if count == 0 or (allowed is not None and not len(allowed)):
            return np.empty(0, dtype=np.int64)
        return self._milvus.nearest(self._name, vector, count, self._conditions.of(allowed)).places

    def scores(self, vector: Vectors, places: Places) -> NDArray[np.float32]:
        """Exact inner products; see `Engine`."""
        return np.asarray(self.vectors(places) @ vector, dtype=np.float32)

    def vectors(self, places: Places) -> Vectors:
        """The vectors at ``places``; see `Engine`."""
        rows = self._rows.at(places.tolist())
        return np.array([row.vector for row in rows], dtype=np.float32).reshape(len(rows), self._dimensions)

    def save(self, folder: Path) -> None:
        """Never: a generation is built in a folder by the embedded engine, and then published."""
        raise MilvusError(f"the index at {self._milvus.uri} cannot be written to {folder}; build one with 'letterwise index'")
