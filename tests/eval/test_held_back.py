"""Training questions about held-back letters, made into judged questions."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from corpus.letter import Span
from eval.errors import EvalError, LineError
from eval.held_back import Lack, LeftOut, place, read_held_back, written
from eval.questions import GoldSpan, JudgedQuestion, load_questions
from tests.eval.training_by_hand import ORRIN, QUESTIONS, TARN, write_training
from tests.service.small_letters import NURSES_ABSENT

TEXTS = {ORRIN: f"Findings\n\n{NURSES_ABSENT}\n", TARN: "Findings\n"}
GOLD = (GoldSpan(ORRIN, Span(10, 10 + len(NURSES_ABSENT)), 2),)
ASKED = (
    JudgedQuestion("p0-1", "Orrin 2018: are nurses at strategy discussions?", "named first", GOLD, ()),
    JudgedQuestion(
        "p0-2",
        "What did inspectors find in Orrin (2018): nurses absent from strategy discussions",
        "what inspectors found",
        GOLD,
        (),
    ),
)


def test_only_questions_about_held_back_letters_are_read(tmp_path: Path) -> None:
    """In the file's order, each with its passage; those that an encoder was trained on are not asked."""
    held = read_held_back(write_training(tmp_path))
    assert [(one.question, one.passage.letter) for one in held] == [
        ("are nurses at strategy discussions?", ORRIN),
        ("who wrote this?", TARN),
        ("nurses absent from strategy discussions", ORRIN),
    ]


def test_a_passage_is_the_gold_span_whatever_its_white_space(tmp_path: Path) -> None:
    """One passage may have several questions; what does not stand in its letter is left out and told."""
    placed = place(read_held_back(write_training(tmp_path)), TEXTS)
    assert placed.questions == ASKED
    assert placed.left_out == (LeftOut("p1-1", TARN, Lack.PASSAGE),)


def test_a_letter_that_is_not_held_is_told_and_changes_no_other_question(tmp_path: Path) -> None:
    """Questions keep number and wording where fewer letters are held."""
    placed = place(read_held_back(write_training(tmp_path)), {ORRIN: TEXTS[ORRIN]})
    assert placed.questions == ASKED
    assert placed.left_out == (LeftOut("p1-1", TARN, Lack.LETTER),)


def test_written_questions_are_read_again_and_hold_none_of_the_letters_words(tmp_path: Path) -> None:
    """A span is told by place and digest, so that another text there is refused."""
    lines = written(ASKED, TEXTS)
    path = tmp_path / "questions.jsonl"
    path.write_text(lines, encoding="utf-8")
    assert load_questions(path, TEXTS) == ASKED
    assert json.loads(lines.splitlines()[0])["evidence"] == [
        {
            "doc": ORRIN,
            "start": 10,
            "end": 10 + len(NURSES_ABSENT),
            "grade": 2,
            "sha256": hashlib.sha256(NURSES_ABSENT.encode()).hexdigest()[:16],
        }
    ]
    with pytest.raises(EvalError, match=f"p0-1: .* does not stand at 10–{10 + len(NURSES_ABSENT)} of {ORRIN}"):
        load_questions(path, TEXTS | {ORRIN: TEXTS[ORRIN].replace("without", "withoot")})


def test_a_question_without_its_passage_is_named_with_its_line(tmp_path: Path) -> None:
    """Nothing is passed over."""
    with pytest.raises(LineError, match=r"questions\.jsonl, line 5: .* holds no passage p99"):
        read_held_back(write_training(tmp_path, [*QUESTIONS, ("p99", "lost?")]))


def test_training_data_without_held_back_questions_cannot_be_asked(tmp_path: Path) -> None:
    """The message says of which folder."""
    with pytest.raises(EvalError, match="holds no question about a held-back letter; training holds back 2 letters"):
        read_held_back(write_training(tmp_path, [("p9", "asked of another letter")]))
