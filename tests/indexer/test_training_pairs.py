"""What an encoder is trained on."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from indexer.errors import IndexerError
from indexer.training_pairs import Asked, Lesson, hard_negatives, positives, ranks, read_lesson

LONG = " ".join(["Panels meet weekly and record what they decide about each of the children who are discussed."] * 7)


def write(folder: Path, passages: list[dict[str, str]], questions: list[dict[str, str]]) -> Path:
    """A folder of training data."""
    for name, rows in (("passages", passages), ("questions", questions)):
        (folder / f"{name}.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return folder


def test_letters_are_held_back_whole_and_passages_cut_as_the_index_cuts(tmp_path: Path) -> None:
    """No letter has questions on both sides, and a long passage becomes several pieces that remember it."""
    passages = [{"pid": f"p{n}", "letter": f"letter-{n}", "text": LONG if n == 0 else "Plans are short."} for n in range(10)]
    questions = [{"pid": f"p{n}", "question": f"question {n} {k}"} for n in range(10) for k in range(2)]
    lesson = read_lesson(write(tmp_path, passages, questions), seed=1)
    held = {one.passage for one in lesson.held}
    assert len(held) == 1
    assert held.isdisjoint(one.passage for one in lesson.train)
    assert len(lesson.train) + len(lesson.held) == 20
    assert lesson.piece_of == (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9)


def test_missing_or_broken_data_is_named(tmp_path: Path) -> None:
    """The message names the folder and what it should hold."""
    with pytest.raises(IndexerError, match=r"does not hold passages\.jsonl and questions\.jsonl"):
        read_lesson(tmp_path, seed=1)


def test_the_nearest_piece_is_the_positive_and_look_alikes_are_no_negatives() -> None:
    """A piece of the same passage or too much like the right one is never drawn as wrong."""
    rng = np.random.default_rng(3)
    pieces = rng.normal(size=(60, 32)).astype(np.float32)
    pieces[2] = pieces[1] + 0.01
    pieces /= np.linalg.norm(pieces, axis=1, keepdims=True)
    lesson = Lesson(tuple(map(str, range(60))), (0, 0, *range(1, 59)), (Asked("q", 0),), ())
    question = pieces[1:2]
    right = positives(lesson, lesson.train, question, pieces)
    assert right == [1]
    drawn = {hard_negatives(lesson, lesson.train, right, question, pieces, seed)[0] for seed in range(40)}
    assert drawn.isdisjoint({0, 1, 2})
    assert len(drawn) > 5


def test_the_rank_counts_passages_not_pieces() -> None:
    """Two better pieces of one other passage push the right passage down by one."""
    pieces = np.array([[1.0, 0.0], [0.9, 0.1], [0.5, 0.5]], dtype=np.float32)
    lesson = Lesson(("a", "b", "c"), (7, 7, 8), (), ())
    assert ranks(lesson, (Asked("q", 8),), np.array([[1.0, 0.0]], dtype=np.float32), pieces) == [2]
