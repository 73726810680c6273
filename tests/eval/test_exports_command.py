"""The command that exports all quotes and reads them back, over the small invented letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval import __main__ as command
from eval.commands import exporting
from eval.in_process import InProcess
from service.briefing.exporting import Format
from service.desk import Desk
from tests.encoders import HashingEncoder
from tests.service.small_letters import IDS, read_letters, small_index_of

QUESTION = '{"qid": "q1", "question": "do nurses attend strategy discussions?", "type": "single"}\n'


class Opened:
    """Stands in for an index folder that is open."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def desk(self) -> Desk:
        """The desk of the small letters."""
        return self._desk


@pytest.fixture
def questions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with one question; the four invented letters are opened for any index, and PDF, which is slow, is left out."""
    desk = Desk(small_index_of(tmp_path, read_letters(tmp_path / "letters", IDS)), HashingEncoder())
    monkeypatch.setattr(exporting, "open_in_process", lambda index: InProcess(desk.answering))
    monkeypatch.setattr(exporting, "open_asking", lambda index: Opened(desk))
    monkeypatch.setattr(exporting, "Format", (Format.DOCX, Format.HTML, Format.MARKDOWN))
    path = tmp_path / "questions.jsonl"
    path.write_text(QUESTION, encoding="utf-8")
    return path


def asked(questions: Path, monkeypatch: pytest.MonkeyPatch, *more: str) -> object:
    """The exit status of the command."""
    monkeypatch.setattr("sys.argv", ["eval", "exports", "--index", "any", "--questions", str(questions), *more])
    with pytest.raises(SystemExit) as ended:
        command.main()
    return ended.value.code


def test_quotes_that_come_back_are_counted(
    questions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit status 0 where all are the letters' own."""
    assert asked(questions, monkeypatch) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("1 briefing with ")
    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in lines if line.startswith("│")]
    counts, kept = rows[:5], rows[5:]
    assert [row[0] for row in counts] == [
        "Word (DOCX)",
        "Web page (HTML)",
        "Markdown",
        "Matrix, Excel (XLSX)",
        "Matrix, two CSV files",
    ]
    assert kept[0] == ["quotes without notes", counts[0][1]]
    assert {(row[1] == row[2], *row[3:6]) for row in counts} == {(True, "0", "0", "0")}


def test_a_quote_that_differs_from_its_letter_is_named(
    questions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit status 1, with the letter and the place."""
    altered = tmp_path / "altered"
    altered.mkdir()
    text = (tmp_path / "letters" / "tarn-2021.txt").read_text(encoding="utf-8")
    (altered / "tarn-2021.txt").write_text(text.replace("weekends", "weddings"), encoding="utf-8")
    assert asked(questions, monkeypatch, "--letters", str(altered)) == 1
    told = capsys.readouterr().err.splitlines()
    assert [line.partition(":")[0] for line in told if "tarn-2021" in line] == [
        "docx",
        "html",
        "md",
        "xlsx",
        "xlsx",
        "csv",
        "csv",
    ]
    assert "is not what stands there" in told[-1]
