"""What each question is trained on in one epoch: vectors in, the right piece and a wrong one that looks right out."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np

from indexer.embedding import Vectors
from indexer.training.lesson import Asked, Lesson

LIKE = 0.72
"""Cosine from which another letter's piece may well be right too: inspectors repeat themselves across letters."""
_RANKS = slice(2, 30)
_JUDGED_RANKS = slice(0, 20)


def draw(asked: Sequence[Asked], answers: int, pairs: int | None, seed: int) -> list[Asked]:
    """The questions of one epoch, in random order, others each epoch.

    Of a judged question at most ``answers`` are taken, of all other questions at most ``pairs``, None for all of them.
    """
    taken: dict[str, int] = {}
    chosen = []
    for one in random.Random(seed).sample(list(asked), len(asked)):
        key, most = ("", pairs) if one.among is None else (one.question, answers)
        if most is None or taken.get(key, 0) < most:
            taken[key] = taken.get(key, 0) + 1
            chosen.append(one)
    return chosen


def right_pieces(asked: Sequence[Asked], questions: Vectors, pieces: Vectors) -> list[int]:
    """For each question the one of its right pieces that is nearest to it, as a place in ``Lesson.pieces``."""
    return [one.right[int(np.argmax(pieces[list(one.right)] @ vector))] for one, vector in zip(asked, questions, strict=True)]


def hard_negatives(asked: Sequence[Asked], right: Sequence[int], questions: Vectors, pieces: Vectors, seed: int) -> list[int]:
    """For each question a piece that ranks high and is wrong.

    Where whole letters were judged, one of the first 20 of what was not found right there. Else one that ranks 3rd to 30th
    among those not much like the right one (cosine under `LIKE`), since it may be right though nobody said so.
    """
    drawn = random.Random(seed)
    found = []
    for one, piece, vector in zip(asked, right, questions, strict=True):
        first, last = one.among or (0, len(pieces))
        ranked = first + np.argsort(-(pieces[first:last] @ vector), kind="stable")[:120]
        wrong = ranked[~np.isin(ranked, list(one.also))]
        if one.among is None:
            wrong = wrong[pieces[wrong] @ pieces[piece] < LIKE]
        found.append(int(drawn.choice(wrong[_JUDGED_RANKS if one.among else _RANKS].tolist())))
    return found


def ranks(lesson: Lesson, asked: Sequence[Asked], scores: Vectors) -> list[int]:
    """For each question the rank, from 1, of the first of its right pieces among all passages.

    ``scores`` has the shape (questions, pieces); two better pieces of one passage push the right one down once.
    """
    of = np.array(lesson.piece_of)
    return [1 + len(set(of[row > row[list(one.right)].max()].tolist())) for one, row in zip(asked, scores, strict=True)]
