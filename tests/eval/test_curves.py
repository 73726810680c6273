"""Curves: recall by words read, and risk by coverage."""

from __future__ import annotations

import pytest

from corpus.letter import Span
from eval.coverage import Piece, read_in_order
from eval.curves import Point, Risk, recall_curve, risk_curve, words_until_found
from eval.measure_names import MeasureName
from eval.questions import GoldSpan
from eval.runs import Run
from tests.eval.runs_by_hand import TEXT, TEXTS, asked, found, said, span, system


def test_span_is_found_with_the_word_that_reaches_half_of_it() -> None:
    """Of the words 100 to 109 the fifth reaches half; a hit of 20 words before costs 20."""
    reading = read_in_order([Piece("x", span((0, 20))), Piece("x", span((95, 120)))], TEXTS)
    assert words_until_found(GoldSpan("x", span((100, 110)), 2), reading, TEXTS) == 20 + 10


def test_span_that_is_read_in_parts_is_found_with_the_last_that_is_needed() -> None:
    """Three words of ten at first, three more after ten other words."""
    reading = read_in_order([Piece("x", span(words)) for words in ((100, 103), (0, 10), (107, 110))], TEXTS)
    assert words_until_found(GoldSpan("x", span((100, 110)), 2), reading, TEXTS) == 3 + 10 + 3


def test_span_that_is_never_read_needs_endless_words() -> None:
    """Another stretch of the letter does not find it."""
    reading = read_in_order([Piece("x", Span(0, 50))], TEXTS)
    assert words_until_found(GoldSpan("x", Span(100, 150), 2), reading, TEXTS) == float("inf")


def test_recall_curve_agrees_with_the_measures() -> None:
    """At 300 words it is the recall within 300 words; a question without a hit counts as nought."""
    questions = [asked("a", (0, 10), (295, 305), (380, 390)), asked("b", (0, 10)), asked("n")]
    one = system("one", questions, found("a", (0, 200), (200, 400)), found("b"))
    curve = recall_curve(one.questions, one.run, one.texts)
    assert (curve[0], curve[-1]) == (Point(0, 0), Point(1500, 0.5))
    assert dict(curve)[300] == one.measures.values[MeasureName.RECALL_300_WORDS] == pytest.approx(1 / 3)
    assert [point.y for point in curve] == sorted(point.y for point in curve)
    assert len(TEXT.split()) == 400


def test_run_without_searches_has_no_recall_curve() -> None:
    """There are no hits to read."""
    assert recall_curve([asked("a", (0, 10))], Run(), TEXTS) == ()


def test_risk_counts_false_and_wrong_answers_at_each_threshold() -> None:
    """Of eight questions by falling answerability the sixth is unanswerable and the seventh finds nothing."""
    questions = [asked(f"q{number}", *([] if number == 5 else [(0, 10)])) for number in range(8)]
    lines = [found(one.qid, (50, 60) if one.qid == "q6" else (0, 10)) for one in questions]
    answers = [said(one.qid, answerability=0.9 - 0.1 * number) for number, one in enumerate(questions)]
    curve = risk_curve(system("one", questions, *lines, *answers).measures)
    assert curve == (Risk(5 / 8, 0, 0), Risk(6 / 8, 1 / 6, 1 / 6), Risk(7 / 8, 1 / 7, 2 / 7), Risk(1, 1 / 8, 2 / 8))


def test_system_that_does_not_say_how_sure_it_is_has_no_risk_curve() -> None:
    """Hits alone have no threshold."""
    assert risk_curve(system("one", [asked("a", (0, 10))], found("a", (0, 10))).measures) == ()
