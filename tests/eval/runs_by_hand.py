"""Systems made by hand: hits and quotes of a letter of numbered words in, a measured system out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.letter import Span
from eval.measured import Measured
from eval.measures import score
from eval.questions import GoldSpan, JudgedQuestion
from eval.runs import AnswerLine, Hit, QuoteLine, Run, SearchLine

TEXT = "".join(f"w{number:03d} " for number in range(400))
"""400 words of four letters, five characters each with the space."""
TEXTS = {"x": TEXT}
Words = tuple[int, int]
"""The first word and the one after the last."""


def span(words: Words) -> Span:
    """The characters of these words, without the last space."""
    return Span(5 * words[0], 5 * words[1] - 1)


def asked(qid: str, *gold: Words, kind: str = "single") -> JudgedQuestion:
    """A question with gold spans of grade 2; unanswerable without any."""
    spans = tuple(GoldSpan("x", span(words), 2) for words in gold)
    return JudgedQuestion(qid, f"{qid}?", kind if gold else "unanswerable", spans, ())


def found(qid: str, *hits: Words, answerability: float | None = None) -> SearchLine:
    """A question's hits, best first."""
    return SearchLine(qid, tuple(Hit("x", *span(words)) for words in hits), answerability=answerability)


def said(qid: str, *quotes: Words, answerability: float = 0.9, status: str = "answered") -> AnswerLine:
    """A question's answer."""
    shown = tuple(QuoteLine("x", *span(words), TEXT[slice(*span(words))]) for words in quotes)
    return AnswerLine(qid, status, answerability, shown)


def system(name: str, questions: Sequence[JudgedQuestion], *lines: SearchLine | AnswerLine) -> Measured:
    """A system that said these lines."""
    searches: Mapping[str, SearchLine] = {line.qid: line for line in lines if isinstance(line, SearchLine)}
    answers: Mapping[str, AnswerLine] = {line.qid: line for line in lines if isinstance(line, AnswerLine)}
    run = Run(searches, answers)
    return Measured(name, None, TEXTS, tuple(questions), run, score(questions, run, TEXTS))
