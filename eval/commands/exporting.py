"""The command ``exports``: all questions' quotes written in every format of briefings and matrices, read back, and held against
the letters."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

from eval.capacity import capacity
from eval.commands.options import Letters, Questions, asking, console
from eval.exports import Returned, briefings_of, returned
from eval.letters import read_texts
from eval.matrices import matrices_of, returned_matrices
from eval.opening import open_in_process
from eval.questions import load_questions
from eval.quote_tables import capacity_table
from eval.tables import exports_table
from service.briefing.exporting import Format
from service.opening import open_asking
from service.wording import counted


def exports(
    *,
    questions: Questions,
    index: Annotated[Path, typer.Option(help="The index folder to ask in this process.")],
    letters: Letters = None,
    date: Annotated[str, typer.Option(help="The day that the exports are dated.")] = "2026-01-01",
) -> None:
    """Export all quotes in every format and read them back; exit status 1 unless each is its letter's to the character."""
    texts = open_in_process(index).texts()
    judged = load_questions(questions, texts)
    desk = open_asking(index).desk()
    day = datetime.date.fromisoformat(date)
    packs = list(briefings_of((one.text for one in asking(judged)), desk, day))
    matrices = list(matrices_of((one.text for one in asking(judged, "several areas")), desk))
    against = texts | read_texts(letters) if letters else texts
    every = [*(returned(packs, wanted, against) for wanted in Format), *returned_matrices(matrices, against, day)]
    withheld = sum(len(pack.withheld) for pack in packs)
    typer.echo(f"{counted(len(packs), 'briefing')} with {counted(len(every[0].quotes), 'quote')}; {withheld} withheld")
    cells = sum(len(row.columns) for matrix in matrices for row in matrix.rows)
    typer.echo(f"{counted(len(matrices), 'matrix', 'matrices')} with {counted(cells, 'cell')}")
    console().print(exports_table(every))
    console().print(capacity_table(capacity(packs, texts)))
    for one in every:
        _tell_differences(one)
    if withheld or not all(one.holds for one in every):
        raise typer.Exit(1)


def _tell_differences(one: Returned) -> None:
    for quote in one.different:
        start, end = quote.citation.span
        typer.echo(f"{one.name}: the quote at {quote.citation.letter.id} {start}–{end} is not what stands there", err=True)
    if one.surplus:
        typer.echo(f"{one.name}: {counted(one.surplus, 'quote')} more than were put in", err=True)
    if one.formulas:
        typer.echo(f"{one.name}: {counted(one.formulas, 'cell')} that a spreadsheet program would run", err=True)
