"""How sure the service is: always in 0..1, higher for nearer passages, and 0 where no word is known."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from indexer.search import Hit, Ranking
from service.confidence import answerability, is_answered


def ranking(*similarities: float, terms: tuple[str, ...] = ("nurs",), unknown: tuple[str, ...] = ()) -> Ranking:
    """A ranking whose hits are as similar to the question as given, best first."""
    hits = (Hit(place, 1.0 - place / 100, similarity, 1.0) for place, similarity in enumerate(similarities))
    return Ranking(tuple(hits), terms, unknown)


def test_without_hits_nothing_is_answered() -> None:
    """An empty ranking gives exactly 0."""
    assert answerability(ranking()) == 0


def test_a_nearer_passage_makes_the_answer_surer() -> None:
    """Strictly so, and never outside 0..1."""
    sure = [answerability(ranking(similarity)) for similarity in (-1, 0, 0.2, 0.4, 0.6, 1)]
    assert all(before < after for before, after in pairwise(sure))
    assert 0 <= sure[0] <= sure[-1] <= 1
    assert not is_answered(sure[0], names_letters=True)
    assert is_answered(sure[-1], names_letters=False)


def test_the_most_similar_hit_counts_wherever_it_ranks() -> None:
    """A near passage behind farther ones makes the answer as sure as one in front."""
    assert answerability(ranking(0.3, 0.6, 0.2)) == answerability(ranking(0.6))
    assert answerability(ranking(*[0.1] * 20, 0.6)) == answerability(ranking(0.6))


def test_a_question_of_unknown_words_alone_is_not_answered_by_what_is_merely_near() -> None:
    """One known word is enough to be judged by similarity."""
    assert answerability(ranking(0.9, terms=("zebra", "yak"), unknown=("zebra", "yak"))) == 0
    assert answerability(ranking(0.9, terms=("zebra", "nurs"), unknown=("zebra",))) == answerability(ranking(0.9))


def test_a_question_without_terms_is_judged_by_similarity() -> None:
    """Stop words alone leave no terms, known or unknown."""
    assert answerability(ranking(0.6, terms=())) == answerability(ranking(0.6))


@pytest.mark.parametrize("sure", [0.0, 0.29, 0.3, 0.4, 0.49, 0.5, 1.0])
def test_less_is_asked_of_a_question_that_names_its_letters(sure: float) -> None:
    """Whatever is answered without a name is answered with one; between three tenths and a half the name decides."""
    assert is_answered(sure, names_letters=False) == (sure >= 0.5)
    assert is_answered(sure, names_letters=True) == (sure >= 0.3)


def test_few_terms_that_stand_together_in_one_passage_are_answered() -> None:
    """Two words tell an encoder little; a passage that holds them all is an answer."""
    together = replace(ranking(0.05, terms=("counti", "line")), stands_whole=True)
    assert is_answered(answerability(together), names_letters=False)
    assert answerability(replace(together, stands_whole=False)) == answerability(ranking(0.05))
