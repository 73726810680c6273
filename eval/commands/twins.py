"""The command ``twins``: how alike files of one letter and files of different letters are."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eval.twins import Twin, most_alike, of_one_letter, read_twins


def twins(
    collection: Annotated[Path, typer.Argument(help="The folder of the collection (text/, pdf/).")],
    more: Annotated[list[Path] | None, typer.Argument(help="Further folders of text letters.")] = None,
    show: Annotated[int, typer.Option(min=1, help="How many pairs of either kind to print.")] = 8,
) -> None:
    """Print the least alike pairs of a text and its PDF, and the most alike pairs of text letters.

    Where the collection is missing it says so, and there is nothing to compare.
    """
    texts = [each for folder in (collection / "text", *(more or [])) for each in read_twins(sorted(folder.glob("*.txt")))]
    if not texts:
        typer.echo(f"{collection}/text holds no letter: nothing is compared. Give the folder of the collection.")
        return
    pairs = of_one_letter(_by_stem(texts), _by_stem(list(read_twins(sorted((collection / "pdf").glob("*.pdf"))))))
    typer.echo(f"{len(pairs)} letters as text and as PDF, {sum(each.agree for each in pairs)} agree; the least alike:")
    for each in pairs[:show]:
        typer.echo(each.line)
    typer.echo(f"{len(texts)} text letters; the most alike:")
    for each in most_alike(texts)[:show]:
        typer.echo(each.line)


def _by_stem(letters: list[Twin]) -> dict[str, Twin]:
    return {Path(letter.name).stem: letter for letter in letters}
