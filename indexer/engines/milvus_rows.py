"""Rows of passages out of Milvus, those asked for last kept in memory: places in, their vectors, terms and tokens out."""

from __future__ import annotations

import base64
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock

import numpy as np

from indexer.embedding import Vectors
from indexer.engines.conditions import PLACE
from indexer.engines.milvus import TERMS, TOKENS, VECTOR, Milvus
from indexer.late_interaction import Packed

_KEPT = 20_000
"""Rows; about 6 KB each. A generation never changes, so what was read once stays true."""


@dataclass(frozen=True, slots=True)
class PassageRow:
    """One passage's vector, its weight for each of its terms by number, and its packed token vectors."""

    vector: Vectors
    terms: Mapping[int, float]
    tokens: Packed


class Rows:
    """Reads rows of one collection, each once while it is kept. Safe to call from several threads."""

    def __init__(self, milvus: Milvus, name: str, token_dimensions: int, kept: int = _KEPT) -> None:
        self._milvus = milvus
        self._name = name
        self._token_dimensions = token_dimensions
        self._kept = kept
        self._rows: OrderedDict[int, PassageRow] = OrderedDict()
        self._lock = Lock()

    def at(self, places: Iterable[int]) -> list[PassageRow]:
        """The rows at the places, in their order. Raises KeyError for a place that the collection does not hold."""
        wanted = [int(place) for place in places]
        with self._lock:
            known = {place: self._rows[place] for place in set(wanted) & self._rows.keys()}
        missing = sorted(set(wanted) - known.keys())
        for row in self._milvus.rows(self._name, missing, (PLACE, VECTOR, TERMS, TOKENS)):
            known[int(row[PLACE])] = PassageRow(
                np.array(row[VECTOR], dtype=np.float32), as_weights(row[TERMS]), self._unpacked(row[TOKENS])
            )
        with self._lock:
            for place in dict.fromkeys(wanted):
                self._rows[place] = known[place]
                self._rows.move_to_end(place)
            while len(self._rows) > self._kept:
                self._rows.popitem(last=False)
        return [known[place] for place in wanted]

    def _unpacked(self, text: str) -> Packed:
        return np.frombuffer(base64.b64decode(text), dtype=np.int8).reshape(-1, max(self._token_dimensions, 1))


def packed_text(tokens: Packed) -> str:
    """Packed token vectors as text: Milvus has no field for bytes that a search leaves alone."""
    return base64.b64encode(tokens.tobytes()).decode("ascii")


def as_weights(sparse: Iterable[tuple[int, float]] | Mapping[int, float]) -> dict[int, float]:
    """A sparse vector as Milvus gives it, by number."""
    return dict(sparse)
