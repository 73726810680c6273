"""A second look at the best candidates."""

from __future__ import annotations

import numpy as np
import pytest

from indexer.embedding import Vectors
from indexer.late_interaction import TokenIndex, pack
from indexer.passage_table import PassageTable
from indexer.second_look import SecondLook, Weights


def column(*values: int) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    """A column of a passage table."""
    return np.array(values, dtype=np.int32)


def scores(*values: float) -> Vectors:
    """Scores of as many passages."""
    return np.array(values, dtype=np.float32)


TABLE = PassageTable(
    letter=column(0, 0, 0, 1),
    section=column(0, 0, 1, 0),
    block=column(0, 1, 0, 0),
    finding=column(0, 0, 0, 0),
    agencies=column(0, 0, 0, 0),
    words=column(40, 80, 40, 0),
    part_starts=column(0, 0, 0, 0, 0),
    parts=np.empty((0, 2), dtype=np.int32),
)
PLACES = np.array([0, 1, 3])
TOKENS = TokenIndex.build(pack(np.eye(4, dtype=np.float32)[[place]]) for place in range(4))
WEIGHTS = Weights(both=0.5, term=0.2, before=0.2, after=0.1, length=-0.1)


def test_neighbours_stand_in_the_same_letter() -> None:
    """Also across sections; the first and the last of a letter lack one."""
    before, after = SecondLook(TOKENS, TABLE).neighbours(np.array([0, 1, 2, 3]))
    assert before.tolist() == [-1, 0, 1, -1]
    assert after.tolist() == [1, 2, -1, -1]


def test_late_interaction_counts_from_the_collections_mean_to_the_best() -> None:
    """Only together with similarity: either alone gives nothing."""
    question = np.array([[0.6, 0.8, 0.0, 0.0]], dtype=np.float32)
    look = SecondLook(TOKENS, TABLE)
    features = look.features(question, PLACES, scores(0.5, 1, 1), scores(0, 0, 0), scores(0, 0, 0), scores(0, 0, 0))
    mean = (0.6 + 0.8) / 4
    assert features.background == pytest.approx(mean, abs=0.01)
    np.testing.assert_allclose(features.late, [0.6, 0.8, 0.0], atol=0.01)
    np.testing.assert_allclose(features.columns[:, 0], [0.5 * (0.6 - mean) / (0.8 - mean), 1.0, 0.0], atol=0.02)


def test_scores_are_the_weighed_sum_of_the_features() -> None:
    """Words count by their logarithm over 40; a passage of fewer than ten counts as one of ten."""
    look = SecondLook(TOKENS, TABLE)
    question = np.array([[1.0, 0.0, 0.0, 0.0]], dtype=np.float32)
    features = look.features(question, PLACES, scores(1, 1, 1), scores(0.5, 1, 0), scores(0, 0.5, 0), scores(0.3, 0, 0))
    expected = [0.5 + 0.1 + 0.03, 0.2 + 0.1 - 0.1 * np.log(2), -0.1 * np.log(10 / 40)]
    np.testing.assert_allclose(features.scores(WEIGHTS), expected, atol=0.01)


def test_without_token_vectors_similarity_stands_in_for_late_interaction() -> None:
    """So that any sentence-transformers model can be used."""
    look = SecondLook(TokenIndex.build([]), TABLE)
    none = np.empty((0, 0), dtype=np.float32)
    features = look.features(none, PLACES, scores(0.5, 1, -1), scores(0, 0, 0), scores(0, 0, 0), scores(0, 0, 0))
    assert features.columns[:, 0].tolist() == [0.25, 1.0, 0.0]
