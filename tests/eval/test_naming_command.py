"""The command that asks held-back questions naming a letter, over the small invented letters."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval import __main__ as command
from eval.commands import naming
from eval.in_process import InProcess
from service.answering import Answering
from tests.encoders import HashingEncoder
from tests.eval.training_by_hand import ORRIN, write_training
from tests.service.small_letters import IDS, read_letters, small_index_of


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with training data; the four invented letters are opened for any index."""
    answering = Answering(small_index_of(tmp_path, read_letters(tmp_path / "letters", IDS)), HashingEncoder())
    monkeypatch.setattr(naming, "open_in_process", lambda index: InProcess(answering))
    return write_training(tmp_path)


def asked(folder: Path, monkeypatch: pytest.MonkeyPatch, *more: str) -> object:
    """The exit status of the command."""
    words = ["eval", "authorities", "--train", str(folder), "--index", "any", *more]
    monkeypatch.setattr("sys.argv", words)
    with pytest.raises(SystemExit) as ended:
        command.main()
    return ended.value.code


def test_measures_with_the_names_read_and_unread_are_told_as_json(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Narrowed to Orrin both questions find their passage first; unread, letters of Tarn stand beside it."""
    assert asked(folder, monkeypatch, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["held_back"] == {"letters": 2, "questions": 3}
    assert told["asked"] == 2
    assert told["left_out"] == [{"qid": "p1-1", "letter": "tarn-2021", "lack": "passage not in the letter's text"}]
    assert told["authority_filter"] == {"taken": ["p0-1", "p0-2"], "missed": [], "elsewhere": []}
    read, unread = told["systems"]
    assert [(each["name"], each["values"]["recall_600_words"]) for each in (read, unread)] == [
        ("names read", 1.0),
        ("names unread", 1.0),
    ]
    assert read["values"]["character_precision"] > unread["values"]["character_precision"]
    assert read["by_type"]["named first"]["recall_10"] == 1.0


def test_counts_stand_above_the_tables(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is left out is told before any measure."""
    assert asked(folder, monkeypatch) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "3 questions about 2 held-back letters; 2 asked, about 1 letter",
        "left out, passage not in the letter's text: 1 question (tarn-2021)",
        "authority filter taken: 2, of which without the letter meant: 0; filter missed: 0",
    ]
    rows = {tuple(cell.strip() for cell in line.strip("│").split("│")) for line in lines}
    assert ("Recall within 600 words", "1.000", "1.000") in rows


def test_questions_are_written_for_compare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line each, with the letter's id."""
    out = folder / "made.jsonl"
    assert asked(folder, monkeypatch, "--out", str(out)) == 0
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [(line["qid"], line["evidence"][0]["doc"]) for line in lines] == [("p0-1", ORRIN), ("p0-2", ORRIN)]
