"""How well a model finds the right pieces of held-back letters: a model and a lesson in, measures out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from indexer.embedding import Vectors
from indexer.training.lesson import Lesson
from indexer.training.mining import ranks
from indexer.training.model import TokenModel, late_scores


def measure(model: TokenModel, lesson: Lesson, pieces: Vectors, tokens: Sequence[Vectors]) -> dict[str, float]:
    """Mean reciprocal rank and shares found first and among the first ten, over the held-back letters' questions.

    By both scores together; ``near_mrr`` and ``late_mrr`` are those of each alone.
    """
    questions, question_tokens = model.encode([one.question for one in lesson.held])
    near, late = questions @ pieces.T, late_scores(question_tokens, tokens)
    found = np.array(ranks(lesson, lesson.held, _scaled(near) + _scaled(late)))
    alone = {f"{name}_mrr": 1 / np.array(ranks(lesson, lesson.held, own)) for name, own in (("near", near), ("late", late))}
    return {
        "mrr": round(float(np.mean(1 / found)), 4),
        "first": round(float(np.mean(found == 1)), 4),
        "first_ten": round(float(np.mean(found <= 10)), 4),
        **{name: round(float(np.mean(values)), 4) for name, values in alone.items()},
    }


def _scaled(scores: Vectors) -> Vectors:
    """From 0 at each question's mean to 1 at its best."""
    mean = scores.mean(axis=1, keepdims=True)
    return np.asarray((scores - mean) / (scores.max(axis=1, keepdims=True) - mean), dtype=np.float32)


def told(measures: dict[str, float]) -> str:
    """The measures as one line for whoever waits for the training."""
    return (
        f"MRR {measures['mrr']:.3f} (vectors {measures['near_mrr']:.3f}, tokens {measures['late_mrr']:.3f}), "
        f"first {measures['first']:.1%}, among the first ten {measures['first_ten']:.1%}"
    )
