"""The command ``encoders``: two encoder folders and an index's passages in; their processor time and how near they are out."""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.table import Table

from eval.commands.options import console
from indexer.embedding import OnnxEncoder
from indexer.words import PassageWords

_QUESTIONS = ("what is stuck", "how well do social workers record what children say", "are strategy meetings held in time " * 4)
_ROUNDS = 7


def encoders(
    first: Annotated[Path, typer.Argument(help="An encoder folder.")],
    second: Annotated[Path, typer.Argument(help="The encoder folder to compare with it.")],
    index: Annotated[Path, typer.Option(help="The index whose passages are embedded.")],
    passages: Annotated[int, typer.Option(min=2, help="How many, drawn with a fixed seed.")] = 160,
) -> None:
    """Compare the time of two encoders on one thread, in turns, and their vectors."""
    words = PassageWords.load(index / "current")
    texts = [words.of(place) for place in random.Random(5).sample(range(len(words)), min(passages, len(words)))]
    loaded = [OnnxEncoder(folder, threads=1) for folder in (first, second)]
    table = Table("texts", "first, ms of processor time each", "second", "times as fast")
    for told, asked in [*((question.strip()[:30], [question]) for question in _QUESTIONS), ("passages", texts)]:
        one, two = _milliseconds(loaded, asked)
        table.add_row(told, f"{one:.3f}", f"{two:.3f}", f"{one / two:.2f}")
    console().print(table)
    vectors = [encoder.embed(texts).vectors for encoder in loaded]
    cosines = (vectors[0] * vectors[1]).sum(axis=1)
    typer.echo(f"cosine of the two: mean {cosines.mean():.6f}, least {cosines.min():.6f}")
    for told, encoder, own in zip(("first", "second"), loaded, vectors, strict=True):
        alone = np.concatenate([encoder.embed([text]).vectors for text in texts])
        typer.echo(f"{told}: a passage alone and among others differ by at most {np.abs(alone - own).max():.1e}")


def _milliseconds(loaded: list[OnnxEncoder], texts: list[str]) -> list[float]:
    """The least processor time for one of the texts, by encoder."""
    repeats = 20 if len(texts) == 1 else 1
    least = [float("inf")] * len(loaded)
    for _ in range(_ROUNDS):
        for place, encoder in enumerate(loaded):
            begun = time.process_time()
            for _ in range(repeats):
                encoder.embed(texts)
            least[place] = min(least[place], (time.process_time() - begun) / repeats / len(texts) * 1e3)
    return least
