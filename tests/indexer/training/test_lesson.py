"""What an encoder is trained on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from indexer.errors import IndexerError
from indexer.training.lesson import Asked, Material, held_letters, read_lesson

SENTENCE = "Panels meet weekly and record what they decide about each of the children who are discussed."
LONG = " ".join([SENTENCE] * 6 + ["Nurses come to none of the panels."])
LETTER = "Main findings\n\nNurses visit families at home.\n\nPolice officers wait for reports.\n\nSchools are not told.\n"


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    """A file of lines of JSON."""
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def material(folder: Path, passages: list[dict[str, Any]], questions: list[dict[str, Any]], **more: Any) -> Material:
    """A folder of training data."""
    write(folder / "passages.jsonl", passages)
    write(folder / "questions.jsonl", questions)
    return Material(folder, **more)


def ten_letters() -> list[dict[str, Any]]:
    """One passage each; the first is too long for one piece."""
    return [{"pid": f"p{n}", "letter": f"letter-{n}", "text": LONG if n == 0 else "Plans are short."} for n in range(10)]


def test_letters_are_held_back_whole_and_passages_cut_as_the_index_cuts(tmp_path: Path) -> None:
    """No letter has questions on both sides, and a long passage becomes several pieces that remember it."""
    questions = [{"pid": f"p{n}", "question": f"question {n} {k}"} for n in range(10) for k in range(2)]
    lesson = read_lesson(material(tmp_path, ten_letters(), questions), seed=1)
    held = {one.right for one in lesson.held}
    assert len(held) == 1
    assert held.isdisjoint(one.right for one in lesson.train)
    assert len(lesson.train) + len(lesson.held) == 20
    assert lesson.piece_of == (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9)


def test_the_letters_held_back_depend_on_their_names_alone() -> None:
    """Neither on the order of the passages nor on how many a letter has, so that another program holds back the same."""
    passages = [{"letter": f"letter-{n:02d}"} for n in range(20)]
    assert held_letters(passages) == {"letter-15", "letter-17"}
    assert held_letters([*reversed(passages), passages[3]]) == {"letter-15", "letter-17"}
    assert held_letters(passages, seed=7, held_share=0.05) == {"letter-17"}


def test_the_piece_that_holds_the_marked_answer_is_the_right_one(tmp_path: Path) -> None:
    """Of a further question; the passage's other piece is not wrong either. None is asked about a held-back letter."""
    answer = {"start": LONG.index("Nurses"), "end": len(LONG)}
    more = [{"pid": f"p{n}", "question": f"more {n}", **answer} for n in range(10)]
    questions = [{"pid": "p0", "question": "q"}]
    found = material(tmp_path, ten_letters(), questions, more=(write(tmp_path / "more.jsonl", more),))
    lessons = [read_lesson(found, seed) for seed in range(6)]
    asked = [one for lesson in lessons for one in lesson.train if one.question == "more 0"]
    assert {one.right for one in asked} == {(1,)}
    assert {one.also for one in asked} == {frozenset({0, 1})}
    assert all(len([one for one in lesson.train if one.question.startswith("more")]) == 9 for lesson in lessons)


def test_in_judged_letters_all_that_is_not_evidence_is_wrong(tmp_path: Path) -> None:
    """One lesson for each piece that answers; a piece that bears on the question is neither right nor wrong."""
    (tmp_path / "heron.txt").write_text(LETTER, encoding="utf-8")
    evidence = [
        {"doc": "heron", "start": LETTER.index("Nurses"), "end": LETTER.index("\n\nPolice"), "grade": 2},
        {"doc": "heron", "start": LETTER.index("Schools"), "end": len(LETTER) - 1, "grade": 1},
    ]
    judged: list[dict[str, Any]] = [
        {"question": "who visits", "letters": ["heron"], "evidence": evidence},
        {"question": "silent", "letters": ["heron"], "evidence": []},
        {"question": "held", "letters": ["letter-9", "letter-8", "letter-7"], "evidence": []},
    ]
    found = material(tmp_path, ten_letters(), [], judged=(write(tmp_path / "judged.jsonl", judged[:2]),), letters=tmp_path)
    lesson = read_lesson(found, seed=1)
    assert lesson.pieces[-3:] == (
        "Nurses visit families at home.",
        "Police officers wait for reports.",
        "Schools are not told.",
    )
    assert lesson.train == (Asked("who visits", (11,), frozenset({11, 13}), (11, 14)),)


def test_missing_or_broken_data_is_named(tmp_path: Path) -> None:
    """The message names the folder and what it should hold, and a letter that is not there."""
    with pytest.raises(IndexerError, match=r"does not hold passages\.jsonl and questions\.jsonl"):
        read_lesson(Material(tmp_path), seed=1)
    row = {"question": "q", "letters": ["nowhere"], "evidence": [{"doc": "nowhere", "start": 0, "end": 1, "grade": 2}]}
    found = material(tmp_path, ten_letters(), [], judged=(write(tmp_path / "judged.jsonl", [row]),), letters=tmp_path)
    with pytest.raises(IndexerError, match="nowhere"):
        read_lesson(found, seed=1)
