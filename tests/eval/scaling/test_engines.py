"""Engines are held against an exact search, place by place."""

from __future__ import annotations

import numpy as np

from eval.scaling.engines import Figures, compare_engines, exact_scores
from indexer.embedding import Vectors


def _unit(count: int, seed: int) -> Vectors:
    made = np.random.default_rng(seed).normal(size=(count, 16))
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), dtype=np.float32)


def test_exact_scores_descend_whatever_is_compared_at_once() -> None:
    """Over several blocks of vectors as over one, and all where fewer are there than asked for."""
    vectors, questions = _unit(60_000, 1), _unit(3, 2)
    wanted = np.sort(questions @ vectors.T, axis=1)[:, ::-1]
    np.testing.assert_allclose(exact_scores(vectors, questions, 7), wanted[:, :7], atol=1e-6)
    assert exact_scores(vectors[:5], questions, 7).shape == (3, 5)


def test_every_engine_is_measured_the_chosen_one_first() -> None:
    """A small collection is searched whole, and nothing of it is missed; eight bits lose next to nothing."""
    vectors, questions = _unit(1000, 3), _unit(10, 4)
    flat, eight = compare_engines(vectors, questions, exact_scores(vectors, questions))
    assert (flat.engine, flat.passages, flat.megabytes) == ("every vector", 1000, 0.064)
    assert (flat.recall_10, flat.recall_200) == (1.0, 1.0)
    assert (eight.engine, eight.megabytes, eight.recall_10) == ("8 bits, every vector", 0.016, 1.0)
    assert 0 < flat.cost.median_ms <= flat.cost.p95_ms <= flat.cost.p99_ms


def test_what_an_engine_misses_is_counted() -> None:
    """Held against a better score than it finds, it misses one of ten and one of two hundred."""
    angles = np.linspace(0.5, 1.5, 1000)
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    question = np.array([[1, 0]], dtype=np.float32)
    best = exact_scores(np.concatenate([vectors, question]), question)
    flat: Figures = next(compare_engines(vectors, question, best))
    assert (flat.recall_10, flat.recall_200) == (0.9, 0.995)
