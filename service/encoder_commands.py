"""The commands that make encoders, ``letterwise encoder`` and ``letterwise train``; both need the train extra."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer


def encoder(
    model: Annotated[
        str,
        typer.Argument(
            help="Folder of a sentence-transformers model, or all-MiniLM-L6-v2, or an encoder folder to write faster."
        ),
    ],
    folder: Annotated[Path, typer.Argument(help="Folder to write the encoder to.")],
) -> None:
    """Turn a sentence-transformers model into an encoder folder (needs the train extra)."""
    from indexer.encoder_export import export_encoder
    from indexer.encoder_rewriting import is_encoder, rewrite_encoder

    if is_encoder(Path(model)):
        rewrite_encoder(Path(model), folder)
    else:
        export_encoder(model, folder)
    _tell_written(folder)


def train(
    questions: Annotated[Path, typer.Argument(help="Folder with passages.jsonl and questions.jsonl.")],
    folder: Annotated[Path, typer.Argument(help="Folder to write the encoder to.")],
    base: Annotated[
        str, typer.Option(help="Folder of a sentence-transformers model, or all-MiniLM-L6-v2.")
    ] = "all-MiniLM-L6-v2",
    more: Annotated[list[Path] | None, typer.Option(help="A file of further questions on the same passages.")] = None,
    judged: Annotated[list[Path] | None, typer.Option(help="A file of questions judged over whole letters.")] = None,
    letters: Annotated[Path | None, typer.Option(help="The folder of those letters, NAME.txt.")] = None,
    epochs: Annotated[int | None, typer.Option(min=1, help="How often to go through the questions.")] = None,
    rate: Annotated[float | None, typer.Option(min=0, help="The highest learning rate.")] = None,
    warm_up: Annotated[int | None, typer.Option(min=1, help="Steps until the highest rate is reached.")] = None,
    answers: Annotated[int | None, typer.Option(min=1, help="Answers of a judged question an epoch.")] = None,
    pairs: Annotated[int | None, typer.Option(min=0, help="Other questions an epoch; without it all.")] = None,
    keep_model: Annotated[Path | None, typer.Option(help="Folder to write the model to, for further training.")] = None,
) -> None:
    """Fine-tune an encoder on questions and the passages that answer them (needs the train extra)."""
    from indexer.training.lesson import Material
    from indexer.training.run import SETTINGS, train_encoder

    chosen: dict[str, Any] = {
        "epochs": epochs,
        "rate": rate,
        "projection_rate": rate and 10 * rate,
        "warm_up": warm_up,
        "answers": answers,
        "pairs": pairs,
    }
    settings = replace(SETTINGS, **{name: value for name, value in chosen.items() if value is not None})
    material = Material(questions, tuple(more or ()), tuple(judged or ()), letters)
    train_encoder(base, material, folder, settings, lambda line: print(line, file=sys.stderr, flush=True), keep_model)
    _tell_written(folder)


def _tell_written(encoder: Path) -> None:
    print(f"wrote {encoder}; use it with --encoder {encoder} in 'index' and 'serve'", file=sys.stderr)
