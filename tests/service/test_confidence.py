"""How sure the service is, always in 0..1, and whether that answers all of a question, part of it or nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from indexer.ranking import Hit, Ranking
from indexer.support import Support
from service.confidence import Verdict, answerability, verdict
from service.statuses import AnswerStatus

QUESTION = "How well do nurses share what they know?"
FIGURE = "How many nurses are there?"


def ranking(
    nearness: float = 0.4, terms: tuple[str, ...] = ("nurs",), unknown: tuple[str, ...] = (), **signs: float
) -> Ranking:
    """A ranking of one hit with these signs of support."""
    support = replace(Support(nearness, nearer_elsewhere=0.0, figures=0.0), **signs)
    return Ranking((Hit(0, 1.0, 0.5, 1.0),), terms, unknown, support=support)


def sure(support: Ranking, question: str = QUESTION) -> float:
    """How sure the service is."""
    return answerability(support, question)


def test_without_hits_nothing_is_answered() -> None:
    """An empty ranking gives exactly 0."""
    assert sure(replace(ranking(), hits=())) == 0


def test_nearer_passages_make_the_answer_surer() -> None:
    """Strictly so, and never outside 0..1."""
    rising = [sure(ranking(nearness)) for nearness in (-0.5, 0.1, 0.2, 0.4, 0.8)]
    assert all(before < after for before, after in pairwise(rising))
    assert 0 <= rising[0] <= rising[-1] <= 1
    assert verdict(ranking(-0.5), QUESTION).status is AnswerStatus.NOTHING_FOUND
    assert verdict(ranking(0.8), QUESTION).status is AnswerStatus.ANSWERED


def test_letters_elsewhere_that_come_nearer_make_it_less_sure() -> None:
    """The theme is there, but not in the letters that were asked about."""
    assert sure(ranking(nearer_elsewhere=0.2)) < sure(ranking(nearer_elsewhere=0.1)) < sure(ranking())


def test_a_question_for_a_figure_wants_passages_that_hold_one() -> None:
    """The fewer of the best do, the less sure; a question for none does not mind."""
    assert sure(ranking(figures=0.0), FIGURE) < sure(ranking(figures=0.6), FIGURE) < sure(ranking(figures=1.0), FIGURE)
    assert sure(ranking(figures=0.0)) == sure(ranking(figures=1.0))


def test_a_question_of_unknown_words_alone_is_not_answered_by_what_is_merely_near() -> None:
    """One known word is enough to be judged by the passages."""
    assert sure(ranking(0.9, terms=("zebra", "yak"), unknown=("zebra", "yak"))) == 0
    assert sure(ranking(0.9, terms=("zebra", "nurs"), unknown=("zebra",))) == sure(ranking(0.9))


def test_few_terms_that_stand_together_in_one_passage_are_answered() -> None:
    """Two words tell an encoder little; a passage that holds them all is an answer."""
    together = replace(ranking(-0.3, terms=("counti", "line")), stands_whole=True)
    assert verdict(together, "county lines").status is AnswerStatus.ANSWERED
    assert verdict(replace(together, stands_whole=False), "county lines").status is AnswerStatus.NOTHING_FOUND


@pytest.mark.parametrize(
    ("nearness", "unmet", "status"),
    [
        (0.6, (), AnswerStatus.ANSWERED),
        (0.6, ("private", "probation"), AnswerStatus.PARTIAL),
        (-0.2, (), AnswerStatus.NOTHING_FOUND),
        (-0.2, ("private",), AnswerStatus.NOTHING_FOUND),
    ],
)
def test_an_answer_that_leaves_words_unmet_is_partial(nearness: float, unmet: tuple[str, ...], status: AnswerStatus) -> None:
    """The words are told in the question's order, also where nothing was found; how sure it is does not change with them."""
    told = verdict(replace(ranking(nearness), unmet=unmet), QUESTION)
    assert told == Verdict(status, sure(ranking(nearness)), unmet)
