"""What came of the authority's name in a question."""

from __future__ import annotations

from corpus.letter import Span
from eval.narrowed import Narrowed, narrowed
from eval.questions import GoldSpan, JudgedQuestion
from eval.runs import AnswerLine, Run


def said(qid: str, authorities: tuple[str, ...], looked_in: tuple[str, ...]) -> AnswerLine:
    """An answer without quotes."""
    return AnswerLine(qid, "nothing_found", 0.0, (), looked_in=looked_in, authorities=authorities)


def test_questions_are_told_apart_by_the_filter_they_were_answered_with() -> None:
    """A filter that leaves the letter meant out counts as taken, and is told."""
    questions = [JudgedQuestion(qid, "?", "named first", (GoldSpan("orrin", Span(0, 1), 2),), ()) for qid in "abcd"]
    answers = [
        said("a", ("Orrin",), ("orrin", "orrin-2")),
        said("b", ("Tarn",), ("tarn",)),
        said("c", (), ("orrin", "tarn")),
    ]
    found = narrowed(questions, Run(answers={line.qid: line for line in answers}))
    assert found == Narrowed(taken=("a", "b"), missed=("c", "d"), elsewhere=("b",))
