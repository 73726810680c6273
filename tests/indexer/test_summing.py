"""A question's terms added up at the places where they stand: bit for bit the sums over all passages, and the same best."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from indexer.summing import Postings, summed
from indexer.terms import TermIndex

WORDS = ("nurse", "police", "school", "visit", "plan", "housing", "court", "carer")


def plain(passages: int, asked: Sequence[Sequence[Postings]]) -> NDArray[np.float32]:
    """Every summand as an array of all passages, added up one after another."""
    scores = np.zeros(passages, dtype=np.float32)
    for postings in asked:
        columns = np.zeros((len(postings) + 1, passages), dtype=np.float32)
        for column, (places, weights) in zip(columns, postings, strict=False):
            column[places] = weights
        scores = scores + columns.max(axis=0)
    return scores


def plain_best(scores: NDArray[np.float32], count: int, allowed: NDArray[np.bool_] | None) -> list[int]:
    """By going through all scores in order."""
    marked = [(score, place) for place, score in enumerate(scores.tolist()) if score and (allowed is None or allowed[place])]
    marked.sort(reverse=True)
    return sorted(place for score, place in marked if len(marked) <= count or score >= marked[count - 1][0])


def drawn(chance: np.random.Generator, passages: int, steps: int) -> Postings:
    """Postings of a term or phrase, none at times; with few ``steps`` many weights are the same."""
    places = np.flatnonzero(chance.random(passages) < chance.choice([0.0, 0.001, 0.01, 0.1, 0.7]))
    weights = chance.integers(1, steps + 1, len(places)) * (chance.random() * 8 / steps)
    return places, weights.astype(np.float32)


@pytest.mark.parametrize("steps", [1, 3, 10_000])
@pytest.mark.parametrize("seed", range(12))
def test_sums_and_the_best_are_those_of_arrays_of_all_passages(seed: int, steps: int) -> None:
    """With one and several postings a summand, ties and none, over all passages, a part of them, a few and none."""
    chance = np.random.default_rng(seed)
    passages = int(chance.integers(1, 3_000))
    asked = [[drawn(chance, passages, steps) for _ in range(chance.choice([1, 1, 1, 3]))] for _ in range(chance.integers(0, 9))]
    wanted = plain(passages, asked)
    made = summed(passages, asked)
    assert made.at(np.arange(passages)).tobytes() == wanted.tobytes()
    for allowed in (None, *(chance.random(passages) < share for share in (0.5, 0.02, 0.0))):
        for count in (1, 7, 200, 5_000):
            assert made.best(count, allowed).tolist() == plain_best(wanted, count, allowed)


@pytest.mark.parametrize("seed", range(6))
def test_an_index_scores_as_its_postings_say_in_the_order_of_the_terms(seed: int) -> None:
    """Terms first, in the order of the alphabet; then each group's best phrase, in its share."""
    chance = np.random.default_rng(seed)
    texts = [" ".join(chance.choice(WORDS, chance.integers(0, 12))) for _ in range(400)]
    index = TermIndex.build(texts)
    terms = chance.choice([*index.vocabulary, "unicorn"], 5).tolist()
    groups = [[chance.choice(index.vocabulary, size).tolist() for size in (1, 2, 3)], [["unicorn", "nurs"]]]

    def adding(phrase: Sequence[str], share: float) -> Postings:
        places, weights = index.postings(phrase)
        rarity = np.float32(np.log(1 + (len(texts) - len(places) + 0.5) / (len(places) + 0.5)))
        return places.astype(np.int64), np.float32(share) * (rarity * weights)

    alone = [[adding([term], 1.0)] for term in sorted(set(terms))]
    wanted = plain(len(texts), alone + [[adding(phrase, 0.6) for phrase in group] for group in groups])
    for _ in range(2):  # the second time with phrases that are remembered
        made = index.asked(terms, groups, 0.6)
        assert made.at(np.arange(len(texts))).tobytes() == wanted.tobytes()
        assert made.best(25).tolist() == plain_best(wanted, 25, None)
