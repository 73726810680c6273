"""Systems compared: which questions are paired, what is tested, and what the tables say."""

from __future__ import annotations

import io
import json

import pytest
from rich.console import Console

from eval.comparison import compare, intervals, values_of
from eval.comparison_tables import comparison_json, difference_tables, means_table, signed, slices_table
from eval.measure_names import MeasureName
from eval.tables import probability
from tests.eval.runs_by_hand import asked, found, said, system

QUESTIONS = [asked(f"q{number}", (0, 10), kind="single" if number % 2 else "multi") for number in range(12)] + [asked("n")]
FIRST = system("first", QUESTIONS, *(found(one.qid, (0, 10)) for one in QUESTIONS))
LATE = system("late", QUESTIONS, *(found(one.qid, (50, 60), (0, 10)) for one in QUESTIONS))


def test_system_that_finds_everything_second_is_worse_by_half() -> None:
    """MRR falls from 1 to 0.5 for each of the twelve answerable questions: the interval is −0.5, p is 2/2¹²."""
    (one,) = compare([FIRST, LATE], [MeasureName.MRR])
    assert (one.system, one.questions, one.first, one.value) == ("late", 12, 1.0, 0.5)
    assert one.interval == pytest.approx((-0.5, -0.5))
    assert one.p == one.adjusted == pytest.approx(2 / 4096)
    assert (one.significant, one.verdict) == (True, "worse")


def test_holm_corrects_over_all_pairs_of_system_and_measure() -> None:
    """Two systems by one measure are two tests: the smaller p doubles."""
    also = system("also", QUESTIONS, *(found(one.qid, (0, 10)) for one in QUESTIONS))
    late, same = compare([FIRST, LATE, also], [MeasureName.MRR])
    assert late.adjusted == pytest.approx(4 / 4096)
    assert (same.p, same.adjusted, same.verdict) == (1.0, 1.0, "no difference shown")


def test_measure_of_one_system_alone_is_not_compared() -> None:
    """The first has no answers, so that there is no recall of quotes to compare."""
    answering = system("answering", QUESTIONS, *(said(one.qid, (0, 10)) for one in QUESTIONS))
    assert compare([FIRST, answering]) == ()


def test_fewer_false_answers_are_better() -> None:
    """A lower share is the better one: one system refuses the six unanswerable questions, the other answers them."""
    questions = [asked(f"n{number}") for number in range(6)]
    rash = system("rash", questions, *(said(one.qid) for one in questions))
    shy = system("shy", questions, *(said(one.qid, status="nothing_found") for one in questions))
    (one,) = compare([rash, shy])
    assert (one.name, one.first, one.value, one.p) == (MeasureName.FALSE_ANSWERS, 1.0, 0.0, 2 / 64)
    assert one.verdict == "better"
    assert values_of(shy.measures, MeasureName.FALSE_ANSWERS) == {one.qid: 0.0 for one in questions}


def test_answerabilities_are_compared_by_auroc_and_false_answers() -> None:
    """One system is sure of the answerable questions, the other of the unanswerable: 1 against 0, and none against all."""
    questions = [*(asked(f"q{number}", (0, 10)) for number in range(6)), *(asked(f"n{number}") for number in range(6))]
    sure = system("sure", questions, *(said(one.qid, answerability=0.1 + 0.8 * one.answerable) for one in questions))
    lost = system("lost", questions, *(said(one.qid, answerability=0.9 - 0.8 * one.answerable) for one in questions))
    found_ = {one.name: one for one in compare([sure, lost])}
    assert (found_[MeasureName.AUROC].first, found_[MeasureName.AUROC].value) == (1.0, 0.0)
    assert (found_[MeasureName.FALSE_ANSWERS_AT_85].first, found_[MeasureName.FALSE_ANSWERS_AT_85].value) == (0.0, 1.0)
    assert found_[MeasureName.AUROC].verdict == found_[MeasureName.FALSE_ANSWERS_AT_85].verdict == "worse"
    assert intervals(sure.measures)[MeasureName.AUROC] == (1.0, 1.0)


@pytest.mark.parametrize(("value", "text"), [(0.0004, "0.000"), (-0.0004, "0.000"), (-0.25, "−0.250"), (0.5, "+0.500")])
def test_difference_that_rounds_to_nought_has_no_sign(value: float, text: str) -> None:
    """A minus before three noughts would say more than is there."""
    assert signed(value) == text


def test_small_p_is_not_shown_as_nought() -> None:
    """Below a thousandth it is said to be so."""
    assert (probability(0.0002), probability(0.001)) == ("<0.001", "0.001")


def test_tables_show_means_differences_and_slices() -> None:
    """Each system has its column, each difference its row, each type its column; a system without a measure has no row."""
    answering = system("answering", QUESTIONS, *(said(one.qid, (0, 10)) for one in QUESTIONS))
    systems = [FIRST, LATE, answering]
    written = Console(file=io.StringIO(), width=200)
    differences = compare(systems, [MeasureName.MRR])
    for table in (means_table(systems), *difference_tables("first", differences), slices_table(systems, [MeasureName.MRR])):
        written.print(table)
    assert isinstance(written.file, io.StringIO)
    rows = [tuple(line.replace("│", " ").split()) for line in written.file.getvalue().splitlines()]
    assert ("MRR", "1.000", "0.500", "–") in rows
    assert ("MRR", "12", "1.000", "0.500", "−0.500", "−0.500", "to", "−0.500", "<0.001", "<0.001", "worse") in rows
    assert rows[-3:-1] == [("MRR", "first", "1.000", "1.000", "–"), ("late", "0.500", "0.500", "–")]


def test_comparison_is_told_to_programs_as_json() -> None:
    """Values of each system, in all and by type, and the differences with their p-values."""
    told = json.loads(comparison_json([FIRST, LATE], compare([FIRST, LATE], [MeasureName.MRR])))
    assert told["systems"][1]["by_type"]["multi"]["mrr"] == 0.5
    assert told["differences"][0]["difference"] == -0.5
    assert told["differences"][0]["significant"] is True
