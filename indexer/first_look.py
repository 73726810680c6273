"""A first look at a question's candidates: similarity of vectors and BM25, fused by convex combination."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from indexer.embedding import Vectors
from indexer.engines.contract import Places
from indexer.engines.lexical import Asked
from indexer.expansion import Expansion
from indexer.terms import Scores

TERMS_SHARE = 0.3
"""Weight of BM25 in the fused score; fitted on the development set, see docs/decisions/0004-fusion.md."""
LEAST_SPREAD = 0.4
"""Cosine above the collection's mean at which similarity counts in full. Where even the best passage stays below, as for a
question of two words, similarity says little and BM25 weighs more; docs/decisions/0004-fusion.md has the measurement."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question's words, its terms, each once, other words for them, its vector, its token vectors, and what tells the BM25
    score of any passage for it."""

    words: str
    terms: tuple[str, ...]
    expansions: tuple[Expansion, ...]
    vector: Vectors
    tokens: Vectors
    lexical: Asked


@dataclass(frozen=True, slots=True)
class FirstLook:
    """Passages with their similarity and BM25, and the scales that bring both to 0..1."""

    places: Places
    similarity: Vectors
    lexical: Scores
    mean: float
    spread: float
    highest: float

    @property
    def near(self) -> Vectors:
        """Similarity, 0 at the collection's mean and 1 at the best."""
        return (self.similarity - self.mean) / self.spread

    @property
    def term(self) -> Vectors:
        """BM25, 1 at the best."""
        return self.lexical / self.highest

    @property
    def score(self) -> Vectors:
        """The convex combination of both."""
        return (1 - TERMS_SHARE) * self.near + TERMS_SHARE * self.term

    @property
    def order(self) -> Places:
        """Where in ``places`` the best stands, the next best and so on; ties fall to the earlier passage."""
        return np.lexsort((self.places, -self.score))
