"""The gate: what its file may hold, and which bounds a measure keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.errors import EvalError
from eval.gate import Kept, QuestionSet, hold, load_gate
from eval.measure_names import MeasureName

SET = QuestionSet(
    Path("questions.jsonl"),
    Path("letters"),
    required=True,
    floors={MeasureName.NDCG_10: 0.4, MeasureName.MRR: 0.5, MeasureName.AUROC: 0.6},
    ceilings={MeasureName.FALSE_ANSWERS: 0.1},
)


def test_measure_at_its_bound_keeps_it_and_a_missing_one_does_not() -> None:
    """A floor is kept from above, a ceiling from below, and by no measure that is not there."""
    values = {MeasureName.NDCG_10: 0.4, MeasureName.MRR: 0.49, MeasureName.FALSE_ANSWERS: 0.11}
    assert hold(values, SET) == [
        Kept(MeasureName.NDCG_10, 0.4, 0.4, True),
        Kept(MeasureName.MRR, 0.49, 0.5, False),
        Kept(MeasureName.AUROC, None, 0.6, False),
        Kept(MeasureName.FALSE_ANSWERS, 0.11, 0.1, False),
    ]


def test_project_gate_holds_quotes_to_exactness_in_every_set() -> None:
    """The sample set is required, the real one is not, and both demand byte-equal quotes."""
    sets = load_gate()
    assert {name: one.required for name, one in sets.items()} == {
        "sample": True,
        "real": False,
        **{f"held-{group}": False for group in range(1, 5)},
    }
    assert all(one.floors[MeasureName.QUOTE_EXACTNESS] == 1.0 for one in sets.values())


def test_no_floor_bounds_a_measure_that_should_be_low() -> None:
    """A floor under false answers or a ceiling over recall would be a slip of the pen."""
    for one in load_gate().values():
        assert all(name.higher_is_better for name in one.floors)
        assert not any(name.higher_is_better for name in one.ceilings)


def test_unknown_measure_in_the_gate_file_is_refused(tmp_path: Path) -> None:
    """A floor that nothing is compared with must not pass for one that is kept."""
    path = tmp_path / "gate.toml"
    path.write_text('[a]\nquestions = "q"\nletters = "l"\nrequired = true\n[a.floors]\nndgc = 0.4\n', encoding="utf-8")
    with pytest.raises(EvalError, match=r"gate\.toml is not a gate file"):
        load_gate(path)


def test_set_is_there_if_both_its_questions_and_letters_are(tmp_path: Path) -> None:
    """Questions without letters are no set."""
    (tmp_path / "questions.jsonl").touch()
    assert not SET.is_there(tmp_path)
    (tmp_path / "letters").mkdir()
    assert SET.is_there(tmp_path)
