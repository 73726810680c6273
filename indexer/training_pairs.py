"""Training questions in, pairs to train on out: positives cut as the index cuts, and negatives that are hard but not right."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.letter import Block, BlockKind, FindingKind, Letter, Metadata, Section, Span
from corpus.sentences import words_of
from indexer.embedding import Vectors
from indexer.errors import IndexerError
from indexer.splitting import Splitter


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, and the place of the passage that answers it."""

    question: str
    passage: int


@dataclass(frozen=True, slots=True)
class Lesson:
    """All that an encoder is trained on and judged by.

    ``pieces`` are passages as the index would cut them; ``piece_of`` gives for each the place of the passage that it was cut
    from. ``train`` and ``held`` hold questions of different letters.
    """

    pieces: tuple[str, ...]
    piece_of: tuple[int, ...]
    train: tuple[Asked, ...]
    held: tuple[Asked, ...]


def read_lesson(folder: Path, seed: int, held_share: float = 0.1) -> Lesson:
    """Reads ``passages.jsonl`` (``pid``, ``letter``, ``text``) and ``questions.jsonl`` (``pid``, ``question``).

    A share of the letters, drawn by the seed, is held back with all its questions; its passages remain to be searched among.
    Raises IndexerError where a file is missing or a line is not as described.
    """
    try:
        passages = _rows(folder / "passages.jsonl")
        asked = [(str(row["pid"]), str(row["question"])) for row in _rows(folder / "questions.jsonl")]
        place = {str(passage["pid"]): number for number, passage in enumerate(passages)}
        letters = sorted({str(passage["letter"]) for passage in passages})
        questions = [(Asked(question, place[pid]), str(passages[place[pid]]["letter"])) for pid, question in asked]
        cut = [(piece, number) for number, passage in enumerate(passages) for piece in _pieces(str(passage["text"]))]
    except (OSError, ValueError, KeyError) as error:
        raise IndexerError(f"{folder} does not hold passages.jsonl and questions.jsonl as expected: {error!r}") from error
    random.Random(seed).shuffle(letters)
    held = set(letters[: round(len(letters) * held_share)])
    return Lesson(
        pieces=tuple(piece for piece, _ in cut),
        piece_of=tuple(number for _, number in cut),
        train=tuple(one for one, letter in questions if letter not in held),
        held=tuple(one for one, letter in questions if letter in held),
    )


def _rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _pieces(text: str) -> list[str]:
    """The passages that the index would make of a paragraph."""
    block = Block(BlockKind.PARAGRAPH, (Span(0, len(text)),))
    section = Section((), FindingKind.CONTEXT, (block,))
    letter = Letter("", "", "", text, (), (section,), Metadata(""))
    return [words_of(text, passage.parts) for passage in Splitter().split(letter)]


def positives(lesson: Lesson, asked: Sequence[Asked], questions: Vectors, pieces: Vectors) -> list[int]:
    """For each question the piece of its passage that is nearest to it, as a place in ``lesson.pieces``."""
    of = np.array(lesson.piece_of)
    found = []
    for one, vector in zip(asked, questions, strict=True):
        own = np.flatnonzero(of == one.passage)
        found.append(int(own[np.argmax(pieces[own] @ vector)]))
    return found


def hard_negatives(
    lesson: Lesson, asked: Sequence[Asked], right: Sequence[int], questions: Vectors, pieces: Vectors, seed: int
) -> list[int]:
    """For each question a piece that ranks 3rd to 30th among those not much like the right one (cosine under 0.72).

    Inspectors repeat themselves across letters: what is nearly the right piece may be right as well.
    """
    draw = random.Random(seed)
    of = np.array(lesson.piece_of)
    found = []
    for one, piece, vector in zip(asked, right, questions, strict=True):
        ranked = np.argsort(-(pieces @ vector), kind="stable")[:80]
        like = pieces[ranked] @ pieces[piece]
        wrong = ranked[(like < 0.72) & (of[ranked] != one.passage)]
        found.append(int(draw.choice(wrong[2:30].tolist())))
    return found


def ranks(lesson: Lesson, asked: Sequence[Asked], questions: Vectors, pieces: Vectors) -> list[int]:
    """For each question the rank, from 1, of the first piece of its passage among all pieces."""
    of = np.array(lesson.piece_of)
    found = []
    for one, vector in zip(asked, questions, strict=True):
        scores = pieces @ vector
        found.append(1 + len(set(of[scores > scores[of == one.passage].max()].tolist())))
    return found
