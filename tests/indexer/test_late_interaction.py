"""Late interaction: how well each token of a question is met by passages."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from indexer.embedding import Vectors
from indexer.late_interaction import TokenIndex, best_matches, pack


def rows(*vectors: tuple[float, ...]) -> Vectors:
    """Token vectors."""
    return np.array(vectors, dtype=np.float32)


NURSES, POLICE, BOTH = rows((2.0, 0.0)), rows((0.0, 3.0), (0.0, 1.0)), rows((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0))


def test_each_token_takes_its_best_match_in_each_text() -> None:
    """Texts stand one after another; none sees another's tokens."""
    question = rows((1.0, 0.0), (0.0, 2.0))
    joined = np.concatenate([NURSES, POLICE, BOTH])
    assert best_matches(question, joined, np.array([0, 1, 3])).tolist() == [[2.0, 0.0], [0.0, 6.0], [1.0, 2.0]]


def test_matches_are_weighed_by_the_lengths_of_the_questions_tokens() -> None:
    """A token of length 3 counts three times as much as one of length 1; passages' tokens all count alike."""
    index = TokenIndex.build(pack(tokens) for tokens in (NURSES, POLICE, BOTH))
    question = rows((1.0, 0.0), (0.0, 3.0))
    np.testing.assert_allclose(index.scores(question, np.array([0, 1, 2])), [0.25, 0.75, 1.0], atol=1e-6)
    np.testing.assert_allclose(index.scores(question, np.array([2, 0])), [1.0, 0.25], atol=1e-6)


def test_vectors_of_any_length_are_kept_as_directions_in_eight_bits() -> None:
    """None becomes longer than 1, and none is off by more than half a step."""
    tokens = np.random.default_rng(1).normal(size=(50, 16)).astype(np.float32)
    packed = pack(tokens)
    assert packed.dtype == np.int8
    unit = tokens / np.linalg.norm(tokens, axis=1, keepdims=True)
    assert float(np.abs(packed / 127 - unit).max()) <= 0.5 / 127 + 1e-6


def test_an_index_of_tokens_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Passage by passage; without any token vectors it is empty."""
    index = TokenIndex.build(pack(tokens) for tokens in (NURSES, POLICE, BOTH))
    index.save(tmp_path)
    read = TokenIndex.load(tmp_path)
    assert read
    kept = [read.of(place).tolist() for place in range(3)]
    assert kept == [[[127, 0]], [[0, 127], [0, 127]], [[127, 0], [0, 127], [-127, 0]]]
    assert not TokenIndex.build([np.empty((0, 0), dtype=np.int8)])
