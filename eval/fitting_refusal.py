"""Slopes of answerability: judged questions and indexes in, what tells answerable questions from others out.

A logistic regression on the signs that ``service.confidence`` weighs; answerable and unanswerable questions count alike in
sum, so that an answerability of a half is as likely from either.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from eval.fitting import Floats, regression
from eval.questions import load_questions
from indexer.embedding import Encoder
from indexer.index import Index
from indexer.search import Searcher
from service.asking import NO_CHOICES
from service.confidence import signs_of
from service.understanding import Understanding


@dataclass(frozen=True, slots=True)
class Judged:
    """One question's signs, shape (signs,), and whether the letters answer it."""

    signs: Floats
    answerable: bool


def judged_signs(index: Index, encoder: Encoder, questions: Path) -> list[Judged]:
    """The signs of each question of the file that finds anything, asked of the index as a reader would."""
    searcher = Searcher(index, encoder)
    texts = {entry.id: index.library.at(entry.place).text for entry in index.library.entries}
    understanding = Understanding(index)
    found = []
    for question in load_questions(questions, texts):
        query = understanding.read(question.text, NO_CHOICES)
        ranking = searcher.search(query.ranked, query.in_force, holding=query.holding)
        if ranking.hits:
            found.append(Judged(np.array(signs_of(ranking, query.words)), question.answerable))
    return found


def fitted_slopes(found: Sequence[Judged]) -> tuple[float, list[float]]:
    """The base and the slope of each sign, in the order of ``service.confidence.signs_of``."""
    signs = np.stack([one.signs for one in found])
    answerable = np.array([one.answerable for one in found])
    counts = np.where(answerable, 0.5 / answerable.mean(), 0.5 / (1 - answerable.mean()))
    mean, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-9
    base, slopes = regression((signs - mean) / spread, answerable, counts)
    return base - float((slopes / spread) @ mean), [float(slope) for slope in slopes / spread]
