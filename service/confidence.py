"""How sure the service is that the letters answer a question: a ranking in, answerability in 0..1 out."""

from __future__ import annotations

import math

from indexer.search import Ranking

_ANSWERS_FROM = 0.5
_ANSWERS_FROM_NAMED = 0.3
"""Answerability from which a question is answered; less is asked of one that names a letter's authority, year or kind,
since the letters are meant. docs/decisions/0005-refusal.md has the measurement."""
_NOT_A_FIELD = 0.25
"""Cosine of the best passage at which a question is as likely from another field as from this one."""
_STEEPNESS = 14.0


def is_answered(sure: float, names_letters: bool) -> bool:
    """Whether an answer is given at an answerability of ``sure``."""
    return sure >= (_ANSWERS_FROM_NAMED if names_letters else _ANSWERS_FROM)


def answerability(ranking: Ranking) -> float:
    """In 0..1, logistic in the similarity of the best passage.

    A question of few terms that all stand in one passage, such as *county lines*, is answered, however little so few words
    tell the encoder. A question none of whose terms stands in any passage is not answered by what is merely near it. This
    tells questions of another field from questions of this one; it does not tell a near miss from an answer.
    """
    if not ranking.hits or (ranking.terms and len(ranking.unknown_terms) == len(ranking.terms)):
        return 0.0
    if ranking.stands_whole:
        return max(_ANSWERS_FROM, _logistic(ranking))
    return _logistic(ranking)


def _logistic(ranking: Ranking) -> float:
    best = max(hit.similarity for hit in ranking.hits)
    return 1 / (1 + math.exp(-_STEEPNESS * (best - _NOT_A_FIELD)))
