"""Refusal: how well a system tells the questions that the letters answer from those that they do not."""

from __future__ import annotations

import math
from collections.abc import Sequence

ANSWERED_SHARE = 0.85


def auroc(answerable: Sequence[float], unanswerable: Sequence[float]) -> float:
    """The share of (answerable, unanswerable) pairs whose answerable question has the higher answerability; ties count half.

    This is the area under the receiver operating characteristic: the Mann-Whitney U divided by the number of pairs.
    """
    won = sum((yes > no) + 0.5 * (yes == no) for yes in answerable for no in unanswerable)
    return won / (len(answerable) * len(unanswerable))


def false_answers_at(answerable: Sequence[float], unanswerable: Sequence[float], share: float = ANSWERED_SHARE) -> float:
    """The share of unanswerable questions answered at the highest threshold that answers ``share`` of the answerable ones.

    A question is answered at a threshold where its answerability is at least that high.
    """
    needed = math.ceil(share * len(answerable) - 1e-9)
    threshold = sorted(answerable, reverse=True)[needed - 1]
    return sum(value >= threshold for value in unanswerable) / len(unanswerable)
