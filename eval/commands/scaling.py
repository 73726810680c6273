"""The command that measures cost against size: ``scaling``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from eval.commands.options import console
from eval.errors import EvalError
from eval.lines import read_lines
from eval.machine import this_machine
from eval.scaling.asking import ask
from eval.scaling.figures_file import as_told, joined, read_figures, write_figures
from eval.scaling.picture import svg
from eval.scaling.study import SIZES, Figure, Study, plot
from indexer.embedding import DEFAULT_FOLDER


@dataclass(frozen=True, slots=True)
class _QuestionLine:
    question: str


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be measured, where something is made for it."""

    sizes: Sequence[int]
    rounds: int
    engines: bool
    whole: bool
    keep: bool


def scaling(
    *,
    questions: Annotated[list[Path], typer.Option(help="Questions, one JSON object a line; may be given several times.")],
    index: Annotated[Path | None, typer.Option(help="An index of real letters, the more the better.")] = None,
    to: Annotated[Path | None, typer.Option(help="The folder to work in: up to 12 GB, with words of the letters.")] = None,
    made: Annotated[list[Path] | None, typer.Option(help="Ask only this made index, kept before; may be repeated.")] = None,
    encoder: Annotated[Path, typer.Option(help="The encoder with which the indexes of --made were built.")] = DEFAULT_FOLDER,
    size: Annotated[list[int] | None, typer.Option(min=100, help="How many passages; may be given several times.")] = None,
    most: Annotated[int, typer.Option(min=1, help="How many questions to ask.")] = 200,
    rounds: Annotated[int, typer.Option(min=1, help="How often to ask them.")] = 2,
    engines: Annotated[bool, typer.Option(help="Compare engines.")] = True,
    whole: Annotated[bool, typer.Option(help="Ask the whole ranking.")] = True,
    keep: Annotated[bool, typer.Option(help="Keep made indexes in the folder of --to, for --made.")] = False,
    picture: Annotated[Path | None, typer.Option(help="The SVG file to write.")] = None,
    figures: Annotated[Path | None, typer.Option(help="The JSON file to write, or to put these figures into.")] = None,
) -> None:
    """Recombine an index's passages to collections of many sizes, and measure engines and the whole ranking on each.

    With --made, only the whole ranking over indexes that were made and kept before.
    """
    asked = _spread([found.question for path in questions for _, found in read_lines(path, _QuestionLine)], most)
    typer.echo(f"{this_machine()}; {len(asked)} questions, one at a time")
    if made:
        measuring: Iterator[Figure] = (ask(folder, asked, rounds, encoder) for folder in made)
    elif index and to:
        measuring = _made_and_measured(index, to, asked, _Wanted(size or list(SIZES), rounds, engines, whole, keep))
    else:
        raise EvalError("give --index and --to, to make collections of an index, or --made, to ask one that was kept")
    had: list[Figure] = []
    for one in measuring:
        console().print(json.dumps(as_told(one)), soft_wrap=True, highlight=False)
        had.append(one)
    _write(had, picture, figures, {"machine": str(this_machine()), "questions": len(asked)})


def _write(had: Sequence[Figure], picture: Path | None, figures: Path | None, of: dict[str, object]) -> None:
    """The picture shows all that the file of figures holds."""
    if figures:
        had = joined(read_figures(figures), had)
        write_figures(figures, had, of)
    if picture:
        picture.write_text(svg(plot(had)), encoding="utf-8")


def _made_and_measured(index: Path, to: Path, asked: Sequence[str], wanted: _Wanted) -> Iterator[Figure]:
    with closing(Study(index, asked, to)) as study:
        yield study.profiles()
        for passages in wanted.sizes:
            if wanted.engines:
                yield from study.engines(passages)
            if wanted.whole:
                yield study.whole(passages, wanted.rounds, wanted.keep)


def _spread(asked: Sequence[str], most: int) -> Sequence[str]:
    """At most so many, evenly spaced."""
    return [asked[place * len(asked) // most] for place in range(most)] if len(asked) > most else asked
