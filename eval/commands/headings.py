"""The command ``headings``: finding kinds of a collection's letters against a sample judged by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from corpus.errors import ReadError
from corpus.letter import Letter
from corpus.readers.sandbox import read_many
from corpus.reading import make_letter
from eval.headings import OddSections, kinds_in_order, letters_of, read_judged, shares


def headings(
    collection: Annotated[Path, typer.Argument(help="The folder of the collection (text/, pdf/).")],
    pdfs: Annotated[bool, typer.Option(help="Read the PDFs too and compare their headings with the texts'.")] = False,
) -> None:
    """Compare the headings read with those judged by hand; exit status 1 unless all are found and no others.

    Where the collection is missing it says so, and there is nothing to hold.
    """
    letters = list(letters_of(collection / "text", "*.txt"))
    if not letters:
        typer.echo(f"{collection}/text holds no letter: nothing is compared. Give the folder of the collection.")
        return
    judged = shares(letters, read_judged())
    odd = OddSections()
    for letter in letters:
        odd.take(letter)
    for line in (*judged.lines(), *odd.lines(), *(_pdf_lines(collection, letters) if pdfs else ())):
        typer.echo(line)
    raise typer.Exit(int(not judged.holds))


def _pdf_lines(collection: Path, letters: list[Letter]) -> list[str]:
    """How the finding kinds of each PDF's headings agree with those of the text of the same name."""
    expected = {letter.id: kinds_in_order(letter.sections) for letter in letters}
    lines: list[str] = []
    compared = 0
    odd = OddSections()
    for path, outcome in read_many([pdf for pdf in sorted((collection / "pdf").glob("*.pdf")) if pdf.stem in expected]):
        if isinstance(outcome, ReadError):
            lines.append(f"  {path.stem}: not read ({outcome})")
            continue
        compared += 1
        letter = make_letter(path, outcome)
        odd.take(letter)
        if (kinds := kinds_in_order(letter.sections)) != expected[path.stem]:
            lines.append(f"  {path.stem}: PDF {', '.join(kinds) or 'none'}; text {', '.join(expected[path.stem]) or 'none'}")
    same = compared - len(lines)
    return [f"PDFs whose headings give the same finding kinds as the text's: {same} of {compared}", *lines, *odd.lines()]
