"""The command that times every kind of page: ``rooms``."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.progress import track

from eval.commands.options import Index, Url, console
from eval.machine import this_machine
from eval.page_kinds import held_by, page_kinds
from eval.page_times import client_of, page_times
from eval.tables import page_times_table


def rooms(
    *,
    index: Index = None,
    url: Url = None,
    rounds: Annotated[int, typer.Option(min=1, max=100, help="How often to open every page after its first time.")] = 9,
) -> None:
    """Time every kind of page, the largest of each; exit status 1 where one takes longer than it may."""
    with client_of(index, url) as client:
        held = held_by(client)
        kinds = track(page_kinds(held), "Timing", console=console(to_stderr=True), transient=True)
        times = [page_times(client, kind, rounds) for kind in kinds]
    about = f"{len(held.letters):,} letters about {len(held.authorities)} authorities"
    typer.echo(f"{this_machine()}; {about}; each page once, then {rounds} times")
    console().print(page_times_table(times))
    raise typer.Exit(int(not all(one.is_kept for one in times)))
