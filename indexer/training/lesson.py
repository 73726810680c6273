"""Training questions in, a lesson out: pieces cut as the index cuts, and for each question which of them are right."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.letter import Block, BlockKind, FindingKind, Letter, Metadata, Section, Span
from indexer.errors import IndexerError
from indexer.passage import Passage
from indexer.splitting import Splitter

Row = Mapping[str, Any]
HALF = 0.5
"""Share of an answer that a piece must hold to be right."""
SEED = 7
"""Draws the letters held back, unless another is given."""
HELD_SHARE = 0.1
"""Share of the letters held back, unless another is given."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question and one answer to it, as places in `Lesson.pieces`.

    ``right`` are the pieces of which the nearest is learnt, ``also`` all that may answer the question. Where ``among`` is
    given, somebody judged every piece from its first place up to its second: what is not in ``also`` there is wrong.
    """

    question: str
    right: tuple[int, ...]
    also: frozenset[int]
    among: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Lesson:
    """All that an encoder is trained on and judged by.

    ``pieces`` are passages as the index would cut them; ``piece_of`` numbers for each the passage that it was cut from.
    ``train`` and ``held`` hold questions of different letters.
    """

    pieces: tuple[str, ...]
    piece_of: tuple[int, ...]
    train: tuple[Asked, ...]
    held: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """Where a lesson comes from.

    ``folder`` holds ``passages.jsonl`` (``pid``, ``letter``, ``text``) and ``questions.jsonl`` (``pid``, ``question``).
    ``more`` are further files of questions on the same passages, with ``start`` and ``end`` of the answer in the text.
    ``judged`` are files of questions over whole letters (``letters``, ``evidence`` with ``doc``, ``start``, ``end`` and
    ``grade``), whose texts stand in the folder ``letters`` as ``NAME.txt``.
    """

    folder: Path
    more: tuple[Path, ...] = ()
    judged: tuple[Path, ...] = ()
    letters: Path | None = None

    def files(self) -> tuple[Path, ...]:
        """All files that hold questions or passages."""
        return (self.folder / "passages.jsonl", self.folder / "questions.jsonl", *self.more, *self.judged)


def held_letters(passages: Iterable[Row], seed: int = SEED, held_share: float = HELD_SHARE) -> frozenset[str]:
    """The names of the letters held back of those that the passages (``letter``) are of; the passages' order is no matter."""
    letters = sorted({str(passage["letter"]) for passage in passages})
    random.Random(seed).shuffle(letters)
    return frozenset(letters[: round(len(letters) * held_share)])


def read_lesson(material: Material, seed: int = SEED, held_share: float = HELD_SHARE) -> Lesson:
    """Reads the material; a share of the letters of ``folder``, drawn by the seed, is held back with all its questions.

    The pieces of held letters remain to be searched among; only ``questions.jsonl`` asks about them, so that figures can be
    compared, and judged questions over them are left out. Raises IndexerError where a file is missing or not as described.
    """
    try:
        passages = _rows(material.folder / "passages.jsonl")
        held = held_letters(passages, seed, held_share)
        lesson = _on_passages(material, passages, held)
        judged = [row for path in material.judged for row in _rows(path)]
        if judged:
            from indexer.training.judged import with_judged

            return with_judged(lesson, [row for row in judged if held.isdisjoint(row["letters"])], material.letters)
        return lesson
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexerError(
            f"{material.folder} does not hold passages.jsonl and questions.jsonl as expected, or a file of further questions "
            f"is not as described: {error!r}"
        ) from error


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _on_passages(material: Material, passages: list[Row], held: frozenset[str]) -> Lesson:
    cut = [(piece, number) for number, passage in enumerate(passages) for piece in _cut(str(passage["text"]))]
    own: dict[int, list[int]] = {}
    for place, (_, number) in enumerate(cut):
        own.setdefault(number, []).append(place)
    number_of = {str(passage["pid"]): number for number, passage in enumerate(passages)}
    train: list[Asked] = []
    held_back: list[Asked] = []
    for row in _rows(material.folder / "questions.jsonl"):
        number = number_of[str(row["pid"])]
        one = Asked(str(row["question"]), tuple(own[number]), frozenset(own[number]))
        (held_back if passages[number]["letter"] in held else train).append(one)
    for row in (row for path in material.more for row in _rows(path)):
        number = number_of[str(row["pid"])]
        answer = Span(int(row["start"]), int(row["end"]))
        holding = [place for place in own[number] if shared(cut[place][0], answer) >= HALF * (answer.end - answer.start)]
        if passages[number]["letter"] not in held:
            train.append(Asked(str(row["question"]), tuple(holding or own[number]), frozenset(own[number])))
    pieces = tuple(piece.words for piece, _ in cut)
    return Lesson(pieces, tuple(number for _, number in cut), tuple(train), tuple(held_back))


def _cut(text: str) -> tuple[Passage, ...]:
    """The passages that the index would make of a paragraph."""
    block = Block(BlockKind.PARAGRAPH, (Span(0, len(text)),))
    section = Section((), FindingKind.CONTEXT, (block,))
    return Splitter().split(Letter("", "", "", text, (), (section,), Metadata("")))


def shared(passage: Passage, span: Span) -> int:
    """How many characters of the span stand in the passage."""
    return sum(max(0, min(part.end, span.end) - max(part.start, span.start)) for part in passage.parts)
