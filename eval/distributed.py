"""An index and a Milvus in, how fast it is published and how both engines rank the same questions out."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from statistics import median

from corpus.letter import FindingKind, LetterKind
from indexer.agencies import AGENCIES
from indexer.embedding import OnnxEncoder
from indexer.engines.milvus import Milvus
from indexer.index import open_index
from indexer.published import PublishedIndex
from indexer.publishing import publish
from indexer.query import NO_FILTERS, Filters
from indexer.search import Searcher

_SAME = 1e-4
IN_TURN = (
    NO_FILTERS,
    Filters(kinds=frozenset({LetterKind.JOINT_INSPECTION})),
    Filters(findings=frozenset({FindingKind.IMPROVEMENT}), agencies=frozenset(AGENCIES[:2])),
)
"""Filters for questions in turn: none, a kind of letter, a kind of finding with two agencies."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found; ``published_a_second`` is 0 where the index was published before, times are of one ranking."""

    passages: int
    published_a_second: float
    asked: int
    differing: int
    worst: float
    embedded_ms: float
    milvus_ms: float


def compare_engines(
    folder: Path, uri: str, questions: Path, fetched: Path, most: int, filters: Sequence[Filters] = (NO_FILTERS,)
) -> Compared:
    """Asks at most so many questions of both engines, in turns, the n-th with the n-th of ``filters``, over and over.

    Raises IndexerError where either cannot be opened.
    """
    milvus, encoder = Milvus(uri), OnnxEncoder(threads=1)
    begun = time.monotonic()
    done = publish(folder, milvus)
    rate = 0.0 if done.was_in_force else done.passages / (time.monotonic() - begun)
    here, there = Searcher(open_index(folder), encoder), Searcher(PublishedIndex(milvus, fetched).open(encoder), encoder)
    asked = [json.loads(line)["question"] for line in questions.read_text(encoding="utf-8").splitlines()[:most]]
    ours, theirs = [], []
    for question, within in zip(asked, cycle(filters), strict=False):
        ours.append(_timed(here, question, within))
        theirs.append(_timed(there, question, within))
    gaps = [_gap(own[1], other[1]) for own, other in zip(ours, theirs, strict=True)]
    milvus.close()
    return Compared(
        passages=done.passages,
        published_a_second=rate,
        asked=len(asked),
        differing=sum(gap > _SAME for gap in gaps),
        worst=max((gap for gap in gaps if gap <= _SAME), default=0.0),
        embedded_ms=median(ms for ms, _ in ours),
        milvus_ms=median(ms for ms, _ in theirs),
    )


def _timed(searcher: Searcher, question: str, filters: Filters) -> tuple[float, list[tuple[int, float]]]:
    begun = time.monotonic()
    hits = searcher.search(question, filters).hits
    return (time.monotonic() - begun) * 1e3, [(hit.place, hit.score) for hit in hits]


def _gap(ours: list[tuple[int, float]], theirs: list[tuple[int, float]]) -> float:
    """By how much any score differs; 1 where the places do."""
    if [place for place, _ in ours] != [place for place, _ in theirs]:
        return 1.0
    return max((abs(one[1] - other[1]) for one, other in zip(ours, theirs, strict=True)), default=0.0)
