"""One generation of an index, open for everything that a reader can do with its letters."""

from __future__ import annotations

from indexer.embedding import Encoder
from indexer.index import Index
from service.answering import Answering
from service.quoting import Quoting


class Desk:
    """What works on one index; what not every reader needs is made when first asked for, and kept."""

    def __init__(self, index: Index, encoder: Encoder) -> None:
        self.index = index
        self.encoder = encoder
        self.answering = Answering(index, encoder)
        self.quoting = Quoting(index)

    @property
    def generation(self) -> str:
        """The name of the index."""
        return self.index.manifest.generation
