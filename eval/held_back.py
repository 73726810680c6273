"""Training data in, the questions about letters that no encoder was trained on out; and their places in an index's letters."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from eval.errors import EvalError, LineError
from eval.lines import read_lines
from eval.named_letters import LetterMeant, naming
from eval.questions import ANSWERS_IT, GoldSpan, JudgedQuestion, locate
from indexer.training.lesson import held_letters

_DIGITS = 16
"""How many digits of a span's SHA-256 are written."""


@dataclass(frozen=True, slots=True)
class HeldPassage:
    """A passage of a letter, with what the listing says of the letter."""

    pid: str
    letter: str
    authority: str
    kind: str
    date: datetime.date
    text: str


@dataclass(frozen=True, slots=True)
class HeldQuestion:
    """A question that the passage answers."""

    question: str
    passage: HeldPassage


class Lack(StrEnum):
    """Why a question cannot be asked of an index."""

    LETTER = "letter not in the index"
    PASSAGE = "passage not in the letter's text"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A question that cannot be asked of an index."""

    qid: str
    letter: str
    lack: Lack


@dataclass(frozen=True, slots=True)
class Placed:
    """The questions that can be asked, naming the letter meant, and those that are left out."""

    questions: tuple[JudgedQuestion, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class _QuestionLine:
    pid: str
    question: str


def read_held_back(folder: Path) -> tuple[HeldQuestion, ...]:
    """The questions of ``questions.jsonl`` on passages of ``passages.jsonl`` whose letters training holds back, in their order.

    Raises EvalError where a file cannot be read or holds none, LineError for a line that is not as described.
    """
    passages = {passage.pid: passage for _, passage in read_lines(folder / "passages.jsonl", HeldPassage)}
    held = held_letters({"letter": passage.letter} for passage in passages.values())
    questions: list[HeldQuestion] = []
    for number, line in read_lines(folder / "questions.jsonl", _QuestionLine):
        if line.pid not in passages:
            raise LineError(f"{folder / 'questions.jsonl'}, line {number}: {folder} holds no passage {line.pid}; mend the pid")
        if passages[line.pid].letter in held:
            questions.append(HeldQuestion(line.question, passages[line.pid]))
    if not questions:
        raise EvalError(f"{folder} holds no question about a held-back letter; training holds back {len(held)} letters of it")
    return tuple(questions)


def place(held: Sequence[HeldQuestion], texts: Mapping[str, str]) -> Placed:
    """Each question put so that it names its letter, its passage the one gold span, placed in ``texts`` (letter id to text).

    The passage is found whatever the white space. A qid is the passage's pid and a number counted from 1.
    """
    questions: list[JudgedQuestion] = []
    left_out: list[LeftOut] = []
    asked: dict[str, int] = {}
    for number, one in enumerate(held):
        passage = one.passage
        asked[passage.pid] = asked.get(passage.pid, 0) + 1
        qid = f"{passage.pid}-{asked[passage.pid]}"
        text = texts.get(passage.letter)
        span = None if text is None else locate(passage.text, text)
        if span is None:
            left_out.append(LeftOut(qid, passage.letter, Lack.LETTER if text is None else Lack.PASSAGE))
            continue
        worded = naming(number, one.question, LetterMeant(passage.authority, passage.kind, passage.date))
        gold = (GoldSpan(passage.letter, span, ANSWERS_IT),)
        questions.append(JudgedQuestion(qid, worded.text, worded.wording, gold, ()))
    return Placed(tuple(questions), tuple(left_out))


def written(questions: Iterable[JudgedQuestion], texts: Mapping[str, str]) -> str:
    """The questions as lines that `load_questions` reads: places and digests of the gold spans, none of the letters' words."""
    return "".join(json.dumps(_line(question, texts), ensure_ascii=False) + "\n" for question in questions)


def _line(question: JudgedQuestion, texts: Mapping[str, str]) -> dict[str, object]:
    evidence = [
        {
            "doc": gold.letter,
            "start": gold.span.start,
            "end": gold.span.end,
            "grade": gold.grade,
            "sha256": hashlib.sha256(texts[gold.letter][slice(*gold.span)].encode()).hexdigest()[:_DIGITS],
        }
        for gold in question.gold
    ]
    return {"qid": question.qid, "question": question.text, "type": question.type, "evidence": evidence}
