"""Intervals and p-values of paired differences, against values worked out by hand."""

from __future__ import annotations

import pytest

from eval.significance import Interval, holm, mean_interval, sign_flip_p


def test_interval_of_a_constant_difference_is_that_difference() -> None:
    """Every resample has the same mean."""
    assert mean_interval([0.25] * 20) == pytest.approx(Interval(0.25, 0.25))


def test_interval_of_a_single_value_is_that_value() -> None:
    """There is nothing to resample."""
    assert mean_interval([0.5]) == Interval(0.5, 0.5)


def test_interval_holds_the_mean_and_is_the_same_each_time() -> None:
    """For 50 noughts and 50 ones it is about 0.5 ± 1.96 × 0.05."""
    interval = mean_interval([0.0, 1.0] * 50)
    assert interval == pytest.approx((0.4, 0.6), abs=0.015)
    assert mean_interval([0.0, 1.0] * 50) == interval


def test_all_sign_flips_of_few_questions_are_tried() -> None:
    """Of the 32 ways to flip five equal differences, two give a mean as far from 0: 2/32."""
    assert sign_flip_p([0.1] * 5) == pytest.approx(2 / 32)


def test_single_question_shows_nothing() -> None:
    """Its difference could as well have the other sign."""
    assert sign_flip_p([0.7]) == 1.0


def test_differences_that_cancel_out_are_no_difference() -> None:
    """A mean of 0 is as near to 0 as any flip can bring it."""
    assert sign_flip_p([0.2, -0.2, 0.1, -0.1]) == 1.0


def test_systems_that_say_the_same_do_not_differ() -> None:
    """Without any difference p is 1."""
    assert sign_flip_p([0.0] * 30) == 1.0


def test_p_of_many_questions_is_never_nought() -> None:
    """Of 10,000 random flips none gives so high a mean, but the differences themselves count as one, on both sides."""
    assert sign_flip_p([0.1] * 40) == pytest.approx(2 / 10_001)


def test_holm_steps_down_from_the_smallest_p() -> None:
    """4 × 0.005, 3 × 0.01, 2 × 0.03 and 1 × 0.04, none lower than the one before, in the given order."""
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))


def test_holm_gives_no_p_above_one() -> None:
    """Three times 0.6 is 1."""
    assert holm([0.6, 0.7, 0.9]) == (1.0, 1.0, 1.0)


def test_holm_of_nothing_is_nothing() -> None:
    """Where no measure could be tested there is nothing to correct."""
    assert holm([]) == ()
