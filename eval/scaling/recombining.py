"""Makes many passages of few: real passages' vectors in, a recombined collection of any size out, the same every time.

A made passage is a real one with part of another that is near it. Its vector is the weighed mean of both, as an encoder that
takes the mean of tokens would give, and the difference of two other neighbours, so that it lies off the line between. With
these shares questions meet their nearest at about the similarity that they do in the real collection (`profile`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.embedding import Vectors
from indexer.engines.contract import Engine, Places

OWN, OTHER, OFF = 0.7, 0.3, 0.45
"""Shares of the passage, of the other, and of the difference that is added."""
NEIGHBOURS = 32
RANKS = (1, 10, 100, 200)


@dataclass(frozen=True, slots=True)
class Turn:
    """One time through the real passages: each one's partner, and two neighbours elsewhere; all of shape (passages,)."""

    partner: Places
    elsewhere: Places
    beside: Places


def neighbours(engine: Engine, count: int) -> NDArray[np.int64]:
    """The nearest passages of each of ``count``, itself among them, shape (count, `NEIGHBOURS`)."""
    vectors = engine.vectors(np.arange(count))
    return np.stack([engine.nearest(vector, NEIGHBOURS) for vector in vectors])


def turn(number: int, near: NDArray[np.int64]) -> Turn:
    """The turn of that number, drawn by chance; the same for the same number."""
    chance = np.random.default_rng(number)
    drawn = [near[np.arange(len(near)), chance.integers(1, near.shape[1], len(near))] for _ in range(2)]
    elsewhere = chance.permutation(len(near))
    return Turn(drawn[0], elsewhere, drawn[1][elsewhere])


def sizes_of_turns(passages: int, wanted: int) -> Iterator[tuple[int, int]]:
    """The number of each turn and how many passages are taken of it, until there are as many as wanted."""
    for number in range(-(-wanted // passages)):
        yield number, min(passages, wanted - number * passages)


def recombined(real: Vectors, near: NDArray[np.int64], wanted: int, path: Path) -> Vectors:
    """Writes ``wanted`` unit vectors into an array file, and gives them back mapped."""
    made = np.lib.format.open_memmap(path, "w+", np.float32, (wanted, real.shape[1]))
    for number, taken in sizes_of_turns(len(real), wanted):
        own = turn(number, near)
        mixed = OWN * real + OTHER * real[own.partner] + OFF * (real[own.elsewhere] - real[own.beside])
        mixed /= np.linalg.norm(mixed, axis=1, keepdims=True)
        made[number * len(real) : number * len(real) + taken] = mixed[:taken]
    made.flush()
    return np.asarray(np.load(path, mmap_mode="r"))


def profile(scores: NDArray[np.float32]) -> tuple[float, ...]:
    """Mean similarity of the questions' best, tenth, hundredth and two-hundredth passage; scores descend in each row."""
    return tuple(float(scores[:, rank - 1].mean()) for rank in RANKS if rank <= scores.shape[1])
