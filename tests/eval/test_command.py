"""The command line: tables or JSON on stdout, messages on stderr, exit statuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval import __main__ as command

TEXT = "Nurses attend each meeting. Doctors do not."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A letter, a question about it and a run that answers it."""
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a-letter.txt").write_text(TEXT, encoding="utf-8")
    evidence = [{"doc": "a", "quote": "Nurses attend each meeting.", "grade": 2}]
    question = {"qid": "s1", "question": "who attends?", "type": "single", "evidence": evidence}
    (tmp_path / "questions.jsonl").write_text(json.dumps(question) + "\n", encoding="utf-8")
    hits = [{"doc": "a-letter", "start": 28, "end": 43}, {"doc": "a-letter", "start": 0, "end": 27}]
    (tmp_path / "run.jsonl").write_text(json.dumps({"qid": "s1", "hits": hits}) + "\n", encoding="utf-8")
    return tmp_path


def status_of(monkeypatch: pytest.MonkeyPatch, *words: object) -> object:
    """The exit status of ``python -m eval`` with these words."""
    monkeypatch.setattr("sys.argv", ["eval", *map(str, words)])
    with pytest.raises(SystemExit) as ended:
        command.main()
    return ended.value.code


def scored(folder: Path, *more: str) -> list[object]:
    """The words that score the run of ``folder``."""
    return ["score", folder / "run.jsonl", "--questions", folder / "questions.jsonl", "--letters", folder / "letters", *more]


def test_run_file_is_scored_as_json(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The gold span is found at rank 2, in all and in the question's own line."""
    assert status_of(monkeypatch, *scored(folder, "--json", "--per-question")) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["values"]["mrr"] == 0.5
    assert told["by_type"]["single"]["recall_5"] == 1.0
    assert told["per_question"][0]["qid"] == "s1"


def test_run_file_is_scored_as_a_table(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each measure stands in a row with its value."""
    assert status_of(monkeypatch, *scored(folder, "--per-question")) == 0
    rows = {tuple(line.split()[1:-1]) for line in capsys.readouterr().out.splitlines() if "MRR" in line}
    assert ("MRR", "│", "0.500", "│", "0.500") in rows


def test_missing_index_is_one_message_and_status_two(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing stands on stdout, and the message says what to run."""
    assert status_of(monkeypatch, "run", "--index", folder / "none", "--questions", folder / "questions.jsonl") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "error: there is no index at" in err


def test_missing_questions_file_is_one_message_and_status_two(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The path stands in the message."""
    (folder / "questions.jsonl").unlink()
    assert status_of(monkeypatch, *scored(folder)) == 2
    assert "questions.jsonl: No such file or directory" in capsys.readouterr().err


def test_gate_fails_where_a_required_set_is_missing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder has no sample letters, and that is a failure and not a pass."""
    assert status_of(monkeypatch, "gate", "--root", folder, "--only", "sample") == 1


def test_gate_passes_over_a_set_that_is_not_required(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the real letters are not there, the real set is left out."""
    assert status_of(monkeypatch, "gate", "--root", folder / "letters", "--only", "real") == 0


def test_runs_are_compared_as_json(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A run against itself differs in nothing."""
    run, questions, letters = folder / "run.jsonl", folder / "questions.jsonl", folder / "letters"
    words = ["compare", f"a={run}", f"b={run}", "--questions", questions, "--letters", letters, "--measure", "mrr", "--json"]
    assert status_of(monkeypatch, *words) == 0
    told = json.loads(capsys.readouterr().out)
    assert [system["name"] for system in told["systems"]] == ["a", "b"]
    assert (told["differences"][0]["difference"], told["differences"][0]["p"]) == (0.0, 1.0)


def test_runs_are_compared_as_tables(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Means, differences and slices each have a table."""
    run, questions, letters = folder / "run.jsonl", folder / "questions.jsonl", folder / "letters"
    assert status_of(monkeypatch, "compare", f"a={run}", f"b={run}", "--questions", questions, "--letters", letters) == 0
    out = capsys.readouterr().out
    assert "b against a, 14 tests in all" in out
    assert "By type of question" in out


def test_report_is_written_as_one_page(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page is a file, and stdout stays empty."""
    out, run = folder / "report.html", folder / "run.jsonl"
    words = ["report", run, "--questions", folder / "questions.jsonl", "--letters", folder / "letters", "--out", out]
    assert status_of(monkeypatch, *words) == 0
    assert out.read_text(encoding="utf-8").lstrip().startswith("<!DOCTYPE html>")
    assert capsys.readouterr().out == ""
