"""What several commands have in common: their options, and where tables and progress go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from eval.questions import JudgedQuestion

Index = Annotated[Path | None, typer.Option(help="The index folder to ask in this process.")]
Url = Annotated[str | None, typer.Option(help="The address of a running service to ask instead.")]
Questions = Annotated[Path, typer.Option(help="Judged questions, one JSON object a line.")]
Letters = Annotated[Path | None, typer.Option(help="The folder of the plain-text letters that run files are about.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of tables.")]
PerQuestion = Annotated[bool, typer.Option(help="Print each question's own measures as well.")]
Count = Annotated[int, typer.Option("--k", min=1, max=1000, help="How many hits to ask for.")]
Systems = Annotated[
    list[str],
    typer.Argument(help="Systems, each [NAME=]WHERE: an index folder, a service's address, a run file or a folder of them."),
]


def console(to_stderr: bool = False) -> Console:
    """Where tables or progress go; a file or a pipe gets wide lines rather than cut ones."""
    made = Console(stderr=to_stderr)
    return made if made.is_terminal else Console(stderr=to_stderr, width=200)


def asking(questions: Sequence[JudgedQuestion], name: str = "") -> Iterable[JudgedQuestion]:
    """The questions, with a bar on stderr that shows how many of them were asked."""
    return track(questions, f"Asking {name}".strip(), console=console(to_stderr=True), transient=True)
