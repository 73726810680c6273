"""A letter made ready for the index: cut into passages, and embedded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus.letter import Letter
from indexer.embedding import Encoder, Vectors
from indexer.late_interaction import Packed, pack
from indexer.passage import Passage
from indexer.splitting import Splitter


@dataclass(frozen=True, slots=True)
class Prepared:
    """A letter by the key of its source, with vectors of shape (passages, dimensions) and each passage's token vectors."""

    key: str
    letter: Letter
    passages: tuple[Passage, ...]
    vectors: Vectors
    tokens: tuple[Packed, ...]


class Preparer:
    """Cuts and embeds letters. Words that stand in several are embedded once: the same words have the same vectors."""

    def __init__(self, splitter: Splitter, encoder: Encoder) -> None:
        self._splitter = splitter
        self._encoder = encoder
        self._known: dict[str, tuple[Vectors, Packed]] = {}

    def prepare(self, key: str, letter: Letter) -> Prepared:
        """The letter, ready; may be called from several threads."""
        passages = self._splitter.split(letter)
        words = [passage.words for passage in passages]
        self._learn([each for each in dict.fromkeys(words) if each not in self._known])
        own = [self._known[each] for each in words]
        vectors = np.stack([vector for vector, _ in own]) if own else np.empty((0, self._encoder.dimensions), dtype=np.float32)
        return Prepared(key, letter, passages, vectors, tuple(packed for _, packed in own))

    def _learn(self, words: Sequence[str]) -> None:
        if words:
            embedded = self._encoder.embed(words)
            found = zip(embedded.vectors, map(pack, embedded.tokens), strict=True)
            self._known.update(zip(words, found, strict=True))
