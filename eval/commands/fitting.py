"""The command that fits the weights of the ranking: ``fit``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eval.errors import EvalError
from eval.fitting import examples, fitted, told
from eval.fitting_refusal import fitted_slopes, judged_signs
from indexer.embedding import DEFAULT_FOLDER, OnnxEncoder
from indexer.index import open_index
from service.confidence import SIGNS


def fit(
    sets: Annotated[list[str], typer.Argument(help="INDEX=QUESTIONS: an index folder and judged questions over it.")],
    encoder: Annotated[Path, typer.Option(help="The encoder folder that the indexes were built with.")] = DEFAULT_FOLDER,
) -> None:
    """Fit the ranking's weights (for indexer/second_look.py) and answerability's slopes (for service/confidence.py)."""
    runner = OnnxEncoder(encoder)
    found, judged = [], []
    for each in sets:
        folder, mark, questions = each.partition("=")
        if not mark:
            raise EvalError(f"{each} is not INDEX=QUESTIONS")
        index = open_index(Path(folder), runner)
        found += examples(index, runner, Path(questions))
        judged += judged_signs(index, runner, Path(questions))
    typer.echo(f"{len(found)} questions, {sum(int((one.grades > 0).sum()) for one in found)} relevant passages")
    for line in told(fitted(found)):
        typer.echo(line)
    base, slopes = fitted_slopes(judged)
    typer.echo(f"{len(judged)} questions, {sum(not one.answerable for one in judged)} of them unanswerable: base {base:.2f}")
    for name, slope in zip(SIGNS, slopes, strict=True):
        typer.echo(f"{name} {slope:.2f}")
