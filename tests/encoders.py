"""A deterministic encoder for unit tests: texts in, unit vectors out that are nearer the more words they share."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from corpus.letter import Span
from indexer.embedding import Embedded, Vectors

_WORD = re.compile(r"\w+")


class HashingEncoder:
    """Each word falls into one dimension by its SHA-256; ``calls`` keeps the texts of every call, in order."""

    def __init__(self, name: str = "hashing", identity: str = "hashing-1", dimensions: int = 256) -> None:
        self.name = name
        self.identity = identity
        self.dimensions = dimensions
        self.token_dimensions = dimensions
        self.calls: list[tuple[str, ...]] = []

    def embed(self, texts: Sequence[str]) -> Embedded:
        """Unit vectors, and for each word one that is ten times as long where it has more than three letters; a text without
        words gets the first axis."""
        self.calls.append(tuple(texts))
        tokens = tuple(np.stack([self._axis(word) for word in _WORD.findall(text.lower()) or [""]]) for text in texts)
        return Embedded(self._vectors(texts), tokens)

    def spans(self, text: str) -> tuple[Span, ...]:
        """The places of the words."""
        return tuple(Span(*match.span()) for match in _WORD.finditer(text.lower())) or (Span(0, 0),)

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in _WORD.findall(text.lower()):
                vectors[row, self._dimension(word)] += 1
            if not vectors[row].any():
                vectors[row, 0] = 1
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)

    def _axis(self, word: str) -> Vectors:
        axis = np.zeros(self.dimensions, dtype=np.float32)
        axis[self._dimension(word) if word else 0] = 1 if len(word) > 3 else 0.1
        return axis

    def _dimension(self, word: str) -> int:
        return int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "big") % self.dimensions
