"""The commands that set systems beside each other: ``compare`` in the terminal, ``report`` as a page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eval.commands.options import AsJson, Count, Letters, Questions, Systems, asking, console
from eval.comparison import compare as compared
from eval.comparison_tables import comparison_json, difference_tables, means_table, slices_table
from eval.machine import this_machine
from eval.measure_names import MeasureName
from eval.measured import measure_systems, parse_systems
from eval.report.page import report_page
from eval.systems import HITS

Only = Annotated[
    list[MeasureName] | None, typer.Option("--measure", help="Show and test this measure alone; may be given several times.")
]


def compare(
    systems: Systems,
    *,
    questions: Questions,
    letters: Letters = None,
    measure: Only = None,
    k: Count = HITS,
    json: AsJson = False,
) -> None:
    """Measure systems on the same questions and test each difference to the first: intervals, p-values, Holm's correction."""
    measured = measure_systems(parse_systems(systems), questions, letters, asking, k)
    names = measure or []
    differences = compared(measured, names)
    if json:
        typer.echo(comparison_json(measured, differences))
        return
    for table in (
        means_table(measured, names),
        *difference_tables(measured[0].name, differences),
        slices_table(measured, names),
    ):
        console().print(table)


def report(
    systems: Systems,
    *,
    questions: Questions,
    out: Annotated[Path, typer.Option(help="The HTML file to write; it quotes the letters and names the questions.")],
    letters: Letters = None,
    k: Count = HITS,
) -> None:
    """Write one self-contained page: measures, plots, slices, questions one by one, and where gold spans were lost."""
    measured = measure_systems(parse_systems(systems), questions, letters, asking, k)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(report_page(measured, questions.name, str(this_machine())), encoding="utf-8")
    typer.echo(f"{out}: the report on {', '.join(one.name for one in measured)}", err=True)
