"""Questions that name an authority and what was answered in; whether the name was read as a filter, and rightly, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.questions import JudgedQuestion
from eval.runs import AnswerLine, Run


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Questions by what came of the authority's name, as qids.

    ``taken`` were answered with an authority filter, ``missed`` without one. Of those taken, ``elsewhere`` are those for which
    some letter that answers was not looked in: another authority was read, or the year or kind left the letter out.
    """

    taken: tuple[str, ...]
    missed: tuple[str, ...]
    elsewhere: tuple[str, ...]


def narrowed(questions: Sequence[JudgedQuestion], run: Run) -> Narrowed:
    """Which questions of a run were narrowed to an authority; one that it does not answer counts as missed."""
    taken = {
        question.qid: _looks_past(question, line)
        for question in questions
        if (line := run.answers.get(question.qid)) and line.authorities
    }
    return Narrowed(
        taken=tuple(taken),
        missed=tuple(question.qid for question in questions if question.qid not in taken),
        elsewhere=tuple(qid for qid, looks_past in taken.items() if looks_past),
    )


def _looks_past(question: JudgedQuestion, line: AnswerLine) -> bool:
    return not {gold.letter for gold in question.gold} <= set(line.looked_in)
