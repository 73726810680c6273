"""Measures set as tables for a terminal, and as a JSON object for a program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from rich.table import Table

from eval.baseline import Change
from eval.bench import CONNECTIONS, Speed
from eval.exports import Returned
from eval.gate import Kept
from eval.measure_names import MeasureName
from eval.measures import Measures, QuestionScore
from eval.page_check import Checked, Verdict
from eval.page_times import PageTimes

_OWN = (MeasureName.NDCG_10, MeasureName.RECALL_600_WORDS, MeasureName.ANSWER_RECALL, MeasureName.ANSWER_LETTERS)
_SECONDS = frozenset({MeasureName.SECONDS_MEDIAN, MeasureName.SECONDS_P95})
_ABSENT = "–"


def shown(name: MeasureName, value: float | None) -> str:
    """A value as it stands in a table: three decimals, seconds with four, a dash where there is none."""
    if value is None:
        return _ABSENT
    return f"{value:.4f}" if name in _SECONDS else f"{value:.3f}"


def probability(p: float) -> str:
    """A p-value; none is shown as nought."""
    return "<0.001" if p < 0.001 else f"{p:.3f}"


def percent(share: float) -> str:
    """A share in whole per cent."""
    return f"{round(100 * share)} %"


def measures_table(measures: Measures) -> Table:
    """One row a measure, one column for all questions and one for each type."""
    slices = {"all": measures} | measures.by_type()
    table = Table(title=f"{len(measures.questions)} questions", title_justify="left")
    table.add_column("measure")
    for kind, part in slices.items():
        table.add_column(f"{kind}\n{len(part.questions)}", justify="right")
    for name in MeasureName:
        if name in measures.values:
            table.add_row(name.label, *(shown(name, part.values.get(name)) for part in slices.values()))
    return table


def questions_table(scores: Sequence[QuestionScore]) -> Table:
    """One row a question: its type, a few of its measures, whether it was answered and how answerable it seemed."""
    table = Table(title="Question by question", title_justify="left")
    for heading in ("qid", "type", *(name.label for name in _OWN), "answered", "answerability"):
        table.add_column(heading)
    for score in scores:
        answered = _ABSENT if score.answered is None else ("yes" if score.answered else "no")
        answerability = _ABSENT if score.answerability is None else f"{score.answerability:.3f}"
        own = (shown(name, score.values.get(name)) for name in _OWN)
        table.add_row(score.qid, score.type, *own, answered, answerability)
    return table


def gate_table(name: str, kept: Iterable[Kept]) -> Table:
    """One row a bound of the question set ``name``."""
    table = Table(title=f"Gate: {name}", title_justify="left")
    for heading in ("measure", "value", "bound", ""):
        table.add_column(heading)
    for one in kept:
        table.add_row(one.name.label, shown(one.name, one.value), f"{one.bound:g}", "kept" if one.kept else "FAILS")
    return table


def changes_table(name: str, changes: Iterable[Change]) -> Table:
    """One row a measure of the baseline of the question set ``name``."""
    table = Table(title=f"Baseline: {name}", title_justify="left")
    for heading in ("measure", "before", "now", "p", ""):
        table.add_column(heading)
    for one in changes:
        verdict = "FAILS" if one.is_drop else "kept"
        table.add_row(one.name.label, shown(one.name, one.before), shown(one.name, one.now), probability(one.p), verdict)
    return table


def speed_table(speeds: Sequence[Speed], ratio: bool = False) -> Table:
    """One row a figure, one column a service; with ``ratio``, how many times the first's figure the last one's is."""
    first = speeds[0]
    title = f"{first.requests} answers to one client over one connection, {first.load.answers} to {CONNECTIONS} at once"
    table = Table(title=title, title_justify="left")
    for heading in ("", *(speed.name for speed in speeds), *(("ratio",) if ratio else ())):
        table.add_column(heading, justify="right" if heading else "left")
    for label, figures, unit in (
        ("first answer", [speed.first_answer_seconds for speed in speeds], "s"),
        ("median answer", [speed.median_ms for speed in speeds], "ms"),
        ("95th percentile", [speed.p95_ms for speed in speeds], "ms"),
        ("99th percentile", [speed.p99_ms for speed in speeds], "ms"),
        (f"answers to {CONNECTIONS} at once", [speed.load.per_second for speed in speeds], "/s"),
        ("their median", [speed.load.median_ms for speed in speeds], "ms"),
        ("their 99th percentile", [speed.load.p99_ms for speed in speeds], "ms"),
        ("not answered", [float(speed.load.failed) for speed in speeds], ""),
        ("resident memory", [float(speed.resident_mb) for speed in speeds], "MiB"),
    ):
        told = [f"{figures[-1] / figures[0]:.1f} ×" if figures[0] else ""] if ratio else []
        table.add_row(label, *(f"{figure:.2f} {unit}".rstrip() for figure in figures), *told)
    return table


def page_times_table(times: Sequence[PageTimes]) -> Table:
    """One row a kind of page: its first request, median and worst of its slowest page, size and bound."""
    table = Table(title="Milliseconds to make a page", title_justify="left")
    for heading in ("page", "first", "median", "worst", "KB", "bound", ""):
        table.add_column(heading, justify="left" if heading in ("page", "") else "right")
    for one in times:
        bound = _ABSENT if one.kind.bound_ms is None else f"{one.kind.bound_ms:.0f}"
        figures = (f"{figure:.0f}" for figure in (one.first_ms, one.median_ms, one.worst_ms, one.kilobytes))
        table.add_row(one.kind.name, *figures, bound, "kept" if one.is_kept else "FAILS")
    return table


def pages_table(checked: Sequence[Checked]) -> Table:
    """How many citations came to each verdict, quotes and passages apart, and every one that fails."""
    table = Table(title=f"Pages of {len(checked)} citations", title_justify="left")
    for heading in ("", "quotes", "passages", "cited", "stands on"):
        table.add_column(heading)
    for verdict in Verdict:
        counts = [sum(one.verdict is verdict and one.cited.part == part for one in checked) for part in ("quote", "passage")]
        table.add_row(verdict.value, *(str(count) for count in counts))
    for one in checked:
        if one.fails:
            where = f"{one.cited.letter} {one.cited.span.start}–{one.cited.span.end}"
            places = " or ".join(_numbers(pages) for pages in one.stands_on)
            part = (one.verdict, "") if one.cited.part == "quote" else ("", one.verdict)
            table.add_row(where, *part, _numbers(one.cited.pages), places)
    return table


def exports_table(every: Sequence[Returned]) -> Table:
    """One row a format: how many quotes were put in, how many came back to the character, some of them with an apostrophe
    before them, what would run as a formula, and the seconds it took."""
    table = Table(title="Quotes read back from exports", title_justify="left")
    for heading in ("format", "quotes in", "equal", "with apostrophe", "different", "formulas", "seconds"):
        table.add_column(heading, justify="left" if heading == "format" else "right")
    for one in every:
        counts = (len(one.quotes), sum(one.equal), one.marked, len(one.different) + one.surplus, one.formulas)
        table.add_row(one.label, *(f"{count:,}" for count in counts), f"{one.seconds:.1f}")
    return table


def _numbers(pages: Sequence[int]) -> str:
    return ", ".join(map(str, pages)) or "none"


def as_json(measures: Measures, per_question: bool) -> str:
    """One JSON object: the values, the values by type, and each question's own if asked for; names as in ``MeasureName``."""
    told: dict[str, object] = {
        "questions": len(measures.questions),
        "values": measures.values,
        "by_type": {kind: part.values for kind, part in measures.by_type().items()},
        "inexact_quotes": sum(len(score.inexact_quotes) for score in measures.questions),
    }
    if per_question:
        told["per_question"] = [_question(score) for score in measures.questions]
    return json.dumps(told, ensure_ascii=False, indent=2)


def _question(score: QuestionScore) -> dict[str, object]:
    return {
        "qid": score.qid,
        "type": score.type,
        "answered": score.answered,
        "answerability": score.answerability,
        "seconds": score.seconds,
        "values": score.values,
    }
