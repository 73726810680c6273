"""An encoder that encodes the same texts once, for one question over several filters: an encoder in, the same out."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.letter import Span
from indexer.embedding import Embedded, Encoder


class RememberingEncoder:
    """Keeps every text and its vectors while it lives: make one for a request, and drop it with the request."""

    def __init__(self, encoder: Encoder) -> None:
        self.name = encoder.name
        self.identity = encoder.identity
        self.dimensions = encoder.dimensions
        self.token_dimensions = encoder.token_dimensions
        self._encoder = encoder
        self._known: dict[tuple[str, ...], Embedded] = {}

    def embed(self, texts: Sequence[str]) -> Embedded:
        """The texts as vectors; see `Encoder`."""
        key = tuple(texts)
        if key not in self._known:
            self._known[key] = self._encoder.embed(texts)
        return self._known[key]

    def spans(self, text: str) -> tuple[Span, ...]:
        """Where each token stands; see `Encoder`."""
        return self._encoder.spans(text)
