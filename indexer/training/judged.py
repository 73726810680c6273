"""Questions judged over whole letters in, a lesson with what is right and what is wrong for each of them out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpus.letter import Letter, Span
from indexer.passage import Passage
from indexer.sources import find_sources, read_sources
from indexer.splitting import Splitter
from indexer.training.lesson import HALF, Asked, Lesson, Row, shared

_ANSWERS_IT = 2


def with_judged(lesson: Lesson, questions: Sequence[Row], letters: Path | None) -> Lesson:
    """The lesson with the pieces of the judged letters, and an `Asked` for each piece that answers one of the questions.

    Letters that were judged together stand side by side, so that everything else among them is wrong. Raises ValueError
    where a letter is not in the folder.
    """
    pieces, piece_of, train = list(lesson.pieces), list(lesson.piece_of), list(lesson.train)
    cut = _cut_letters({name for row in questions for name in row["letters"]}, letters)
    groups: dict[tuple[str, ...], tuple[int, list[tuple[str, Passage]]]] = {}
    for row in questions:
        names = tuple(row["letters"])
        if names not in groups:
            group = [(name, passage) for name in names for passage in cut[name]]
            groups[names] = (len(pieces), group)
            piece_of += range(piece_of[-1] + 1, piece_of[-1] + 1 + len(group))
            pieces += [passage.words for _, passage in group]
        train += _asked(row, *groups[names])
    return Lesson(tuple(pieces), tuple(piece_of), tuple(train), lesson.held)


def _cut_letters(names: set[str], folder: Path | None) -> dict[str, tuple[Passage, ...]]:
    if folder is None:
        raise ValueError("questions over whole letters need the folder of their texts")
    splitter = Splitter()
    cut = {}
    for source, letter in read_sources(find_sources([folder / f"{name}.txt" for name in sorted(names)]), lambda done: None):
        if not isinstance(letter, Letter):
            raise ValueError(f"{source.path}: {letter}")
        cut[letter.id] = splitter.split(letter)
    return cut


def _asked(row: Row, first: int, group: Sequence[tuple[str, Passage]]) -> list[Asked]:
    """One for each piece that holds half of a passage which answers the question; what touches any evidence is not wrong."""
    grades: dict[int, int] = {}
    for evidence in row["evidence"]:
        span = Span(evidence["start"], evidence["end"])
        for place, (name, passage) in enumerate(group, start=first):
            common = shared(passage, span) if name == evidence["doc"] else 0
            if common:
                answers = common >= HALF * min(span.end - span.start, sum(part.end - part.start for part in passage.parts))
                grades[place] = max(grades.get(place, 0), evidence["grade"] if answers else 0)
    also, among = frozenset(grades), (first, first + len(group))
    return [Asked(row["question"], (place,), also, among) for place, grade in grades.items() if grade >= _ANSWERS_IT]
