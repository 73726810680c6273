"""The commands that other stacks stand beside: ``bench`` times the service, ``peer`` writes another stack's run."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from eval.bench import free_port, letterwise_command, measure
from eval.commands.options import Questions, console
from eval.machine import this_machine
from eval.opening import open_system
from eval.peers.command import Peer, peer_command, write_peer_run
from eval.questions import load_questions
from eval.tables import speed_table

PeerPython = Annotated[Path, typer.Option(help="The Python that has eval/peers/requirements.txt.")]


def bench(
    *,
    index: Annotated[Path, typer.Option(help="The index folder to serve.")],
    questions: Questions,
    letters: Annotated[
        Path | None, typer.Option("--peer", help="Measure LangChain beside it, over these .txt letters.")
    ] = None,
    peer_python: PeerPython = Path(sys.executable),
    rounds: Annotated[int, typer.Option(min=1, max=50, help="How often to ask every question.")] = 5,
) -> None:
    """Start the service and print seconds to the first answer, milliseconds an answer and memory; with --peer, ratios."""
    asked = [question.text for question in load_questions(questions, open_system(index, None).texts())]
    port = free_port()
    speeds = [measure("letterwise", letterwise_command(index, port), port, asked, rounds)]
    if letters is not None:
        with tempfile.TemporaryDirectory() as folder:
            port = free_port()
            speeds.append(measure("langchain", peer_command(peer_python, letters, Path(folder), port), port, asked, rounds))
    typer.echo(f"{this_machine()}; {len(asked)} questions, {rounds} times each")
    console().print(speed_table(speeds))


def peer(
    name: Annotated[Peer, typer.Argument(help="The other stack.")],
    *,
    letters: Annotated[Path, typer.Option(help="The folder of .txt letters to index.")],
    questions: Questions,
    out: Annotated[Path, typer.Option(help="The run file to write, for `compare`, `report` and `score`.")],
    peer_python: PeerPython = Path(sys.executable),
) -> None:
    """Index the letters with another stack, ask it the questions, and write its ranked spans as a run file."""
    write_peer_run(name, peer_python, letters, questions, out)
    typer.echo(f"{out}: the run of {name}", err=True)
