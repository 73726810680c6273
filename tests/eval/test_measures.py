"""Scoring whole runs, against values worked out by hand."""

from __future__ import annotations

import pytest

from corpus.letter import Span
from eval.errors import UnknownLetterError
from eval.measure_names import MeasureName
from eval.measures import percentile, score
from eval.questions import GoldSpan, JudgedQuestion, Nugget
from eval.runs import AnswerLine, Hit, QuoteLine, Run, SearchLine

WORDS = 400
TEXT = "word " * WORDS
TEXTS = {"x": TEXT, "y": "Nurses attend each meeting."}


def question(qid: str, *gold: tuple[str, int, int, int], nuggets: tuple[Nugget, ...] = ()) -> JudgedQuestion:
    """A question with gold spans as (letter, start, end, grade); unanswerable without any."""
    spans = tuple(GoldSpan(letter, Span(start, end), grade) for letter, start, end, grade in gold)
    return JudgedQuestion(qid, f"{qid}?", "single" if gold else "unanswerable", spans, nuggets)


def searched(qid: str, *hits: tuple[str, int, int], seconds: float | None = None) -> SearchLine:
    """A question's hits as (letter, start, end), best first."""
    return SearchLine(qid, tuple(Hit(*hit) for hit in hits), seconds=seconds)


def answered(qid: str, *quotes: QuoteLine, status: str = "answered", answerability: float = 0.9) -> AnswerLine:
    """A question's answer."""
    return AnswerLine(qid, status, answerability, quotes)


def run_of(*lines: SearchLine | AnswerLine) -> Run:
    """The run of these searches and answers."""
    return Run(
        {line.qid: line for line in lines if isinstance(line, SearchLine)},
        {line.qid: line for line in lines if isinstance(line, AnswerLine)},
    )


def test_recall_within_words_reads_the_crossing_hit_up_to_the_limit() -> None:
    """The second gold span ends at word 300 and is found within 300; as compared its hit of 200 words is not read at all."""
    gold = (("x", 0, 50, 2), ("x", 1450, 1500, 2), ("x", 1500, 1550, 2))
    values = score([question("q", *gold)], run_of(searched("q", ("x", 0, 1000), ("x", 1000, 2000))), TEXTS).values
    assert values[MeasureName.RECALL_300_WORDS] == pytest.approx(2 / 3)
    assert values[MeasureName.RECALL_300_AS_COMPARED] == pytest.approx(1 / 3)
    assert values[MeasureName.RECALL_600_WORDS] == 1.0


def test_recall_at_k_counts_grade_two_spans_alone() -> None:
    """Of two grade-2 spans, one is found by hit 1 and one by hit 6; the grade-1 span is not counted."""
    gold = (("x", 0, 10, 2), ("x", 25, 35, 2), ("x", 500, 510, 1))
    hits = [("x", 5 * rank, 5 * rank + 5) for rank in range(7)]
    values = score([question("q", *gold)], run_of(searched("q", *hits)), TEXTS).values
    assert values[MeasureName.RECALL_5] == 0.5
    assert values[MeasureName.RECALL_10] == 1.0
    assert values[MeasureName.MRR] == 1.0


def test_means_are_taken_over_answerable_questions() -> None:
    """One found, one not found, one never searched, and an unanswerable one that does not count: a third."""
    questions = [question("a", ("x", 0, 5, 2)), question("b", ("y", 0, 5, 2)), question("c", ("y", 0, 5, 2)), question("n")]
    run = run_of(searched("a", ("x", 0, 5)), searched("b", ("x", 0, 5)), searched("n", ("x", 0, 5)))
    values = score(questions, run, TEXTS).values
    assert values[MeasureName.RECALL_10] == pytest.approx(1 / 3)
    assert values[MeasureName.NDCG_10] == pytest.approx(1 / 3)


def test_question_without_a_grade_two_span_is_left_out_of_recall() -> None:
    """It still counts for nDCG."""
    values = score([question("q", ("x", 0, 5, 1))], run_of(searched("q", ("x", 0, 5))), TEXTS).values
    assert MeasureName.RECALL_10 not in values
    assert values[MeasureName.NDCG_10] == 1.0


def test_character_precision_is_the_share_of_what_was_read_that_is_gold() -> None:
    """Ten of fifty characters read lie in gold of grade 1 or 2."""
    values = score([question("q", ("x", 0, 5, 2), ("x", 45, 60, 1))], run_of(searched("q", ("x", 0, 50))), TEXTS).values
    assert values[MeasureName.CHARACTER_PRECISION] == pytest.approx(0.2)


