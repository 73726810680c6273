"""The tables of the report: measured systems in, grids out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.comparison import Difference, intervals
from eval.comparison_tables import measures_of, signed, spread
from eval.curves import Point
from eval.losses import Stage, Traced
from eval.measure_names import MeasureName
from eval.measured import Measured
from eval.measures import QuestionScore
from eval.report.grid import Grid
from eval.tables import percent, probability, shown

_SLICED = (
    MeasureName.RECALL_600_WORDS,
    MeasureName.NDCG_10,
    MeasureName.MRR,
    MeasureName.ANSWER_RECALL,
    MeasureName.ANSWER_PRECISION,
    MeasureName.ANSWERABLE_ANSWERED,
    MeasureName.FALSE_ANSWERS,
)
_FIRST_WORDS = 30


def measures_grid(systems: Sequence[Measured]) -> Grid:
    """Every measure of every system, each with its 95 % interval."""
    bounds = [intervals(system.measures) for system in systems]
    rows = []
    for name in measures_of(systems):
        cells = [shown(name, system.measures.values.get(name)) for system in systems]
        ranges = [f" ({one[name].low:.2f}–{one[name].high:.2f})" if name in one else "" for one in bounds]
        rows.append((name.label, *(cell + between for cell, between in zip(cells, ranges, strict=True))))
    headings = ("Measure", *(system.name for system in systems))
    return Grid(f"Means over {len(systems[0].questions)} questions, with 95 % intervals", headings, tuple(rows))


def difference_grids(first: str, differences: Sequence[Difference]) -> Iterator[Grid]:
    """One table a system: its differences to the first; several are folded."""
    headings = ("Measure", "Verdict", "Questions", "Difference", "95 % interval", "p", "p, Holm")
    names = dict.fromkeys(one.system for one in differences)
    for name in names:
        rows = tuple(
            (
                one.name.label,
                one.verdict,
                str(one.questions),
                signed(one.difference),
                spread(one.interval),
                probability(one.p),
                probability(one.adjusted),
            )
            for one in differences
            if one.system == name
        )
        yield Grid(f"{name} against {first}", headings, rows, words=2, folded=len(names) > 1)


def slice_grids(systems: Sequence[Measured]) -> Iterator[Grid]:
    """A few measures by type of question, one table each: a row a system and a column a type that has the measure."""
    counts = {kind: len(part.questions) for kind, part in systems[0].measures.by_type().items()}
    parts = {system.name: system.measures.by_type() for system in systems}
    for name in _SLICED:
        kinds = [kind for kind in counts if any(name in part[kind].values for part in parts.values())]
        held = {system: part for system, part in parts.items() if any(name in part[kind].values for kind in kinds)}
        rows = ((system, *(shown(name, part[kind].values.get(name)) for kind in kinds)) for system, part in held.items())
        if kinds:
            yield Grid(name.label, ("System", *(f"{kind} ({counts[kind]})" for kind in kinds)), tuple(rows))


def curve_grid(curves: Sequence[tuple[str, Sequence[Point]]]) -> Grid:
    """The recall of the plot in figures, every hundred words."""
    limits = [point.x for point in curves[0][1] if point.x and point.x % 100 == 0]
    rows = tuple((name, *(f"{point.y:.2f}" for point in points if point.x in limits)) for name, points in curves)
    return Grid("Recall by words read", ("System", *(f"{limit:,.0f}" for limit in limits)), rows, folded=True)


def questions_grid(systems: Sequence[Measured]) -> Grid:
    """One row a question: recall within 600 words and nDCG@10 of each system, and what the first said of answering."""
    names = [system.name for system in systems]
    figures = (*(f"Recall, {name}" for name in names), *(f"nDCG@10, {name}" for name in names))
    headings = ("qid", "Question", "Type", *figures, f"Answerability, {names[0]}", f"Answered by {names[0]}")
    scores = [{score.qid: score for score in system.measures.questions} for system in systems]
    rows = tuple(
        (one.qid, one.text, one.type, *_figures([of_system[one.qid] for of_system in scores]), *_said(scores[0][one.qid]))
        for one in systems[0].questions
    )
    return Grid("Question by question", headings, rows, words=3, folded=True)


def _figures(scores: Sequence[QuestionScore]) -> list[str]:
    names = (MeasureName.RECALL_600_WORDS, MeasureName.NDCG_10)
    return [shown(name, score.values.get(name)) for name in names for score in scores]


def _said(score: QuestionScore) -> tuple[str, str]:
    sure = "–" if score.answerability is None else f"{score.answerability:.2f}"
    return sure, "–" if score.answered is None else ("yes" if score.answered else "no")


def stages_grid(name: str, traced: Sequence[Traced]) -> Grid:
    """How many gold spans came to each stage, by type of question."""
    kinds = list(dict.fromkeys(one.question.type for one in traced))
    rows = []
    for stage in Stage:
        counts = [sum(one.stage is stage and one.question.type == kind for one in traced) for kind in kinds]
        share = percent(sum(counts) / len(traced)) if traced else "–"
        rows.append((stage.value, stage.meaning, str(sum(counts)), share, *map(str, counts)))
    headings = ("Stage", "What it means", "Spans", "Share", *kinds)
    return Grid(f"What became of {len(traced)} gold spans in {name}", headings, tuple(rows), words=2)


def lost_grid(system: Measured, traced: Sequence[Traced]) -> Grid:
    """Every gold span that the answer does not quote: where it stands, how it begins, and where it was lost."""
    rows = tuple(
        (one.question.qid, one.stage.value, one.gold.letter, f"{span.start:,}–{span.end:,}", _beginning(system, one))
        for one in traced
        if one.stage is not Stage.FOUND
        for span in [one.gold.span]
    )
    headings = ("qid", "Stage", "Letter", "Characters", "The gold span")
    return Grid(f"{len(rows)} gold spans that {system.name} does not quote", headings, rows, words=5, folded=True)


def _beginning(system: Measured, traced: Traced) -> str:
    words = system.texts[traced.gold.letter][traced.gold.span.start : traced.gold.span.end].split()
    return " ".join(words[:_FIRST_WORDS]) + (" …" if len(words) > _FIRST_WORDS else "")
