"""How far the letters answer a question, and how sure that is: a ranking in, a verdict out."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

from indexer.ranking import Ranking
from indexer.support import asks_for_figure
from service.statuses import AnswerStatus

_ANSWERS_FROM = 0.3
"""Answerability from which a question is answered; docs/decisions/0005-refusal.md has what that lets through."""
_BASE = -2.5
SIGNS = {"nearness": 10.4, "nearer elsewhere": -10.4, "figure asked": -0.7, "figure missing": -3.6}
"""The signs of `signs_of` and their slopes in a logistic regression (``python -m eval fit``)."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How far a ranking answers its question.

    ``answerability`` lies in 0..1; ``unanswered`` are the words of the question, as typed but for mended spelling, of which no
    passage looked in speaks, whatever the status.
    """

    status: AnswerStatus
    answerability: float
    unanswered: tuple[str, ...]


def verdict(ranking: Ranking, question: str) -> Verdict:
    """Answered, in part where the ranking leaves words unmet, or nothing found."""
    sure = answerability(ranking, question)
    return Verdict(status_of(sure >= _ANSWERS_FROM, ranking.unmet), sure, ranking.unmet)


def status_of(answered: bool, unanswered: Collection[str]) -> AnswerStatus:
    """The status of what is or is not taken for an answer, where ``unanswered`` words of the question are left over."""
    if not answered:
        return AnswerStatus.NOTHING_FOUND
    return AnswerStatus.PARTIAL if unanswered else AnswerStatus.ANSWERED


def answerability(ranking: Ranking, question: str) -> float:
    """In 0..1, logistic in how well the best passages bear the question out, and lower where it asks for a figure.

    A question of few terms that all stand in one passage, such as *county lines*, is answered, however little so few words
    tell the encoder. A question none of whose terms stands in any passage is not answered by what is merely near it.
    """
    if not ranking.hits or (ranking.terms and len(ranking.unknown_terms) == len(ranking.terms)):
        return 0.0
    evidence = sum(slope * sign for slope, sign in zip(SIGNS.values(), signs_of(ranking, question), strict=True))
    sure = 1 / (1 + math.exp(-_BASE - evidence))
    return max(_ANSWERS_FROM, sure) if ranking.stands_whole else sure


def signs_of(ranking: Ranking, question: str) -> tuple[float, ...]:
    """What speaks for an answer and against one, in the order of `SIGNS`.

    A figure that is asked for is missing in the proportion in which the best passages hold none.
    """
    support = ranking.support
    asked = float(asks_for_figure(question))
    return support.nearness, support.nearer_elsewhere, asked, asked * (1 - support.figures)
