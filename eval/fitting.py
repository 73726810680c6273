"""Weights of the second look: judged questions and indexes in, the weights that tell relevant passages from others out.

A passage is relevant if it holds half of a gold span, or a gold span makes up half of it. Weights are those of a logistic
regression in which every question counts alike and a passage that only bears on it counts half.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from corpus.letter import Span
from eval.coverage import FOUND_SHARE
from eval.questions import ANSWERS_IT, JudgedQuestion, load_questions
from indexer.embedding import Encoder
from indexer.index import Index
from indexer.search import Searcher
from indexer.second_look import Weights
from service.asking import NO_CHOICES
from service.understanding import Understanding

Floats = NDArray[np.float64]
_REGULARISATION = 1.0


@dataclass(frozen=True, slots=True)
class Example:
    """One question's candidates: features of shape (candidates, 5), the best grade that each holds, shape (candidates,)."""

    columns: Floats
    grades: Floats


def examples(index: Index, encoder: Encoder, questions: Path) -> list[Example]:
    """An example of each answerable question that finds any candidate, asked of the index as a reader would."""
    searcher = Searcher(index, encoder)
    letters = [index.library.at(entry.place) for entry in index.library.entries]
    judged = load_questions(questions, {letter.id: letter.text for letter in letters})
    understanding = Understanding(index)
    found = []
    for question in judged:
        if not question.answerable:
            continue
        query = understanding.read(question.text, NO_CHOICES)
        places, features = searcher.examine(query.ranked, query.in_force)
        grades = [
            _grade(question, letters[int(index.table.letter[place])].id, index.table.parts_of(int(place))) for place in places
        ]
        found.append(Example(features.columns.astype(np.float64), np.array(grades, dtype=np.float64)))
    return [example for example in found if len(example.grades)]


def _grade(question: JudgedQuestion, letter: str, parts: Sequence[Span]) -> int:
    """The best grade of the gold spans that the passage holds half of, or that make up half of it; else 0."""
    length = sum(part.end - part.start for part in parts)
    best = 0
    for gold in question.gold:
        if gold.letter == letter:
            common = sum(max(0, min(part.end, gold.span.end) - max(part.start, gold.span.start)) for part in parts)
            if common >= FOUND_SHARE * min(length, gold.span.end - gold.span.start):
                best = max(best, gold.grade)
    return best


def fitted(found: Sequence[Example]) -> Weights:
    """The weights that fit best, scaled so that all but that of the length add up to 1."""
    columns = np.concatenate([example.columns for example in found])
    grades = np.concatenate([example.grades for example in found])
    counts = np.concatenate([np.full(len(example.grades), 1 / len(example.grades)) for example in found])
    counts *= np.where(grades == 0, 1.0, grades / ANSWERS_IT)
    mean, spread = columns.mean(axis=0), columns.std(axis=0) + 1e-9
    _, slopes = regression((columns - mean) / spread, grades > 0, counts * (len(counts) / counts.sum()))
    slopes = slopes / spread
    return Weights(*(float(slope) for slope in slopes / slopes[:-1].sum()))


def regression(columns: Floats, hits: NDArray[np.bool_], counts: Floats) -> tuple[float, Floats]:
    """Base and slopes of a logistic regression with L2 regularisation; ``columns`` are standardised, ``counts`` weigh rows."""
    signs = np.where(hits, 1.0, -1.0)

    def loss(slopes: Floats) -> tuple[float, Floats]:
        margins = signs * (columns @ slopes[1:] + slopes[0])
        pull = -counts * signs / (1 + np.exp(margins))
        gradient = np.concatenate([[pull.sum()], columns.T @ pull + slopes[1:] / _REGULARISATION])
        return float(counts @ np.logaddexp(0, -margins) + slopes[1:] @ slopes[1:] / (2 * _REGULARISATION)), gradient

    found = minimize(loss, np.zeros(columns.shape[1] + 1), jac=True, method="L-BFGS-B").x
    return float(found[0]), np.asarray(found[1:])


def told(weights: Weights) -> Iterable[str]:
    """A line a weight, as they are written in ``indexer/second_look.py``."""
    for name, value in zip(Weights.__slots__, astuple(weights), strict=True):
        yield f"{name}={value:.3f}"
