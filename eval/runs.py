"""Runs: what a system said to each question, read from lines of JSON as ``service.lines`` makes them.

Only what is measured is read; a line's other fields are passed over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.letter import Span
from eval.errors import EvalError
from eval.lines import read_lines


@dataclass(frozen=True, slots=True)
class Hit:
    """One ranked passage; ``doc`` is the id of its letter; a higher score is better."""

    doc: str
    start: int
    end: int
    score: float = 0.0
    pages: tuple[int, ...] = ()

    @property
    def span(self) -> Span:
        """Where the passage stands in its letter."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class SearchLine:
    """A question's hits, best first. ``seconds`` is how long the system took, where that was measured."""

    qid: str
    hits: tuple[Hit, ...]
    status: str | None = None
    answerability: float | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """One quote of an answer, as it was shown."""

    doc: str
    start: int
    end: int
    text: str
    pages: tuple[int, ...] = ()

    @property
    def span(self) -> Span:
        """Where the quote is said to stand in its letter."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A question's answer, quotes in reading order.

    ``looked_in`` are the letters that it was looked for in, ``authorities`` those that it was narrowed to, where that is told.
    """

    qid: str
    status: str
    answerability: float
    quotes: tuple[QuoteLine, ...]
    seconds: float | None = None
    looked_in: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A system's searches and answers by qid; either may be empty, and then its measures are left out."""

    searches: Mapping[str, SearchLine] = field(default_factory=dict)
    answers: Mapping[str, AnswerLine] = field(default_factory=dict)


def load_run(paths: Sequence[Path]) -> Run:
    """The run in files of searches and of answers; a file holds one or the other, told by its first line."""
    searches: dict[str, SearchLine] = {}
    answers: dict[str, AnswerLine] = {}
    for path in paths:
        _, first = next(read_lines(path, dict[str, object]), (0, None))
        if first is None:
            raise EvalError(f"{path} holds no line; write it with `letterwise search --questions FILE.jsonl`")
        if "quotes" in first:
            answers |= {line.qid: line for _, line in read_lines(path, AnswerLine)}
        else:
            searches |= {line.qid: line for _, line in read_lines(path, SearchLine)}
    return Run(searches, answers)
