"""The commands that make encoders, ``letterwise encoder`` and ``letterwise train``; both need the train extra."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def encoder(
    model: Annotated[str, typer.Argument(help="Folder of a sentence-transformers model, or all-MiniLM-L6-v2.")],
    folder: Annotated[Path, typer.Argument(help="Folder to write the encoder to.")],
) -> None:
    """Turn a sentence-transformers model into an encoder folder (needs the train extra)."""
    from indexer.encoder_export import export_encoder

    export_encoder(model, folder)
    _tell_written(folder)


def train(
    questions: Annotated[Path, typer.Argument(help="Folder with passages.jsonl and questions.jsonl.")],
    folder: Annotated[Path, typer.Argument(help="Folder to write the encoder to.")],
    base: Annotated[
        str, typer.Option(help="Folder of a sentence-transformers model, or all-MiniLM-L6-v2.")
    ] = "all-MiniLM-L6-v2",
) -> None:
    """Fine-tune an encoder on questions and the passages that answer them (needs the train extra)."""
    from indexer.training import train_encoder

    train_encoder(base, questions, folder, tell=lambda line: print(line, file=sys.stderr, flush=True))
    _tell_written(folder)


def _tell_written(encoder: Path) -> None:
    print(f"wrote {encoder}; use it with --encoder {encoder} in 'index' and 'serve'", file=sys.stderr)
