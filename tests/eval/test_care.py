"""How well personal details are recognised, and that it stays so."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.care import INVENTED, CareQuestion, harmless_files, read_invented, recognised
from eval.commands.caring import care
from eval.errors import EvalError

ROOT = Path(__file__).resolve().parents[2]


def test_questions_are_counted_by_what_they_hold() -> None:
    """A miss and a false alarm are told by their questions."""
    asked = [
        CareQuestion("a", "case no 123456", "case"),
        CareQuestion("b", "the case of somebody", "case"),
        CareQuestion("c", "dob 1/2/13", ""),
        CareQuestion("d", "neglect", ""),
    ]
    found = recognised(asked)
    assert (found.caught, found.disturbed) == ((1, 2), (1, 2))
    assert ([one.qid for one in found.missed], [one.qid for one in found.false_alarms]) == (["b"], ["c"])


def test_details_are_caught_and_other_questions_let_through_as_measured() -> None:
    """At least 95 in 100 invented questions with details are held back, and at most 1 in 100 tricky ones without."""
    questions = read_invented(ROOT / INVENTED)
    found = recognised(questions)
    (caught, with_details), (disturbed, without) = found.caught, found.disturbed
    assert with_details >= 120
    assert without >= 120
    assert caught / with_details >= 0.95
    assert disturbed / without <= 0.01
    assert [one.qid for one in questions] == list(dict.fromkeys(one.qid for one in questions))


def test_no_judged_or_training_question_is_held_back() -> None:
    """Of those that are here."""
    files = list(harmless_files(ROOT))
    assert sum(file.asked for file in files) >= 3000
    assert [file.path for file in files if file.held] == []


def test_the_command_prints_the_figures(capsys: pytest.CaptureFixture[str]) -> None:
    """Catches, false alarms, and a line for each file."""
    care(ROOT)
    printed = capsys.readouterr().out
    assert "caught: " in printed
    assert "false alarms: " in printed
    assert f"{ROOT / 'eval/questions/sample.jsonl'}: 0 of 78 held back" in printed


def test_a_file_without_questions_is_an_error(tmp_path: Path) -> None:
    """It would measure nothing."""
    (tmp_path / "empty.jsonl").write_text("\n", encoding="utf-8")
    with pytest.raises(EvalError, match="holds no question"):
        read_invented(tmp_path / "empty.jsonl")
