"""The whole ranking over one index, in a process of its own: a folder and questions in, milliseconds and memory out."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from eval.scaling.timing import Cost, cost_of
from indexer.embedding import DEFAULT_FOLDER, OnnxEncoder
from indexer.index import open_index
from indexer.search import Searcher

_MEBIBYTE = 1024


@dataclass(frozen=True, slots=True)
class Memory:
    """Resident memory of a process in mebibytes, and how much of it is pages of mapped files, which can be let go of."""

    resident: int
    mapped: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What the ranking of one index cost; ``first_seconds`` from opening it to the first answer, encoder loaded."""

    passages: int
    first_seconds: float
    cost: Cost
    memory: Memory


def ask(folder: Path, questions: Sequence[str], rounds: int, encoder: Path = DEFAULT_FOLDER) -> Asked:
    """Asks every question once to warm up and then ``rounds`` times, one after another.

    Raises IndexMismatchError where the index was not built with the encoder in that folder.
    """
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_ask, folder, questions, rounds, encoder).result()


def _ask(folder: Path, questions: Sequence[str], rounds: int, encoder_folder: Path) -> Asked:
    encoder = OnnxEncoder(encoder_folder, threads=1)
    begun = time.perf_counter()
    index = open_index(folder, encoder)
    searcher = Searcher(index, encoder)
    searcher.search(questions[0])
    first = time.perf_counter() - begun
    for question in questions:
        searcher.search(question)
    return Asked(
        passages=len(index.table),
        first_seconds=first,
        cost=cost_of(searcher.search, [*questions] * rounds),
        memory=memory_of(Path("/proc/self")),
    )


def memory_of(process: Path) -> Memory:
    """Read from the process's ``smaps_rollup``."""
    told = (process / "smaps_rollup").read_text(encoding="ascii")
    sizes = {name: int(size) // _MEBIBYTE for name, size in re.findall(r"^(\w+):\s+(\d+) kB$", told, re.MULTILINE)}
    return Memory(sizes["Rss"], sizes["Rss"] - sizes["Anonymous"])
