"""The command ``care``: how many questions with personal details are held back, and how many without."""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from eval.care import INVENTED, CareQuestion, Recognised, details_of_letters, harmless_files, read_invented, recognised
from eval.commands.options import console
from service.care.details import details_in
from service.wording import counted, listed


def care(
    root: Annotated[Path, typer.Option(help="The root of the repository.")] = Path(),
    letters: Annotated[
        Path | None, typer.Option(help="A folder of letters' text files, to count what looks like details.")
    ] = None,
) -> None:
    """Look through invented questions with and without personal details, and through all other files of questions."""
    questions = read_invented(root / INVENTED)
    found = recognised(questions)
    console().print(_kinds(found))
    (caught, with_details), (disturbed, without) = found.caught, found.disturbed
    typer.echo(f"caught: {caught} of {with_details} ({caught / max(1, with_details):.3f})")
    typer.echo(f"false alarms: {disturbed} of {without} ({disturbed / max(1, without):.3f})")
    for told, ones in (("missed", found.missed), ("false alarm", found.false_alarms)):
        for one in ones:
            typer.echo(f"{told}: {one.qid}: {one.question}")
    for file in harmless_files(root):
        typer.echo(f"{file.path}: {file.held} of {file.asked:,} held back")
    if letters is not None:
        number, details = details_of_letters(letters)
        told = listed([f"{kind.value} {count:,} times" for kind, count in details.most_common()], "and")
        typer.echo(f"{letters}: {counted(number, 'letter')} with {told or 'no details'}")
    typer.echo(f"median {_microseconds(questions):.0f} µs a question")


def _kinds(found: Recognised) -> Table:
    table = Table("holds", "questions", "held back")
    for kind, asked in found.asked.items():
        table.add_row(kind or "none", str(asked), str(found.held[kind]))
    return table


def _microseconds(questions: tuple[CareQuestion, ...]) -> float:
    taken = []
    for one in questions:
        started = time.perf_counter()
        details_in(one.question)
        taken.append(time.perf_counter() - started)
    return statistics.median(taken) * 1e6
