"""A deterministic encoder for unit tests: texts in, unit vectors out that are nearer the more words they share."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from indexer.embedding import Vectors

_WORD = re.compile(r"\w+")


class HashingEncoder:
    """Each word falls into one dimension by its SHA-256; ``calls`` keeps the texts of every call, in order."""

    def __init__(self, name: str = "hashing", identity: str = "hashing-1", dimensions: int = 256) -> None:
        self.name = name
        self.identity = identity
        self.dimensions = dimensions
        self.calls: list[tuple[str, ...]] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Float32 vectors of shape (len(texts), dimensions), each of length 1; a text without words gets the first axis."""
        self.calls.append(tuple(texts))
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in _WORD.findall(text.lower()):
                vectors[row, self._dimension(word)] += 1
            if not vectors[row].any():
                vectors[row, 0] = 1
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)

    def _dimension(self, word: str) -> int:
        return int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "big") % self.dimensions
