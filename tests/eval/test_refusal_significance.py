"""Differences in telling answerable questions from others, against the measures of single runs."""

from __future__ import annotations

import numpy as np
import pytest

from eval.measure_names import MeasureName
from eval.refusal import auroc, false_answers_at
from eval.refusal_significance import Answerabilities, aurocs, false_answers, refusal_interval, refusal_p

SURE = Answerabilities.of([0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.9], [0.3, 0.1, 0.2, 0.45])
UNSURE = Answerabilities.of([0.1, 0.2, 0.3, 0.1, 0.2, 0.3, 0.1], [0.8, 0.9, 0.7, 0.6])


def test_many_resamples_at_once_are_measured_as_one_by_one() -> None:
    """Along the last axis each row gives what `eval.refusal` gives for it."""
    draws = np.random.default_rng(1)
    yes, no = draws.integers(0, 5, (6, 9)).astype(float), draws.integers(0, 5, (6, 4)).astype(float)
    rows = [(list(one), list(other)) for one, other in zip(yes, no, strict=True)]
    assert aurocs(yes, no) == pytest.approx([auroc(*row) for row in rows])
    assert false_answers(yes, no) == pytest.approx([false_answers_at(*row) for row in rows])


def test_system_does_not_differ_from_itself() -> None:
    """The interval of the difference is 0 and p is 1."""
    assert refusal_interval(MeasureName.AUROC, SURE, SURE) == (0.0, 0.0)
    assert refusal_p(MeasureName.AUROC, SURE, SURE) == 1.0


def test_scale_of_answerability_does_not_matter() -> None:
    """A system that says the half of another's answerabilities ranks the questions alike."""
    half = Answerabilities(SURE.yes / 2, SURE.no / 2)
    assert refusal_p(MeasureName.FALSE_ANSWERS_AT_85, half, SURE) == 1.0


def test_better_refusal_shows() -> None:
    """One system has every answerable question but one above the others, the other has all below: 27/28 against 0."""
    low, high = refusal_interval(MeasureName.AUROC, SURE, UNSURE)
    assert 0.75 < low < 27 / 28 < high <= 1.0
    assert refusal_p(MeasureName.AUROC, SURE, UNSURE) < 0.01


def test_interval_of_one_system_lies_about_its_measure() -> None:
    """Without another system it is that of the measure itself."""
    low, high = refusal_interval(MeasureName.AUROC, SURE)
    assert low < 27 / 28 < high == 1.0


def test_single_question_of_a_kind_is_not_resampled() -> None:
    """The interval is the measure itself."""
    one = Answerabilities.of([0.9, 0.2], [0.5])
    assert refusal_interval(MeasureName.AUROC, one) == (0.5, 0.5)
