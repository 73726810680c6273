"""``python -m eval scaling``: asks made indexes that were kept, and puts their figures into a file beside the others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval import __main__ as command


def status_of(monkeypatch: pytest.MonkeyPatch, *words: object) -> object:
    """The exit status of ``python -m eval scaling`` with these words."""
    monkeypatch.setattr("sys.argv", ["eval", "scaling", *map(str, words)])
    with pytest.raises(SystemExit) as stopped:
        command.main()
    return stopped.value.code


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    """Three questions in a file."""
    asked = ("who attends strategy discussions?", "delays in assessments", "training of nurses")
    lines = "".join(json.dumps({"question": one}) + "\n" for one in asked)
    (tmp_path / "questions.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path / "questions.jsonl"


@pytest.mark.slow
def test_a_kept_index_is_asked_alone(
    monkeypatch: pytest.MonkeyPatch, sample_index: Path, questions: Path, tmp_path: Path
) -> None:
    """Its figures go into the file and into the picture."""
    figures, picture = tmp_path / "figures.json", tmp_path / "picture.svg"
    words = ("--made", sample_index, "--questions", questions, "--rounds", 1, "--figures", figures, "--picture", picture)
    assert status_of(monkeypatch, *words) in {0, None}
    told = json.loads(figures.read_text(encoding="utf-8"))
    assert told["questions"] == 3
    assert [one["of"] for one in told["figures"]] == ["asked"]
    assert told["figures"][0]["cost"]["processor_ms"] > 0
    assert "the whole ranking" in picture.read_text(encoding="utf-8")


@pytest.mark.slow
def test_made_indexes_can_be_kept(monkeypatch: pytest.MonkeyPatch, sample_index: Path, questions: Path, tmp_path: Path) -> None:
    """Under their size; all else that was made is gone."""
    to = tmp_path / "work"
    words = ("--index", sample_index, "--to", to, "--questions", questions, "--size", 400, "--rounds", 1)
    assert status_of(monkeypatch, *words, "--no-engines", "--keep") in {0, None}
    assert [path.name for path in to.iterdir()] == ["made-400"]
    assert status_of(monkeypatch, "--made", to / "made-400", "--questions", questions, "--rounds", 1) in {0, None}


def test_something_must_be_measured(
    monkeypatch: pytest.MonkeyPatch, questions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither an index to recombine nor a made one is an error that says what to give."""
    assert status_of(monkeypatch, "--questions", questions) == 2
    assert "give --index and --to" in capsys.readouterr().err
