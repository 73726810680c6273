"""One generation of an index, open for everything that a reader can do with its letters."""

from __future__ import annotations

from functools import cached_property

from indexer.embedding import Encoder
from indexer.index import Index
from service.answering import Answering
from service.browsing.browsing import Browsing
from service.comparing.comparing import Comparing
from service.following.following import Following
from service.quoting import Quoting
from service.sharing.checker import Checker


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

    @cached_property
    def comparing(self) -> Comparing:
        """What compares areas and letters."""
        return Comparing(self.answering, self.index.library.entries)

    @cached_property
    def following(self) -> Following:
        """What follows authorities across the years."""
        return Following(self.index)

    @cached_property
    def browsing(self) -> Browsing:
        """What findings are browsed by theme with."""
        return Browsing(self.index)

    @cached_property
    def checker(self) -> Checker:
        """What checks quotations against the letters."""
        return Checker(self.index, self.quoting)
