"""Judged questions: lines of JSON and the letters' texts in, questions with their gold spans and nuggets out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.letter import Span
from eval.errors import EvalError, LineError, UnknownLetterError, UnlocatedQuoteError
from eval.letters import letter_id
from eval.lines import read_lines

ANSWERS_IT = 2


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """A span of a letter that answers a question (grade 2) or bears on it (grade 1)."""

    letter: str
    span: Span
    grade: int


@dataclass(frozen=True, slots=True)
class Nugget:
    """A fact that a good answer holds; ``carriers`` are indexes into the question's gold: any one of them carries the fact."""

    text: str
    carriers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class JudgedQuestion:
    """A question with all that answers it; ``gold`` is empty where the letters do not answer it."""

    qid: str
    text: str
    type: str
    gold: tuple[GoldSpan, ...]
    nuggets: tuple[Nugget, ...]

    @property
    def answerable(self) -> bool:
        """Whether any letter holds something that answers the question or bears on it."""
        return bool(self.gold)


@dataclass(frozen=True, slots=True)
class _EvidenceLine:
    """``quote`` or, where the letter's text may not be repeated, ``start``, ``end`` and the first digits of its SHA-256."""

    doc: str
    grade: int
    quote: str = ""
    start: int | None = None
    end: int | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class _NuggetLine:
    text: str
    evidence: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _QuestionLine:
    qid: str
    question: str
    type: str
    evidence: tuple[_EvidenceLine, ...] = ()
    nuggets: tuple[_NuggetLine, ...] = ()


def load_questions(path: Path, texts: Mapping[str, str]) -> tuple[JudgedQuestion, ...]:
    """The judged questions of ``path``, their gold spans placed in ``texts`` (letter id to text).

    Raises EvalError where the file is missing or holds none, LineError (with the line number) where a line is broken or
    repeats a qid, UnknownLetterError and UnlocatedQuoteError (with the qid) where a judgement does not fit the letters.
    """
    questions: dict[str, JudgedQuestion] = {}
    for number, line in read_lines(path, _QuestionLine):
        if line.qid in questions:
            raise LineError(f"{path}, line {number}: qid {line.qid} stands twice; give each question its own")
        questions[line.qid] = _judged(line, texts)
    if not questions:
        raise EvalError(f"{path} holds no question; write one JSON object a line")
    return tuple(questions.values())


def _judged(line: _QuestionLine, texts: Mapping[str, str]) -> JudgedQuestion:
    gold = tuple(_gold(line.qid, evidence, texts) for evidence in line.evidence)
    nuggets = tuple(Nugget(nugget.text, nugget.evidence) for nugget in line.nuggets)
    strays = [carrier for nugget in nuggets for carrier in nugget.carriers if not 0 <= carrier < len(gold)]
    if strays:
        raise EvalError(f"{line.qid}: a nugget names evidence {strays[0]}, but there are {len(gold)}; indexes count from 0")
    return JudgedQuestion(line.qid, line.question, line.type, gold, nuggets)


def _gold(qid: str, evidence: _EvidenceLine, texts: Mapping[str, str]) -> GoldSpan:
    try:
        letter = letter_id(evidence.doc, texts)
    except UnknownLetterError as error:
        raise UnknownLetterError(f"{qid}: {error}") from error
    if evidence.grade not in (1, 2):
        raise EvalError(f"{qid}: grade {evidence.grade} of {_told(evidence)}; a grade is 1 (bears on it) or 2 (answers it)")
    return GoldSpan(letter, _place(qid, evidence, letter, texts[letter]), evidence.grade)


def _place(qid: str, evidence: _EvidenceLine, letter: str, text: str) -> Span:
    if evidence.start is None or evidence.end is None:
        span = locate(evidence.quote, text)
        wrong = "does not stand in"
    else:
        span = Span(evidence.start, evidence.end)
        wrong = f"does not stand at {span.start}–{span.end} of"
        if not _is_there(evidence, text[span.start : span.end]):
            span = None
    if span is None:
        raise UnlocatedQuoteError(f"{qid}: {_told(evidence)} {wrong} {letter}; copy it from the letter's text")
    return span


def _is_there(evidence: _EvidenceLine, stands: str) -> bool:
    if evidence.quote or not evidence.sha256:
        return stands == evidence.quote
    return hashlib.sha256(stands.encode()).hexdigest().startswith(evidence.sha256)


def _told(evidence: _EvidenceLine) -> str:
    return f"the quote “{evidence.quote}”" if evidence.quote else f"the quote with SHA-256 {evidence.sha256}…"


def locate(quote: str, text: str) -> Span | None:
    """Where ``quote`` first stands in ``text``, exactly or else but for white space and the shape of quotation marks.

    ``None`` where it does not stand. Published letters print curly marks where those who quote them type straight ones.
    """
    words = quote.split()
    if not words:
        return None
    start = text.find(quote)
    if start >= 0:
        return Span(start, start + len(quote))
    found = re.search(r"\s+".join(_pattern(word) for word in words), text)
    return Span(*found.span()) if found else None


def _pattern(word: str) -> str:
    """What matches ``word`` whatever the shape of its quotation marks."""
    return re.sub("['‘’]", "['‘’]", re.sub('["“”]', '["“”]', re.escape(word)))
