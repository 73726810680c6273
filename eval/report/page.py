"""The report's page: measured systems in, one self-contained HTML document out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from eval.comparison import Difference, compare
from eval.curves import recall_curve, risk_curve
from eval.losses import open_kept, trace
from eval.measured import Measured
from eval.report.grid import Grid
from eval.report.grids import (
    curve_grid,
    difference_grids,
    lost_grid,
    measures_grid,
    questions_grid,
    slice_grids,
    stages_grid,
)
from eval.report.plot import Plot, line
from eval.significance import RESAMPLES
from eval.tables import percent

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: what it shows, in a sentence or two, then its plot and its tables."""

    id: str
    title: str
    told: tuple[str, ...]
    grids: tuple[Grid, ...] = ()
    plot: Plot | None = None


def report_page(systems: Sequence[Measured], questions: str, machine: str) -> str:
    """The page on ``systems``, the first of which the others are compared with; the same systems give the same page."""
    environment = Environment(
        loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    parts = [part for part in _parts(systems) if part.grids or part.plot]
    names = [system.name for system in systems]
    template = environment.get_template("page.html.jinja")
    return template.render(names=names, questions=questions, count=len(systems[0].questions), machine=machine, parts=parts)


def _parts(systems: Sequence[Measured]) -> list[Part]:
    return [
        Part("measures", "Measures", _MEASURES_TOLD, (measures_grid(systems),)),
        _recall(systems),
        _risk(systems),
        _differences(systems),
        Part("types", "By type of question", (), tuple(slice_grids(systems))),
        _losses(systems),
        Part("questions", "Question by question", (), (questions_grid(systems),)),
    ]


_MEASURES_TOLD = (
    "A gold span is found once at least half of its characters have been read. Recall counts the spans that answer a question.",
    "Higher is better, but for false answers and seconds. The seconds depend on the machine and on what else it was doing.",
)


def _differences(systems: Sequence[Measured]) -> Part:
    first, found = systems[0].name, compare(systems)
    told = [
        f"Paired over questions: the interval is a bootstrap of {RESAMPLES:,} resamples, p a randomisation test of as many "
        f"sign flips, and the verdict holds after Holm’s correction over all {len(found)} tests at 5 %.",
        *(_summary(first, name, found) for name in dict.fromkeys(one.system for one in found)),
    ]
    return Part("differences", f"Differences to {first}", tuple(told), tuple(difference_grids(first, found)))


def _summary(first: str, name: str, differences: Sequence[Difference]) -> str:
    verdicts = [one.verdict for one in differences if one.system == name]
    better, worse = verdicts.count("better"), verdicts.count("worse")
    return f"{name} is better than {first} by {better} measures and worse by {worse}, of {len(verdicts)} tested."


def _recall(systems: Sequence[Measured]) -> Part:
    curves = [(one.name, recall_curve(one.questions, one.run, one.texts)) for one in systems]
    curves = [(name, points) for name, points in curves if points]
    if not curves:
        return Part("recall", "Recall against words read", ())
    lines = tuple(line(place, name, points) for place, (name, points) in enumerate(curves))
    told = " ".join(f"{name} reaches {percent(points[-1].y)} within {points[-1].x:,.0f} words." for name, points in curves)
    plot = Plot("recall-plot", "Recall against words read", told, "Words read", "Recall", 1500, 1, 300, 0.2, lines)
    return Part("recall", "Recall against words read", (_RECALL_TOLD,), (curve_grid(curves),), plot)


_RECALL_TOLD = "The share of a question’s spans that a reader has met after so many words of hits, the best hit first."


def _risk(systems: Sequence[Measured]) -> Part:
    curves = [(place, one.name, risk_curve(one.measures)) for place, one in enumerate(systems)]
    curves = [(place, name, risks) for place, name, risks in curves if risks]
    if not curves:
        return Part("risk", "Risk against coverage", ())
    lines = [
        drawn
        for place, name, risks in curves
        for drawn in (
            line(place, f"{name}: wrong or false", [(risk.coverage, risk.wrong) for risk in risks], "none"),
            line(place, f"{name}: false", [(risk.coverage, risk.false) for risk in risks], "4 4"),
        )
    ]
    told = " ".join(
        f"Answering all, {name} is wrong or false in {percent(risks[-1].wrong)} of them." for _, name, risks in curves
    )
    most = min(1.0, max(0.2, -(-max(risk.wrong for _, _, risks in curves for risk in risks) // 0.1) / 10))
    axes = ("Share of questions answered", "Share of these answers")
    plot = Plot("risk-plot", "Risk against coverage", told, *axes, 1, most, 0.2, 0.1, tuple(lines), shares=True)
    return Part("risk", "Risk against coverage", _RISK_TOLD, (), plot)


_RISK_TOLD = (
    "Each place on a line is a threshold: the questions that seem more answerable are answered, the others refused.",
    "An answer is false where no letter answers the question, wrong where none of the first five hits bears on it.",
)


def _losses(systems: Sequence[Measured]) -> Part:
    grids: list[Grid] = []
    for system in systems:
        if system.index is not None:
            traced = trace(system.questions, system.run, system.texts, open_kept(system.index))
            grids += [stages_grid(system.name, traced), lost_grid(system, traced)]
    told = ("For each span that answers a question, the first step from the letter to the answer’s quotes that lost it.",)
    return Part("losses", "Where gold spans were lost", told, tuple(grids))
