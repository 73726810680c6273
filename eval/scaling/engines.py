"""Engines side by side: vectors and questions in, each engine's build time, size, milliseconds and recall out."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from eval.scaling.alternatives import ALTERNATIVES, Alternative
from eval.scaling.timing import Cost, cost_of
from indexer.embedding import Vectors
from indexer.engines.contract import Places
from indexer.engines.faiss import FaissEngine
from indexer.engines.structures import FLAT_UP_TO, Structure

ASKED_FOR = 200
_SAME = 1e-4
"""A place that scores as the last of the exact ones, to within what sixteen bits can tell, is as good."""
_AT_ONCE = 50_000
Tried = FaissEngine | Alternative


@dataclass(frozen=True, slots=True)
class Figures:
    """One engine at one size; ``megabytes`` is what it searches in, without the vectors that it compares again."""

    engine: str
    passages: int
    build_seconds: float
    megabytes: float
    cost: Cost
    recall_10: float
    recall_200: float


def exact_scores(vectors: Vectors, questions: Vectors, count: int = ASKED_FOR) -> NDArray[np.float32]:
    """The ``count`` highest inner products of each question, descending, shape (questions, count)."""
    best = np.empty((len(questions), 0), dtype=np.float32)
    for begin in range(0, len(vectors), _AT_ONCE):
        both = np.concatenate([best, questions @ vectors[begin : begin + _AT_ONCE].T], axis=1)
        best = np.sort(np.partition(both, -min(count, both.shape[1]), axis=1)[:, -count:], axis=1)[:, ::-1]
    return best


def compare_engines(vectors: Vectors, questions: Vectors, exact: NDArray[np.float32]) -> Iterator[Figures]:
    """Every engine that is tried at this size, the chosen one first; each searches with one thread."""
    for name, build in _builders(len(vectors)):
        begun = time.perf_counter()
        engine = build(vectors)
        seconds = time.perf_counter() - begun
        yield _figures(name, engine, seconds, vectors, questions, exact)


def _builders(passages: int) -> Iterator[tuple[str, Callable[[Vectors], Tried]]]:
    chosen = Structure.for_size(passages)
    for structure in sorted(Structure, key=lambda one: one is not chosen):
        if structure is Structure.FLAT or passages > FLAT_UP_TO:
            yield structure.value, partial(FaissEngine.build, structure=structure)
    for kind in ALTERNATIVES:
        if kind.least <= passages <= kind.most:
            yield kind.name, partial(Alternative.build, kind=kind)


def _figures(
    name: str, engine: Tried, seconds: float, vectors: Vectors, questions: Vectors, exact: NDArray[np.float32]
) -> Figures:
    found = [engine.nearest(question, ASKED_FOR) for question in questions]  # also warms up
    return Figures(
        engine=name,
        passages=len(vectors),
        build_seconds=seconds,
        megabytes=engine.searched_bytes / 1e6,
        cost=cost_of(lambda question: engine.nearest(question, ASKED_FOR), list(questions)),
        recall_10=_recall(found, vectors, questions, exact, 10),
        recall_200=_recall(found, vectors, questions, exact, ASKED_FOR),
    )


def _recall(found: Sequence[Places], vectors: Vectors, questions: Vectors, exact: NDArray[np.float32], count: int) -> float:
    """The mean share of the exact search's first ``count`` that stands among the engine's; equal scores count as the same."""
    shares = []
    for places, question, best in zip(found, questions, exact, strict=True):
        least = best[:count][-1] - _SAME
        shares.append(min(1.0, float((vectors[places[:count]] @ question >= least).sum()) / len(best[:count])))
    return statistics.fmean(shares)
