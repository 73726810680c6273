"""The commands about quotes: ``verbatim``, whether all that are shown are the letters', and ``checking``, whether those that
are pasted are told rightly."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import track

from eval.commands.options import Letters, console
from eval.letters import read_texts
from eval.machine import this_machine
from eval.opening import open_in_process
from eval.pasted import KINDS, quotations
from eval.questions import load_questions
from eval.quote_tables import shown_table, told_table
from eval.told import told_of
from eval.verbatim import Shown, rooms
from service.opening import open_asking
from service.wording import counted


def verbatim(
    *,
    index: Annotated[Path, typer.Option(help="The index folder to look through.")],
    questions: Annotated[Path | None, typer.Option(help="Judged questions, for answers and comparisons.")] = None,
    compared: Annotated[int, typer.Option(min=0, help="How many of the questions to ask about every authority.")] = 10,
    letters: Letters = None,
) -> None:
    """Hold every quote of every room against its letter; exit status 1 unless each is its letter's, with the right pages."""
    texts = open_in_process(index).texts()
    asked = [one.text for one in load_questions(questions, texts)] if questions else []
    against = texts | read_texts(letters) if letters else texts
    found = rooms(open_asking(index).desk(), against, asked, compared)
    shown = list(track(found, "Looking", console=console(to_stderr=True), transient=True))
    console().print(shown_table(shown))
    for one in shown:
        typer.echo(f"{one.room}: " + "; ".join(f"{what} {number:,}" for what, number in one.counts.items() if number))
        _tell_differences(one)
    raise typer.Exit(int(not all(one.holds for one in shown)))


def _tell_differences(one: Shown) -> None:
    for wrong, quotes in (("is not what stands there", one.different), ("has a wrong page", one.misplaced)):
        for quote in quotes:
            start, end = quote.citation.span
            typer.echo(f"{one.room}: the quote at {quote.citation.letter.id} {start}–{end} {wrong}", err=True)
    if one.withheld:
        typer.echo(f"{one.room}: {counted(one.withheld, 'quote')} withheld", err=True)


def checking(
    *,
    index: Annotated[Path, typer.Option(help="The index folder whose letters are quoted.")],
    seed: Annotated[int, typer.Option(help="What the sentences are drawn by.")] = 1,
    count: Annotated[int, typer.Option(min=1, help="How many quotations of each kind.")] = 60,
) -> None:
    """Check quotations that are right and ones that were altered; exit status 1 where an altered one is told to be verbatim."""
    texts = open_in_process(index).texts()
    desk = open_asking(index).desk()
    kinds = track(KINDS, "Checking", console=console(to_stderr=True), transient=True)
    told = [told_of(kind, quotations(desk.index.library, kind, seed, count), desk.checker, texts) for kind in kinds]
    typer.echo(f"{this_machine()}; {len(texts):,} letters; seed {seed}; milliseconds of processor time")
    console().print(told_table(told))
    for one in told:
        for words in one.mistaken:
            typer.echo(f"{one.kind}: told to be word for word: {words}", err=True)
    raise typer.Exit(int(any(one.mistaken for one in told)))
