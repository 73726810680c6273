"""The JSON lines of the command line: just the promised fields, quotes and hits in order, and questions read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.answering import Answering
from service.errors import QuestionError
from service.lines import AskedLine, answer_line, read_questions, search_line
from tests.service import fakes

QUESTION = "do nurses attend strategy discussions?"


def test_an_answers_line_has_just_the_promised_fields_and_quotes_in_reading_order() -> None:
    """Text, place and letter of each quote; the ids of the letters looked in."""
    line = answer_line("q7", fakes.FakeAsking().answer("health"))
    assert list(line) == ["qid", "status", "answerability", "unanswered", "quotes", "looked_in"]
    assert (line["qid"], line["status"], line["answerability"], line["unanswered"]) == ("q7", "answered", 0.9, [])
    assert [quote["text"] for quote in line["quotes"]] == [
        fakes.STRENGTH,
        fakes.RECENT,
        fakes.CUT_QUOTE.text,
        fakes.ROW,
        "Nurses are told late.",
    ]
    span = fakes.span_of(fakes.STRENGTH)
    assert line["quotes"][0] == {
        "doc": "hartmere-jtai-2022",
        "start": span.start,
        "end": span.end,
        "text": fakes.STRENGTH,
        "pages": [1],
        "section": "Key strengths",
        "finding": "strength",
        "letter": "Hartmere: Joint targeted area inspection",
    }
    assert line["quotes"][4]["section"] == "Findings › Front door"
    assert line["looked_in"] == ["hartmere-jtai-2022", "wexcombe/focused 2021", "orrin"]


def test_nothing_found_is_a_line_without_quotes() -> None:
    """The nearest passages are no quotes, and the letters looked in are still named."""
    line = answer_line("q8", fakes.FakeAsking().answer("weather"))
    assert (line["status"], line["quotes"]) == ("nothing_found", [])
    assert line["looked_in"] == ["hartmere-jtai-2022", "wexcombe/focused 2021", "orrin"]


def test_a_line_of_part_of_an_answer_names_the_words_left_over() -> None:
    """A search's line tells the status alone."""
    answer = fakes.FakeAsking().answer("lighthouses and trams")
    line = answer_line("q", answer)
    assert (line["status"], line["unanswered"], len(line["quotes"])) == ("partial", ["lighthouses", "trams"], 5)
    assert search_line("q", answer, ())["status"] == "partial"


def test_a_searchs_line_has_just_the_promised_fields_and_hits_best_first(answering: Answering) -> None:
    """Every hit's offsets cut its passage out of its letter."""
    hits = answering.search(QUESTION, k=4)
    line = search_line("q9", answering.answer(QUESTION), hits)
    assert list(line) == ["qid", "status", "answerability", "hits"]
    assert [set(hit) for hit in line["hits"]] == [{"doc", "start", "end", "score", "pages", "section", "finding"}] * 4
    scores = [hit["score"] for hit in line["hits"]]
    assert scores == sorted(scores, reverse=True)
    assert [answering.letter(hit["doc"]).text[hit["start"] : hit["end"]] for hit in line["hits"]] == [hit.text for hit in hits]


def test_questions_are_read_in_order_other_keys_and_blank_lines_passed_over(tmp_path: Path) -> None:
    """Numbers may be qids; a question may hold any character, also those that end a line elsewhere."""
    path = tmp_path / "q.jsonl"
    path.write_text(
        '{"qid": "a", "question": "One\u2028two?", "type": "x"}\r\n\n{"question": "Three?", "qid": 4}', encoding="utf-8"
    )
    assert list(read_questions(path)) == [AskedLine("a", "One\u2028two?"), AskedLine("4", "Three?")]


@pytest.mark.parametrize(
    "line", ["nonsense", "[1]", "7", '{"qid": "b"}', '{"question": "x"}', '{"qid": "b", "question": null}']
)
def test_a_broken_line_is_named_by_its_number(tmp_path: Path, line: str) -> None:
    """The message shows what a line must look like."""
    path = tmp_path / "q.jsonl"
    path.write_text(f'{{"qid": "a", "question": "One?"}}\n{line}\n', encoding="utf-8")
    with pytest.raises(QuestionError, match=r'q\.jsonl, line 2: write \{"qid": "q1", "question": "…"\} on each line'):
        list(read_questions(path))


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """Missing, or not UTF-8."""
    (tmp_path / "latin.jsonl").write_bytes(b'{"qid": "a", "question": "caf\xe9"}')
    for name in ("none.jsonl", "latin.jsonl"):
        with pytest.raises(QuestionError, match=rf"{name} cannot be read .*; give a UTF-8 file, one JSON object a line"):
            list(read_questions(tmp_path / name))
