"""Details on the command line: held back with exit code 2 until accepted; files of questions are not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from service import cli, opening
from tests.encoders import HashingEncoder

PRIVATE = "do nurses attend strategy discussions about Jayden Smith 12/03/2014?"


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch, built_folder: Path) -> None:
    """The small index and the word-hashing encoder."""
    monkeypatch.setattr(opening, "OnnxEncoder", lambda folder, threads=0: HashingEncoder())
    monkeypatch.setenv("LETTERWISE_INDEX", str(built_folder))
    monkeypatch.setenv("COLUMNS", "400")


def ended_with(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> object:
    """The exit code of the command."""
    monkeypatch.setattr("sys.argv", ["letterwise", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return ended.value.code


@pytest.mark.parametrize("command", [("ask",), ("ask", "--json"), ("search",), ("search", "--json")])
def test_a_question_with_details_is_held_back_until_accepted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    """The message says how to send it, and that the shell may keep it; nothing goes to standard output."""
    assert ended_with(monkeypatch, *command, PRIVATE) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "a name with a date of birth" in err
    assert "--accept-personal-details" in err
    assert "history" in err
    assert "Jayden" not in err
    assert ended_with(monkeypatch, *command, PRIVATE, "--accept-personal-details") == 0
    assert capsys.readouterr().out


def test_a_file_of_questions_is_asked_as_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """It is for measuring, and its line for each question must not be missing."""
    path = tmp_path / "questions.jsonl"
    path.write_text(json.dumps({"qid": "q1", "question": PRIVATE}), encoding="utf-8")
    assert ended_with(monkeypatch, "ask", "--questions", str(path)) == 0
    assert json.loads(capsys.readouterr().out)["qid"] == "q1"
