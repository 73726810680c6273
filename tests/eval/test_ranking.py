"""Ranking measures, against values worked out by hand."""

from __future__ import annotations

from math import log2

import pytest

from corpus.letter import Span
from eval.measure_names import MeasureName
from eval.questions import GoldSpan
from eval.ranking import ranking_measures


def graded(*grades: int) -> list[GoldSpan]:
    """One gold span a grade."""
    return [GoldSpan("x", Span(10 * index, 10 * index + 10), grade) for index, grade in enumerate(grades)]


def test_ndcg_of_a_hand_worked_ranking() -> None:
    """Grade 1 at rank 1 and grade 2 at rank 3, a second grade 2 unfound: (1 + 2/2) / (2 + 2/log2 3 + 1/2)."""
    values = ranking_measures(graded(2, 2, 1), [3, None, 1], hits=5)
    assert values[MeasureName.NDCG_10] == pytest.approx(2 / (2 + 2 / log2(3) + 0.5))


def test_gain_as_compared_is_exponential() -> None:
    """The same ranking with gains 1 and 3: (1 + 3/2) / (3 + 3/log2 3 + 1/2)."""
    values = ranking_measures(graded(2, 2, 1), [3, None, 1], hits=5)
    assert values[MeasureName.NDCG_10_AS_COMPARED] == pytest.approx(2.5 / (3 + 3 / log2(3) + 0.5))


def test_hit_that_finds_two_gold_spans_earns_the_better_grade_once() -> None:
    """A hit on grades 1 and 2 gains 2, of an ideal of 2 + 1/log2 3."""
    values = ranking_measures(graded(1, 2), [1, 1], hits=1)
    assert values[MeasureName.NDCG_10] == pytest.approx(2 / (2 + 1 / log2(3)))


def test_gold_span_found_after_rank_ten_earns_nothing_in_ndcg() -> None:
    """nDCG is cut at 10; MRR goes on, and as compared does not."""
    values = ranking_measures(graded(2), [11], hits=30)
    assert values[MeasureName.NDCG_10] == 0.0
    assert values[MeasureName.MRR] == pytest.approx(1 / 11)
    assert values[MeasureName.MRR_AS_COMPARED] == 0.0


@pytest.mark.parametrize(("rank", "success"), [(5, 1.0), (6, 0.0)])
def test_success_at_five_asks_for_a_hit_among_five(rank: int, success: float) -> None:
    """A grade of 1 is enough."""
    assert ranking_measures(graded(1), [rank], hits=10)[MeasureName.SUCCESS_5] == success


def test_ranking_of_nothing_scores_nothing() -> None:
    """Without hits every ranking measure is 0."""
    assert set(ranking_measures(graded(2), [None], hits=0).values()) == {0.0}


def test_long_ranking_keeps_its_order() -> None:
    """The hit at rank 100 of 200 has the reciprocal rank 1/100."""
    assert ranking_measures(graded(2), [100], hits=200)[MeasureName.MRR] == pytest.approx(0.01)
