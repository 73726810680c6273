"""Scoring a run: judged questions, a run and the letters' texts in, every measure out, in all and question by question.

Recall counts the gold spans of grade 2. Ranking measures, recall and precision are means over the answerable questions
that were searched; a question without a grade-2 span is left out of the recalls, one without nuggets out of the nuggets.
A question that a run does not hold scores nothing: it counts as searched without a hit, or as not answered. One that is
answered in part counts as answered.
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.measure_names import MeasureName
from eval.questions import JudgedQuestion
from eval.quoted import is_exact, quote_measures
from eval.refusal import auroc, false_answers_at
from eval.retrieval import hit_measures
from eval.runs import AnswerLine, QuoteLine, Run, SearchLine
from service.statuses import WITH_QUOTES


@dataclass(frozen=True, slots=True)
class QuestionScore:
    """One question's own measures, and what the measures over all questions are made of. ``None``: not known."""

    qid: str
    type: str
    answerable: bool
    values: Mapping[MeasureName, float]
    answered: bool | None
    answerability: float | None
    seconds: float | None
    quotes: int
    inexact_quotes: tuple[QuoteLine, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """Every measure that the run gives grounds for, over all questions, and each question's score."""

    values: Mapping[MeasureName, float]
    questions: tuple[QuestionScore, ...]

    def by_type(self) -> dict[str, Measures]:
        """The same measures over the questions of each type, in the order in which the types first occur."""
        types = dict.fromkeys(score.type for score in self.questions)
        return {kind: summarise([score for score in self.questions if score.type == kind]) for kind in types}


def score(questions: Sequence[JudgedQuestion], run: Run, texts: Mapping[str, str]) -> Measures:
    """Score ``run`` on ``questions``; ``texts`` maps letter ids to texts. Raises UnknownLetterError for any other letter."""
    return summarise([score_question(question, run, texts) for question in questions])


def score_question(question: JudgedQuestion, run: Run, texts: Mapping[str, str]) -> QuestionScore:
    """One question's score; the seconds are the answer's where there are any, else the search's."""
    answer = run.answers.get(question.qid)
    search = run.searches.get(question.qid)
    values: dict[MeasureName, float] = {}
    if question.answerable and run.searches:
        values |= hit_measures(question, search.hits if search else (), texts)
    if question.answerable and run.answers:
        values |= quote_measures(question, answer.quotes if answer else (), texts)
    quotes = answer.quotes if answer else ()
    said = answer or search
    status = said.status if said else None
    return QuestionScore(
        qid=question.qid,
        type=question.type,
        answerable=question.answerable,
        values=values,
        answered=_answered(status, run),
        answerability=said.answerability if said else None,
        seconds=_seconds(answer, search),
        quotes=len(quotes),
        inexact_quotes=tuple(quote for quote in quotes if not is_exact(quote, texts)),
    )


def _answered(status: str | None, run: Run) -> bool | None:
    if status is not None:
        return status in WITH_QUOTES
    return False if run.answers else None


def _seconds(answer: AnswerLine | None, search: SearchLine | None) -> float | None:
    timed = [line.seconds for line in (answer, search) if line and line.seconds is not None]
    return timed[0] if timed else None


def summarise(scores: Sequence[QuestionScore]) -> Measures:
    """The measures over ``scores``: means of the questions' own measures, quote exactness, refusal and seconds."""
    values: dict[MeasureName, float] = {}
    for name in MeasureName:
        own = [score.values[name] for score in scores if name in score.values]
        if own:
            values[name] = statistics.fmean(own)
    values |= _exactness(scores) | _refusal(scores) | _timing(scores)
    return Measures({name: values[name] for name in MeasureName if name in values}, tuple(scores))


def _exactness(scores: Sequence[QuestionScore]) -> dict[MeasureName, float]:
    """The share of all quotes of all answers that are byte-equal to their letter."""
    quotes = sum(score.quotes for score in scores)
    inexact = sum(len(score.inexact_quotes) for score in scores)
    return {MeasureName.QUOTE_EXACTNESS: (quotes - inexact) / quotes} if quotes else {}


def _refusal(scores: Sequence[QuestionScore]) -> dict[MeasureName, float]:
    values: dict[MeasureName, float] = {}
    for name, answerable in ((MeasureName.ANSWERABLE_ANSWERED, True), (MeasureName.FALSE_ANSWERS, False)):
        said = [score.answered for score in scores if score.answerable is answerable and score.answered is not None]
        if said:
            values[name] = sum(said) / len(said)
    yes = [score.answerability for score in scores if score.answerable and score.answerability is not None]
    no = [score.answerability for score in scores if not score.answerable and score.answerability is not None]
    if yes and no:
        values[MeasureName.AUROC] = auroc(yes, no)
        values[MeasureName.FALSE_ANSWERS_AT_85] = false_answers_at(yes, no)
    return values


def _timing(scores: Sequence[QuestionScore]) -> dict[MeasureName, float]:
    seconds = [score.seconds for score in scores if score.seconds is not None]
    if not seconds:
        return {}
    return {MeasureName.SECONDS_MEDIAN: statistics.median(seconds), MeasureName.SECONDS_P95: percentile(seconds, 95)}


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest of ``values`` that at least ``percent`` per cent of them do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -(-percent * len(ordered) // 100) - 1)]
