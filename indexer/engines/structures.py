"""How vectors are looked through for the nearest, chosen by their number: vectors in, a FAISS index to propose places out.

Up to `FLAT_UP_TO` all are compared. Above, each two dimensions of a vector are kept in four bits (product quantisation, Jégou
and others 2011; many vectors at a time, André and others 2015), and some more of what looks nearest than asked for are compared
again by the vectors themselves. From `CELLS_FROM` on the vectors lie in cells around centres, and only the nearest cells are
looked through. docs/decisions/0025-engine-at-scale.md has the measurements.
"""

from __future__ import annotations

from enum import Enum

import faiss
import numpy as np

from indexer.embedding import Vectors
from indexer.engines.contract import Places

FLAT_UP_TO = 8192
CELLS_FROM = 200_000
CELLS = 1024
CELLS_LOOKED_IN = 192
_LEARNT_FROM = 8192
"""Vectors that the pieces are learnt from, evenly spaced; sixteen values a piece need no more."""
_LEARNT_FROM_FOR_CELLS = 40 * CELLS
_ADDED_AT_ONCE = 50_000
_PROPOSED, _LEAST_PROPOSED = 3, 600
"""Places proposed for one asked for, and in all: the pieces bring nearly all of the nearest among these."""


class Structure(Enum):
    """How places are proposed; `of` tells it by the FAISS index itself, so that an index folder need not say it."""

    FLAT = "every vector"
    PIECES = "pieces of vectors"
    CELLS = "pieces of vectors in cells"

    @classmethod
    def for_size(cls, passages: int) -> Structure:
        """The one rule."""
        if passages <= FLAT_UP_TO:
            return cls.FLAT
        return cls.PIECES if passages < CELLS_FROM else cls.CELLS

    @classmethod
    def of(cls, index: faiss.Index) -> Structure:
        """What the index is; one that this program did not write is a ValueError."""
        for structure, kind in _KINDS.items():
            if isinstance(index, kind):
                return structure
        raise ValueError(f"{type(index).__name__} is no structure of this program")


_KINDS = {
    Structure.FLAT: faiss.IndexFlat,
    Structure.PIECES: faiss.IndexPQFastScan,
    Structure.CELLS: faiss.IndexIVFPQFastScan,
}


def build(vectors: Vectors, structure: Structure) -> faiss.Index:
    """Learns pieces and cells from evenly spaced vectors, with one thread and fixed seeds: the same for the same vectors."""
    faiss.omp_set_num_threads(1)
    dimensions = vectors.shape[1]
    pieces = f"PQ{dimensions // 2 if dimensions % 2 == 0 else dimensions}x4fs"
    if structure is Structure.FLAT:
        index, learnt_from = faiss.IndexFlatIP(dimensions), 0
    elif structure is Structure.PIECES:
        index, learnt_from = faiss.index_factory(dimensions, pieces, faiss.METRIC_INNER_PRODUCT), _LEARNT_FROM
    else:
        index = faiss.index_factory(dimensions, f"IVF{CELLS},{pieces}", faiss.METRIC_INNER_PRODUCT)
        index.nprobe = CELLS_LOOKED_IN
        learnt_from = _LEARNT_FROM_FOR_CELLS
    if learnt_from:
        index.train(np.ascontiguousarray(vectors[:: max(1, len(vectors) // learnt_from)]))
    for begin in range(0, len(vectors), _ADDED_AT_ONCE):
        index.add(np.ascontiguousarray(vectors[begin : begin + _ADDED_AT_ONCE]))
    return index


def proposed(index: faiss.Index, vector: Vectors, count: int, allowed: Places | None) -> Places:
    """Places among which nearly all of the ``count`` nearest are, in no order; of the ``allowed`` (ascending), where given."""
    structure = Structure.of(index)
    if structure is Structure.FLAT:
        return _found(index, vector, count, _parameters(index, allowed))
    count = max(count * _PROPOSED, _LEAST_PROPOSED)
    if allowed is None:
        return _found(index, vector, count)
    if structure is Structure.PIECES:
        return _sifted(index, vector, count, allowed)
    cells = min(index.nlist, index.nprobe * index.ntotal // len(allowed))
    parameters = faiss.SearchParametersIVF(nprobe=cells, sel=_selector(index, allowed))
    return _found(index, vector, count, parameters)


def _sifted(index: faiss.Index, vector: Vectors, count: int, allowed: Places) -> Places:
    """The best ``count`` of the allowed places, for an index that cannot restrict its search: more and more are asked for."""
    mask = np.zeros(index.ntotal, dtype=bool)
    mask[allowed] = True
    wanted = min(count, len(allowed))
    asked = wanted * index.ntotal // len(allowed)
    while True:
        asked = min(2 * asked, index.ntotal)
        found = _found(index, vector, asked)
        kept = found[mask[found]]
        if len(kept) >= wanted or asked == index.ntotal:
            return kept[:wanted]


def _found(index: faiss.Index, vector: Vectors, count: int, parameters: faiss.SearchParameters | None = None) -> Places:
    _, places = index.search(vector[None, :], min(count, index.ntotal), params=parameters)
    return np.asarray(places[0][places[0] >= 0], dtype=np.int64)


def _parameters(index: faiss.Index, allowed: Places | None) -> faiss.SearchParameters | None:
    return None if allowed is None else faiss.SearchParameters(sel=_selector(index, allowed))


def _selector(index: faiss.Index, allowed: Places) -> faiss.IDSelectorBitmap:
    mask = np.zeros(index.ntotal, dtype=bool)
    mask[allowed] = True
    return faiss.IDSelectorBitmap(np.packbits(mask, bitorder="little"))
