"""Systems as the command line names them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from eval.errors import EvalError
from eval.measure_names import MeasureName
from eval.measured import Named, measure_systems, parse_systems
from eval.questions import JudgedQuestion


def quietly(questions: Sequence[JudgedQuestion], name: str) -> Iterable[JudgedQuestion]:
    """The questions, without a bar."""
    return questions


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A letter, a question about it, and a run that answers it."""
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a-letter.txt").write_text("Nurses attend. Doctors do not.", encoding="utf-8")
    evidence = [{"doc": "a", "quote": "Nurses attend.", "grade": 2}]
    question = {"qid": "s1", "question": "who attends?", "type": "single", "evidence": evidence}
    (tmp_path / "questions.jsonl").write_text(json.dumps(question) + "\n", encoding="utf-8")
    (tmp_path / "run").mkdir()
    line = {"qid": "s1", "hits": [{"doc": "a-letter", "start": 0, "end": 14}]}
    (tmp_path / "run" / "search.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    answer = {"qid": "s1", "status": "answered", "answerability": 0.5, "quotes": []}
    (tmp_path / "run" / "answers.jsonl").write_text(json.dumps(answer) + "\n", encoding="utf-8")
    return tmp_path


def test_systems_are_called_as_told_or_after_their_place() -> None:
    """A name stands before the first equals sign; without one the last part of the path or the address is the name."""
    told = ["new=runs/a.jsonl", "runs/b.jsonl", "http://127.0.0.1:8000/", "old=http://127.0.0.1:1?a=b", "runs/c=d/e.jsonl"]
    assert parse_systems(told) == (
        Named("new", "runs/a.jsonl"),
        Named("b", "runs/b.jsonl"),
        Named("127.0.0.1:8000", "http://127.0.0.1:8000/"),
        Named("old", "http://127.0.0.1:1?a=b"),
        Named("e", "runs/c=d/e.jsonl"),
    )


def test_two_systems_of_one_name_are_refused() -> None:
    """Their columns could not be told apart."""
    with pytest.raises(EvalError, match="two systems are called run; name them apart"):
        parse_systems(["a/run.jsonl", "b/run.jsonl"])


def test_folder_of_run_files_is_one_system(folder: Path) -> None:
    """Searches and answers of the folder are one run, scored in the texts of the letters' folder."""
    (one,) = measure_systems(parse_systems([str(folder / "run")]), folder / "questions.jsonl", folder / "letters", quietly)
    assert (one.name, one.index) == ("run", None)
    assert one.measures.values[MeasureName.MRR] == 1.0
    assert one.measures.values[MeasureName.ANSWERABLE_ANSWERED] == 1.0


def test_runs_without_their_letters_are_not_scored(folder: Path) -> None:
    """Spans mean nothing without the text they are counted in."""
    with pytest.raises(EvalError, match="name their folder with --letters"):
        measure_systems(parse_systems([str(folder / "run")]), folder / "questions.jsonl", None, quietly)


def test_place_that_holds_no_system_is_told(folder: Path) -> None:
    """Neither an index nor a run: the letters' folder."""
    named = parse_systems([str(folder / "letters")])
    with pytest.raises(EvalError, match="letters is neither an index, an address, a run file nor a folder"):
        measure_systems(named, folder / "questions.jsonl", folder / "letters", quietly)
