"""What an engine of terms does: a question's terms in, the best passages by BM25 and exact scores of given ones out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from indexer.embedding import Vectors
from indexer.engines.contract import Places
from indexer.expansion import Phrase
from indexer.late_interaction import Packed
from indexer.terms import Scores

Allowed = NDArray[np.bool_]
"""Which passages may be found, shape (passages,)."""


class Asked(Protocol):
    """One question's terms, over one index."""

    def at(self, places: Places) -> Scores:
        """The exact scores of the passages at ``places``, float32 of shape (len(places),); 0 where no term stands."""
        ...

    def best(self, count: int, allowed: Allowed | None = None) -> Places:
        """The ``count`` passages with the highest scores above 0 and all that tie with the last of them, ascending."""
        ...


class Terms(Protocol):
    """The term weights of all passages."""

    def frequency(self, term: str) -> int:
        """In how many passages the (stemmed) term stands."""
        ...

    def rarity(self, term: str) -> float:
        """Inverse document frequency; the highest for a term that stands nowhere."""
        ...

    def asked(self, terms: Sequence[str], groups: Sequence[Sequence[Phrase]] = (), share: float = 1.0) -> Asked:
        """The terms of a question; of each group of phrases the one with the highest score counts as well, in ``share``."""
        ...

    def stands(self, phrase: Sequence[str], allowed: Allowed | None = None) -> bool:
        """Whether any of the allowed passages holds all terms of the phrase."""
        ...


class Tokens(Protocol):
    """The token vectors of all passages; false where the encoder has none."""

    def __bool__(self) -> bool: ...

    def of(self, place: int) -> Packed:
        """One passage's packed token vectors, shape (tokens, dimensions)."""
        ...

    def matches(self, question: Vectors, places: Places) -> Vectors:
        """The best match of each of the question's tokens, shape (len(places), question's tokens)."""
        ...

    def scores(self, question: Vectors, places: Places) -> Vectors:
        """Late interaction with the passages at ``places``, in -1..1, shape (len(places),)."""
        ...
