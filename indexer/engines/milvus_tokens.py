"""Late interaction over Milvus: places in, their token vectors out, scored as the embedded engine scores its own."""

from __future__ import annotations

import numpy as np

from indexer.embedding import Vectors
from indexer.engines.contract import Places
from indexer.engines.milvus_rows import Rows
from indexer.late_interaction import Packed, TokenIndex


class MilvusTokens:
    """Token vectors that stay in Milvus; see `indexer.late_interaction.TokenIndex`."""

    def __init__(self, rows: Rows, token_dimensions: int) -> None:
        self._rows = rows
        self._token_dimensions = token_dimensions

    def __bool__(self) -> bool:
        return self._token_dimensions > 0

    def of(self, place: int) -> Packed:
        """One passage's packed token vectors, shape (tokens, dimensions)."""
        return self._rows.at([place])[0].tokens

    def matches(self, question: Vectors, places: Places) -> Vectors:
        """The best match of each of the question's tokens, shape (len(places), question's tokens)."""
        return self._held(places).matches(question, np.arange(len(places)))

    def scores(self, question: Vectors, places: Places) -> Vectors:
        """Late interaction with the passages at ``places``, in -1..1, shape (len(places),)."""
        return self._held(places).scores(question, np.arange(len(places)))

    def _held(self, places: Places) -> TokenIndex:
        return TokenIndex.build(row.tokens for row in self._rows.at(places.tolist()))
