"""Late interaction: a question's token vectors and passages' in, how well each token of the question is met out.

Each token of the question takes its best match among the passage's tokens; the matches are averaged, weighed by the lengths
of the question's token vectors, which training sets (after Khattab and Zaharia 2020, ColBERT). Passages' token vectors are
kept as unit vectors in eight bits.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.embedding import Vectors
from indexer.engines.contract import Places
from indexer.token_file import HeldRows, RowFile

Packed = NDArray[np.int8]
_SCALE = 127.0
_VECTORS, _STARTS = "token_vectors.npy", "token_starts.npy"
_AT_ONCE = 2**18
"""Multiplications in one matrix product: NumPy's OpenBLAS takes all cores for more, which where other work runs on them took
35 ms instead of 0.5; docs/decisions/0025-engine-at-scale.md."""


def pack(tokens: Vectors) -> Packed:
    """Token vectors of shape (tokens, dimensions) as unit vectors times 127."""
    return np.asarray(np.round(unit(tokens) * _SCALE), dtype=np.int8)


def unit(tokens: Vectors) -> Vectors:
    """Each vector brought to length 1."""
    return np.asarray(tokens / np.maximum(np.linalg.norm(tokens, axis=1, keepdims=True), 1e-6), dtype=np.float32)


def best_matches(question: Vectors, tokens: Vectors, starts: Places) -> Vectors:
    """The best inner product of each of the question's tokens with any token of each text, shape (texts, question's tokens).

    ``tokens`` are all texts' tokens one after another; text ``i`` begins at ``starts[i]`` and has at least one.
    """
    return np.asarray(np.maximum.reduceat(_products(tokens, question), starts, axis=0), dtype=np.float32)


def _products(tokens: Vectors, question: Vectors) -> Vectors:
    """All inner products, shape (tokens, question's tokens), some rows at a time."""
    products = np.empty((len(tokens), len(question)), dtype=np.float32)
    turned = np.ascontiguousarray(question.T)
    rows = max(_AT_ONCE // max(question.size, 1), 1)
    for begin in range(0, len(tokens), rows):
        np.matmul(tokens[begin : begin + rows], turned, out=products[begin : begin + rows])
    return products


class TokenIndex:
    """The token vectors of all passages, in the order of the index; empty where the encoder has none."""

    def __init__(self, vectors: HeldRows | RowFile, starts: NDArray[np.int64]) -> None:
        """A row of ``vectors`` is a token; passage ``i`` is rows ``starts[i]`` to ``starts[i + 1]``."""
        self._vectors = vectors
        self._starts = starts

    def __bool__(self) -> bool:
        return bool(len(self._vectors))

    @classmethod
    def build(cls, passages: Iterable[Packed]) -> TokenIndex:
        """From the packed token vectors of each passage."""
        kept = list(passages)
        starts = np.cumsum([0, *(len(tokens) for tokens in kept)], dtype=np.int64)
        return cls(HeldRows(np.concatenate(kept) if kept else np.empty((0, 0), dtype=np.int8)), starts)

    def of(self, place: int) -> Packed:
        """One passage's packed token vectors, shape (tokens, dimensions)."""
        return self._vectors.runs(self._starts[place : place + 1], self._starts[place + 1 : place + 2])

    def matches(self, question: Vectors, places: Places) -> Vectors:
        """`best_matches` of the question with the passages at ``places``, shape (len(places), question's tokens)."""
        begins, ends = self._starts[places], self._starts[places + 1]
        tokens = self._vectors.runs(begins, ends).astype(np.float32)
        return best_matches(question, tokens, np.cumsum(ends - begins) - (ends - begins)) / _SCALE

    def scores(self, question: Vectors, places: Places) -> Vectors:
        """Late interaction with the passages at ``places``, in -1..1, shape (len(places),)."""
        return np.asarray(self.matches(question, places).sum(axis=1) / np.linalg.norm(question, axis=1).sum(), np.float32)

    def save(self, folder: Path) -> None:
        """Writes two array files into the folder."""
        np.save(folder / _VECTORS, self._vectors.whole())
        np.save(folder / _STARTS, self._starts)

    @classmethod
    def load(cls, folder: Path) -> TokenIndex:
        """Reads what `save` wrote; the vectors stay on disk, and are read from there when they are used."""
        return cls(RowFile(folder / _VECTORS), np.load(folder / _STARTS))
