"""The commands that other stacks stand beside: ``bench`` times the service, ``peer`` writes another stack's run."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from eval.bench import Speed, free_port, letterwise_command, measure
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
    workers: Annotated[int, typer.Option(min=1, help="Processes of the service that is measured beside one process.")] = 2,
    peer: Annotated[bool, typer.Option("--peer", help="Measure LangChain beside it, over the same letters' text.")] = False,
    peer_python: PeerPython = Path(sys.executable),
    rounds: Annotated[int, typer.Option(min=1, max=50, help="How often to ask every question.")] = 5,
) -> None:
    """Start the service, print seconds to the first answer, milliseconds, answers a second and memory; with --peer, ratios."""
    texts = open_system(index, None).texts()
    asked = [question.text for question in load_questions(questions, texts)]
    speeds = [_letterwise(index, count, asked, rounds) for count in dict.fromkeys((1, workers))]
    if peer:
        speeds.append(_langchain(texts, peer_python, asked, rounds))
    words = sum(len(text.split()) for text in texts.values())
    typer.echo(f"{this_machine()}; {len(texts)} letters of {words:,} words; {len(asked)} questions, {rounds} times each")
    console().print(speed_table(speeds, ratio=peer))


def _letterwise(index: Path, workers: int, asked: Sequence[str], rounds: int) -> Speed:
    port = free_port()
    name = "letterwise" if workers == 1 else f"letterwise, {workers} workers"
    return measure(name, letterwise_command(index, port, workers), port, asked, rounds)


def _langchain(texts: Mapping[str, str], python: Path, asked: Sequence[str], rounds: int) -> Speed:
    with tempfile.TemporaryDirectory() as folder:
        letters, index = Path(folder, "letters"), Path(folder, "index")
        letters.mkdir()
        for letter, text in texts.items():
            (letters / f"{letter}.txt").write_text(text, encoding="utf-8")
        port = free_port()
        return measure("langchain", peer_command(python, letters, index, port), port, asked, rounds)


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
