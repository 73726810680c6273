"""The command over real indexes: the lines that an outside harness scores, and the question of the mission."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from service.statuses import WITH_QUOTES
from tests.integration.running import ROOT, letterwise

pytestmark = pytest.mark.slow

HIT = {"doc", "start", "end", "score", "pages", "section", "finding"}
QUOTE = {"doc", "start", "end", "text", "pages", "section", "finding", "letter"}
MISSION = "what did inspectors say about health involvement in strategy discussions"


def lines_of(*arguments: str | Path) -> list[dict[str, Any]]:
    """The JSON lines that the command prints."""
    done = letterwise(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    """The first six questions about the sample letters and the last two."""
    lines = (ROOT / "eval" / "questions" / "sample.jsonl").read_text(encoding="utf-8").splitlines()
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join([*lines[:6], *lines[-2:]]) + "\n", encoding="utf-8")
    return path


def test_search_lines_have_exactly_the_promised_fields(sample_index: Path, questions: Path) -> None:
    """One line a question in the file's order, thirty hits by default, best first."""
    lines = lines_of("search", "--questions", questions, "--index", sample_index)
    assert [line["qid"] for line in lines] == [json.loads(each)["qid"] for each in questions.read_text("utf-8").splitlines()]
    for line in lines:
        assert set(line) == {"qid", "status", "answerability", "hits"}
        assert len(line["hits"]) == 30
        assert all(set(hit) == HIT for hit in line["hits"])
        scores = [hit["score"] for hit in line["hits"]]
        assert scores == sorted(scores, reverse=True)
        assert 0 <= line["answerability"] <= 1


def test_ask_lines_have_exactly_the_promised_fields(sample_index: Path, questions: Path) -> None:
    """Quotes are there just where the status says so; the letters looked in always are."""
    lines = lines_of("ask", "--questions", questions, "--index", sample_index)
    assert {line["status"] for line in lines[:6]} == {"answered"}
    for line in lines:
        assert set(line) == {"qid", "status", "answerability", "unanswered", "quotes", "looked_in"}
        assert bool(line["quotes"]) == (line["status"] in WITH_QUOTES)
        assert all(set(quote) == QUOTE for quote in line["quotes"])
        assert {quote["doc"] for quote in line["quotes"]} <= set(line["looked_in"])


@pytest.mark.real
def test_the_question_of_the_mission_is_answered_from_all_four_letters_that_speak_of_it(
    real_index: Path, tmp_path: Path
) -> None:
    """And every quote is cut out of the letter's file as decoded, newlines untouched."""
    path = tmp_path / "mission.jsonl"
    path.write_text(json.dumps({"qid": "m", "question": MISSION}) + "\n", encoding="utf-8")
    (line,) = lines_of("ask", "--questions", path, "--index", real_index)
    assert line["status"] == "answered"
    letters = ROOT.parent / "shared" / "letters"
    for quote in line["quotes"]:
        text = (letters / f"{quote['doc']}.txt").read_bytes().decode("utf-8")
        assert text[quote["start"] : quote["end"]] == quote["text"]
        assert quote["pages"] or quote["doc"].startswith("004")
    assert {quote["doc"][:3] for quote in line["quotes"]} >= {"000", "001", "002", "003"}
