"""The study of cost against size: an index of real letters and questions in, every size's figures out, as they are had."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.errors import EvalError
from eval.report.plot import line
from eval.scaling.asking import Asked, ask
from eval.scaling.engines import Figures, compare_engines, exact_scores
from eval.scaling.picture import LogPlot, told
from eval.scaling.recombining import neighbours, profile, recombined
from eval.scaling.whole import write_whole
from indexer.embedding import OnnxEncoder, Vectors
from indexer.engines.faiss import FaissEngine
from indexer.index import Index, current_generation, open_index

SIZES = (1_000, 10_000, 67_164, 100_000, 300_000, 1_000_000)
_FOLDER = "recombined"


@dataclass(frozen=True, slots=True)
class Profiles:
    """Mean similarity of questions to their nearest, tenth, hundredth and two-hundredth passage, at the real size."""

    real: tuple[float, ...]
    recombined: tuple[float, ...]


Figure = Profiles | Figures | Asked


class Study:
    """Measures one index's recombinations; all that it writes stands in one folder of its own and is removed at the end, but
    for made indexes that are to be kept."""

    def __init__(self, index: Path, questions: Sequence[str], folder: Path) -> None:
        """Raises EvalError where there is no index or the folder is in use."""
        generation = current_generation(index)
        if generation is None:
            raise EvalError(f"there is no index in {index}; build one with 'letterwise index'")
        self._folder = folder / _FOLDER
        if self._folder.exists():
            raise EvalError(f"{self._folder} exists; remove it, or give --to another folder")
        self._folder.mkdir(parents=True)
        self._generation = generation
        self._questions = questions
        self._index: Index = open_index(index)
        encoder = OnnxEncoder(threads=1)
        self._asked = np.concatenate([encoder.embed([question]).vectors for question in questions])
        self._real = self._index.engine.vectors(np.arange(len(self._index.table)))
        self._near: NDArray[np.int64] = neighbours(FaissEngine.build(self._real), len(self._real))

    def profiles(self) -> Profiles:
        """How near the questions come in the real collection, and in one of its size that is recombined."""
        made = recombined(self._real, self._near, len(self._real), self._folder / "profile.npy")
        return Profiles(*(profile(exact_scores(vectors, self._asked)) for vectors in (self._real, made)))

    def engines(self, passages: int) -> Iterator[Figures]:
        """Every engine over the first so many recombined passages."""
        path = self._folder / "engines.npy"
        made: Vectors = recombined(self._real, self._near, passages, path)
        yield from compare_engines(made, self._asked, exact_scores(made, self._asked))
        path.unlink()

    def whole(self, passages: int, rounds: int, keep: bool = False) -> Asked:
        """The whole ranking over a made index of so many passages; to ``keep`` it moves it out, to ``made-PASSAGES``."""
        folder = self._folder / str(passages)
        write_whole(self._generation, self._index, self._near, passages, folder)
        asked = ask(folder, self._questions, rounds)
        if keep:
            folder.rename(self._folder.with_name(f"made-{passages}"))
        else:
            shutil.rmtree(folder)
        return asked

    def close(self) -> None:
        """Removes what was written."""
        self._index.library.close()
        shutil.rmtree(self._folder)


def plot(figures: Sequence[Figure]) -> LogPlot:
    """Processor's milliseconds a question against passages: each engine and the whole ranking."""
    points: dict[str, list[tuple[float, float]]] = {}
    for one in figures:
        if isinstance(one, Asked):
            points.setdefault("the whole ranking", []).append((one.passages, one.cost.processor_ms))
        elif isinstance(one, Figures):
            points.setdefault(one.engine, []).append((one.passages, one.cost.processor_ms))
    lines = tuple(line(place, name, sorted(own)) for place, (name, own) in enumerate(sorted(points.items())))
    title = "Milliseconds a question against the number of passages"
    return LogPlot(title, told(lines), "passages", "milliseconds of one core a question, median", lines)