def test_quote_that_differs_by_a_byte_is_not_exact() -> None:
    """Of two quotes, one has a straight word changed; the share is a half and the quote is named."""
    good = QuoteLine("y", 0, 6, "Nurses")
    bad = QuoteLine("y", 0, 6, "nurses")
    measures = score([question("q", ("y", 0, 6, 2))], run_of(answered("q", good, bad)), TEXTS)
    assert measures.values[MeasureName.QUOTE_EXACTNESS] == 0.5
    assert measures.questions[0].inexact_quotes == (bad,)


@pytest.mark.parametrize("quote", [QuoteLine("y", 3, 3, ""), QuoteLine("y", -8, -1, TEXTS["y"][-8:-1])])
def test_quote_of_an_empty_or_negative_span_is_not_exact(quote: QuoteLine) -> None:
    """An empty text equals an empty slice, and Python counts negative offsets from the end; neither is a quote."""
    assert score([question("q")], run_of(answered("q", quote)), TEXTS).values[MeasureName.QUOTE_EXACTNESS] == 0.0


def test_nugget_is_covered_by_any_of_its_spans_within_250_words() -> None:
    """The first nugget's second carrier is quoted; the other's stands past the limit."""
    gold = (("y", 0, 6, 2), ("x", 0, 10, 2), ("x", 1500, 1510, 2))
    nuggets = (Nugget("a", (0, 1)), Nugget("b", (2,)))
    said = answered("q", QuoteLine("x", 0, 1250, TEXT[:1250]), QuoteLine("x", 1250, 2000, TEXT[1250:2000]))
    values = score([question("q", *gold, nuggets=nuggets)], run_of(said), TEXTS).values
    assert values[MeasureName.NUGGETS_250_WORDS] == 0.5
    assert values[MeasureName.ANSWER_RECALL] == pytest.approx(2 / 3)
    assert values[MeasureName.ANSWER_LETTERS] == 0.5
    assert values[MeasureName.ANSWER_PRECISION] == pytest.approx(20 / 2000)


def test_refusal_counts_statuses_and_answerability() -> None:
    """One of two answerable questions and one of two others are answered; three of four pairs are in order."""
    questions = [question("a", ("x", 0, 5, 2)), question("b", ("x", 0, 5, 2)), question("m"), question("n")]
    run = run_of(
        answered("a", answerability=0.9),
        answered("b", status="nothing_found", answerability=0.4),
        answered("m", answerability=0.6),
        answered("n", status="nothing_found", answerability=0.1),
    )
    values = score(questions, run, TEXTS).values
    assert values[MeasureName.ANSWERABLE_ANSWERED] == 0.5
    assert values[MeasureName.FALSE_ANSWERS] == 0.5
    assert values[MeasureName.AUROC] == 0.75
    assert values[MeasureName.FALSE_ANSWERS_AT_85] == 0.5


def test_a_question_answered_in_part_counts_as_answered() -> None:
    """Quotes are shown with it, so that a partial answer to an unanswerable question is a false one."""
    questions = [question("a", ("x", 0, 5, 2)), question("m")]
    run = run_of(answered("a", status="partial"), answered("m", status="partial"))
    values = score(questions, run, TEXTS).values
    assert (values[MeasureName.ANSWERABLE_ANSWERED], values[MeasureName.FALSE_ANSWERS]) == (1.0, 1.0)


def test_seconds_are_the_median_and_the_nearest_rank() -> None:
    """Of 1 to 20 seconds the median is 10.5 and the 95th percentile 19."""
    questions = [question(str(index)) for index in range(1, 21)]
    run = run_of(*(searched(one.qid, seconds=float(one.qid)) for one in questions))
    values = score(questions, run, TEXTS).values
    assert values == {MeasureName.SECONDS_MEDIAN: 10.5, MeasureName.SECONDS_P95: 19.0}


def test_percentile_of_a_single_value_is_that_value() -> None:
    """The smallest sample has every percentile."""
    assert percentile([3.0], 99) == 3.0


def test_slices_hold_the_questions_of_each_type() -> None:
    """Each type is measured on its own questions, in the order in which the types first occur."""
    questions = [question("a", ("x", 0, 5, 2)), question("n")]
    slices = score(questions, run_of(searched("a", ("x", 0, 5))), TEXTS).by_type()
    assert list(slices) == ["single", "unanswerable"]
    assert slices["single"].values[MeasureName.MRR] == 1.0
    assert slices["unanswerable"].values == {}


def test_hit_in_an_unknown_letter_is_an_error() -> None:
    """A run over other letters is not scored as if it had found nothing."""
    with pytest.raises(UnknownLetterError, match="“z” names none of the letters"):
        score([question("q", ("x", 0, 5, 2))], run_of(searched("q", ("z", 0, 5))), TEXTS)
