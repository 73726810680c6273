"""Few vectors become many, near their own and the same every time."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from eval.scaling.recombining import neighbours, profile, recombined, sizes_of_turns, turn
from indexer.embedding import Vectors
from indexer.engines.faiss import FaissEngine


def _real(count: int = 60) -> Vectors:
    made = np.random.default_rng(5).normal(size=(count, 32))
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), dtype=np.float32)


REAL = _real()
NEAR = neighbours(FaissEngine.build(REAL), len(REAL))


def test_each_passage_is_its_own_nearest_neighbour() -> None:
    """The others follow, thirty-one of them."""
    assert NEAR.shape == (60, 32)
    assert NEAR[:, 0].tolist() == list(range(60))


def test_turns_go_through_the_real_passages_until_there_are_enough() -> None:
    """The last turn stops where the wanted number is reached."""
    assert list(sizes_of_turns(60, 150)) == [(0, 60), (1, 60), (2, 30)]
    assert list(sizes_of_turns(60, 60)) == [(0, 60)]
    assert list(sizes_of_turns(60, 7)) == [(0, 7)]


def test_a_turn_takes_partners_among_the_neighbours_and_never_the_passage_itself() -> None:
    """Another turn takes others; the same number gives the same turn."""
    first = turn(0, NEAR)
    assert all(partner in NEAR[place, 1:] for place, partner in enumerate(first.partner))
    assert all(beside in NEAR[place, 1:] for place, beside in zip(first.elsewhere, first.beside, strict=True))
    assert turn(0, NEAR).partner.tolist() == first.partner.tolist() != turn(1, NEAR).partner.tolist()


def test_recombined_vectors_are_unit_vectors_near_their_own(tmp_path: Path) -> None:
    """The second turn's are others than the first's; a shorter collection begins a longer one."""
    made = recombined(REAL, NEAR, 150, tmp_path / "long.npy")
    assert (made.shape, made.dtype.name) == ((150, 32), "float32")
    np.testing.assert_allclose(np.linalg.norm(made, axis=1), 1, atol=1e-6)
    assert float((made[:60] * REAL).sum(axis=1).min()) > 0.3
    assert np.abs(made[:60] - made[60:120]).max(axis=1).min() > 0.01
    assert recombined(REAL, NEAR, 70, tmp_path / "short.npy").tolist() == made[:70].tolist()


def test_a_profile_is_the_mean_similarity_at_the_first_tenth_hundredth_and_two_hundredth() -> None:
    """Ranks that do not exist are left out."""
    scores = np.stack([np.linspace(1, 0, 200), np.linspace(0.5, 0.5, 200)]).astype(np.float32)
    np.testing.assert_allclose(profile(scores), [0.75, (1 - 9 / 199) / 2 + 0.25, (1 - 99 / 199) / 2 + 0.25, 0.25], atol=1e-6)
    assert len(profile(scores[:, :50])) == 2
