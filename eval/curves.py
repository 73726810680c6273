"""Curves of a measured system: recall against words read, and risk against coverage; points (x, y) out, x ascending."""

from __future__ import annotations

import re
import statistics
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from corpus.letter import Span
from eval.coverage import FOUND_SHARE, Piece, Reading, overlap, read_in_order
from eval.measure_names import MeasureName
from eval.measures import Measures, QuestionScore
from eval.questions import ANSWERS_IT, GoldSpan, JudgedQuestion
from eval.retrieval import pieces
from eval.runs import Run

_WORD_START = re.compile(r"(?<!\S)\S")
_MOST_WORDS = 1500
_STEP = 20
_LEAST_ANSWERED = 5
"""Shares of fewer questions than these jump about."""


class Point(NamedTuple):
    """A place on a curve."""

    x: float
    y: float


class Risk(NamedTuple):
    """At one threshold of answerability: the share of all questions answered, and what is wrong with these answers.

    ``false`` is the share of the answered questions that no letter answers, ``wrong`` the share that is false or has
    nothing that bears on the question among its first five hits.
    """

    coverage: float
    false: float
    wrong: float


def recall_curve(questions: Sequence[JudgedQuestion], run: Run, texts: Mapping[str, str]) -> tuple[Point, ...]:
    """Mean recall of grade-2 spans within N words, N from 0 to 1,500; agrees with `eval.retrieval` at 300, 600 and 1,500."""
    needed = [_needed(question, run, texts) for question in questions]
    asked = [words for words in needed if words]
    if not asked or not run.searches:
        return ()
    return tuple(
        Point(limit, statistics.fmean(sum(words <= limit for words in one) / len(one) for one in asked))
        for limit in range(0, _MOST_WORDS + 1, _STEP)
    )


def _needed(question: JudgedQuestion, run: Run, texts: Mapping[str, str]) -> list[float]:
    search = run.searches.get(question.qid)
    reading = read_in_order(pieces(search.hits if search else (), texts), texts)
    return [words_until_found(gold, reading, texts) for gold in question.gold if gold.grade >= ANSWERS_IT]


def words_until_found(gold: GoldSpan, reading: Reading, texts: Mapping[str, str]) -> float:
    """How many words must be read until half of the gold span is; infinite if the reading never gets there."""
    wanted = FOUND_SHARE * (gold.span.end - gold.span.start)
    words = 0
    for piece in (piece for added in reading for piece in added):
        held = overlap(piece, gold)
        if held and held >= wanted:
            end = max(piece.span.start, gold.span.start) + wanted
            return words + _words(Piece(piece.letter, Span(piece.span.start, int(-(-end // 1)))), texts)
        wanted -= held
        words += _words(piece, texts)
    return float("inf")


def _words(piece: Piece, texts: Mapping[str, str]) -> int:
    return sum(1 for _ in _WORD_START.finditer(texts[piece.letter], *piece.span))


def risk_curve(measures: Measures) -> tuple[Risk, ...]:
    """Risk at each threshold that answers at least five questions, ascending by coverage; empty without answerabilities."""
    scores = [score for score in measures.questions if score.answerability is not None]
    thresholds = sorted({score.answerability for score in scores if score.answerability is not None}, reverse=True)
    risks = (_risk([one for one in scores if (one.answerability or 0.0) >= least], len(scores)) for least in thresholds)
    return tuple(risk for risk in risks if risk.coverage * len(scores) >= _LEAST_ANSWERED)


def _risk(answered: Sequence[QuestionScore], questions: int) -> Risk:
    false = sum(not score.answerable for score in answered)
    wrong = sum(score.answerable and not _finds(score) for score in answered)
    return Risk(len(answered) / questions, false / len(answered), (false + wrong) / len(answered))


def _finds(score: QuestionScore) -> bool:
    """Whether the first five hits, or of a run without searches the quotes, hold something that bears on the question."""
    return score.values.get(MeasureName.SUCCESS_5, score.values.get(MeasureName.ANSWER_RECALL, 0.0)) > 0
