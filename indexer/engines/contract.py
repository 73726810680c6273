"""What a vector engine does: holds unit vectors in order, finds the nearest, and scores given places exactly."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from indexer.embedding import Vectors

Places = NDArray[np.int64]


class Engine(Protocol):
    """Vectors of all passages; place ``i`` is passage ``i`` of the index."""

    def nearest(self, vector: Vectors, count: int, allowed: Places | None = None) -> Places:
        """At most ``count`` places with the highest inner product with ``vector`` (shape (dimensions,)), best first.

        ``allowed`` (ascending) restricts the search to those places; None means all.
        """
        ...

    def scores(self, vector: Vectors, places: Places) -> NDArray[np.float32]:
        """Exact inner products of ``vector`` with the vectors at ``places``, shape (len(places),)."""
        ...

    def vectors(self, places: Places) -> Vectors:
        """The vectors at ``places``, float32 of shape (len(places), dimensions)."""
        ...

    def save(self, folder: Path) -> None:
        """Writes the engine's files into the folder."""
        ...
