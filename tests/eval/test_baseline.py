"""The baseline: which change from it is a drop."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.baseline import Change, changes, load_baseline, write_baseline
from eval.errors import EvalError
from eval.gate import load_gate
from eval.measure_names import MeasureName
from tests.eval.runs_by_hand import asked, found, said, system

QUESTIONS = [asked(f"q{number}", (0, 10)) for number in range(12)]
BEFORE = system("before", QUESTIONS, *(found(one.qid, (0, 10)) for one in QUESTIONS), *(said(one.qid) for one in QUESTIONS))


def test_measures_that_stay_are_no_drop(tmp_path: Path) -> None:
    """What was written is read again, and p of no change is 1."""
    write_baseline(tmp_path / "kept.json", BEFORE.measures)
    found_ = changes(BEFORE.measures, load_baseline(tmp_path / "kept.json"))
    assert found_ == (
        Change(MeasureName.NDCG_10, 1.0, 1.0, 1.0),
        Change(MeasureName.RECALL_600_WORDS, 1.0, 1.0, 1.0),
        Change(MeasureName.ANSWER_RECALL, 0.0, 0.0, 1.0),
    )
    assert not any(one.is_drop for one in found_)


def test_real_drop_fails() -> None:
    """Every question that found its span finds it no more."""
    after = system("after", QUESTIONS, *(found(one.qid, (50, 60)) for one in QUESTIONS))
    (change,) = changes(after.measures, {MeasureName.NDCG_10: {one.qid: 1.0 for one in QUESTIONS}})
    assert (change.before, change.now, change.is_drop) == (1.0, 0.0, True)


@pytest.mark.parametrize(
    ("now", "p", "dropped"), [(0.48, 0.04, True), (0.48, 0.06, False), (0.495, 0.01, False), (0.6, 0.01, False)]
)
def test_drop_is_more_than_a_hundredth_and_more_than_chance(now: float, p: float, dropped: bool) -> None:
    """A change that chance explains, a small one and a rise are none."""
    assert Change(MeasureName.NDCG_10, 0.5, now, p).is_drop is dropped


def test_new_questions_are_not_compared_and_no_shared_one_is_an_error() -> None:
    """A question that the baseline does not have cannot have dropped."""
    (change,) = changes(BEFORE.measures, {MeasureName.NDCG_10: {"q0": 1.0, "gone": 0.0}})
    assert (change.before, change.now) == (1.0, 1.0)
    with pytest.raises(EvalError, match="no question of the baseline has ndcg_10 now"):
        changes(BEFORE.measures, {MeasureName.NDCG_10: {"gone": 1.0}})


def test_missing_baseline_says_how_to_write_one(tmp_path: Path) -> None:
    """The gate must not pass for want of a file."""
    with pytest.raises(EvalError, match=r"none\.json is not a baseline: .*gate --write-baselines"):
        load_baseline(tmp_path / "none.json")


def test_project_keeps_a_baseline_of_its_sample_questions() -> None:
    """The file that the gate names is there and holds nDCG@10."""
    kept = load_gate()["sample"].baseline
    assert kept is not None
    assert MeasureName.NDCG_10 in load_baseline(Path(__file__).parents[2] / kept)
