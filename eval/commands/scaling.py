"""The command that measures cost against size: ``scaling``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import typer

from eval.commands.options import console
from eval.lines import read_lines
from eval.machine import this_machine
from eval.scaling.engines import Figures
from eval.scaling.picture import svg
from eval.scaling.study import SIZES, Figure, Study, plot


@dataclass(frozen=True, slots=True)
class _QuestionLine:
    question: str


def scaling(
    *,
    index: Annotated[Path, typer.Option(help="An index of real letters, the more the better.")],
    questions: Annotated[list[Path], typer.Option(help="Questions, one JSON object a line; may be given several times.")],
    to: Annotated[Path, typer.Option(help="The folder to work in: up to 12 GB, which hold words of the letters.")],
    size: Annotated[list[int] | None, typer.Option(min=100, help="How many passages; may be given several times.")] = None,
    most: Annotated[int, typer.Option(min=1, help="How many questions to ask.")] = 200,
    rounds: Annotated[int, typer.Option(min=1, help="How often to ask them.")] = 2,
    engines: Annotated[bool, typer.Option(help="Compare engines.")] = True,
    whole: Annotated[bool, typer.Option(help="Ask the whole ranking.")] = True,
    picture: Annotated[Path | None, typer.Option(help="The SVG file to write.")] = None,
    figures: Annotated[Path | None, typer.Option(help="The JSON file to write.")] = None,
) -> None:
    """Recombine an index's passages to collections of many sizes, and measure engines and the whole ranking on each."""
    asked = [found.question for path in questions for _, found in read_lines(path, _QuestionLine)]
    typer.echo(f"{this_machine()}; {min(most, len(asked))} questions, one at a time")
    had: list[Figure] = []
    with closing(Study(index, _spread(asked, most), to)) as study:
        for one in _measured(study, size or list(SIZES), rounds, engines, whole):
            console().print(json.dumps(_told(one)), soft_wrap=True, highlight=False)
            had.append(one)
    if figures:
        told = {"machine": str(this_machine()), "questions": min(most, len(asked)), "figures": [_told(one) for one in had]}
        figures.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    if picture:
        picture.write_text(svg(plot(had)), encoding="utf-8")


def _spread(asked: Sequence[str], most: int) -> Sequence[str]:
    """At most so many, evenly spaced."""
    return [asked[place * len(asked) // most] for place in range(most)] if len(asked) > most else asked


def _measured(study: Study, sizes: Sequence[int], rounds: int, engines: bool, whole: bool) -> Iterator[Figure]:
    yield study.profiles()
    for passages in sizes:
        if engines:
            yield from study.engines(passages)
        if whole:
            yield study.whole(passages, rounds)


def _told(one: Figure) -> dict[str, object]:
    kind = "engine" if isinstance(one, Figures) else type(one).__name__.lower()
    return {"of": kind, **{name: _rounded(own) for name, own in asdict(one).items()}}


def _rounded(value: object) -> object:
    if isinstance(value, dict):
        return {name: _rounded(own) for name, own in value.items()}
    if isinstance(value, tuple):
        return [_rounded(own) for own in value]
    return round(value, 4) if isinstance(value, float) else value
