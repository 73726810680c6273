"""How well personal details are recognised: invented questions with and without them in, catches and false alarms out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.errors import EvalError
from eval.lines import read_lines
from service.care.details import DetailKind, details_in

INVENTED = Path("eval/questions/personal-details.jsonl")
HARMLESS = ("eval/questions", "indexer/training/material", "../shared/eval", "../shared/train")
"""Folders whose questions hold no details, from the root of the repository."""


@dataclass(frozen=True, slots=True)
class CareQuestion:
    """An invented question; ``holds`` is the kind of detail in it, empty where there is none."""

    qid: str
    question: str
    holds: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """What came of the invented questions: of each kind how many there are and were held back, and what went wrong."""

    asked: Counter[str]
    held: Counter[str]
    missed: tuple[CareQuestion, ...]
    false_alarms: tuple[CareQuestion, ...]

    @property
    def caught(self) -> tuple[int, int]:
        """How many questions with details were held back, of how many."""
        return self.held.total() - len(self.false_alarms), self.asked.total() - self.asked[""]

    @property
    def disturbed(self) -> tuple[int, int]:
        """How many questions without details were held back, of how many."""
        return len(self.false_alarms), self.asked[""]


@dataclass(frozen=True, slots=True)
class HeldOfFile:
    """How many of a file's questions are held back."""

    path: Path
    asked: int
    held: int


@dataclass(frozen=True, slots=True)
class _AnyLine:
    question: str = ""


def recognised(questions: Sequence[CareQuestion]) -> Recognised:
    """Looks through invented questions."""
    held = [one for one in questions if details_in(one.question)]
    missed = tuple(one for one in questions if one.holds and one not in held)
    alarms = tuple(one for one in held if not one.holds)
    return Recognised(Counter(one.holds for one in questions), Counter(one.holds for one in held), missed, alarms)


def read_invented(path: Path) -> tuple[CareQuestion, ...]:
    """The invented questions of a file; raises EvalError where it holds none."""
    questions = tuple(line for _, line in read_lines(path, CareQuestion))
    if not questions:
        raise EvalError(f"{path} holds no question; write one JSON object a line")
    return questions


def harmless_files(root: Path) -> Iterator[HeldOfFile]:
    """The files of questions that are there, but that of the invented ones, with how many of each are held back."""
    for folder in HARMLESS:
        for path in sorted((root / folder).glob("*.jsonl")):
            questions = [line.question for _, line in read_lines(path, _AnyLine) if line.question]
            if questions and path != root / INVENTED:
                yield HeldOfFile(path, len(questions), sum(bool(details_in(question)) for question in questions))


def details_of_letters(folder: Path) -> tuple[int, Counter[DetailKind]]:
    """How many letters (text files) a folder has, and how many details of each kind their words seem to hold."""
    paths = sorted(folder.glob("*.txt"))
    return len(paths), Counter(detail.kind for path in paths for detail in details_in(path.read_text(encoding="utf-8")))
