"""Refusal measures, against values worked out by hand."""

from __future__ import annotations

import pytest

from eval.refusal import auroc, false_answers_at


def test_auroc_counts_pairs_in_the_right_order_and_half_of_the_ties() -> None:
    """Of six pairs (.9 .5 .4 against .5 .1), four are right, one is tied, one is wrong: 4.5/6."""
    assert auroc([0.9, 0.5, 0.4], [0.5, 0.1]) == pytest.approx(4.5 / 6)


def test_auroc_of_a_perfect_separation_is_one() -> None:
    """All answerable questions stand above all others."""
    assert auroc([0.6, 0.7], [0.1, 0.5]) == 1.0


def test_false_answers_are_counted_at_the_threshold_that_answers_85_per_cent() -> None:
    """Of ten answerable questions nine must be answered (8.5 rounded up), so that the threshold is 0.2."""
    answerable = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]
    assert false_answers_at(answerable, [0.15, 0.19, 0.2, 0.6]) == 0.5


def test_a_whole_number_of_answered_questions_is_not_rounded_up() -> None:
    """Of twenty answerable questions 85 per cent are seventeen, so that the threshold is the seventeenth highest."""
    answerable = [index / 20 for index in range(1, 21)]
    assert false_answers_at(answerable, [3.5 / 20, 4 / 20]) == 0.5
