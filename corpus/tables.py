"""Tables of the transcribed form: rows in, which of them are column headings and what each other row must carry out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.headings import is_grade
from corpus.letter import BlockKind

_NUMBER = re.compile(r"^[£(<>~]?\s?-?\d[\d,.\s]*\s?[%)*]?$|^\d{1,2}\s?/\s?\d{1,2}$")
_YEAR = re.compile(r"^(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?$")
_PRINTED_LINE = 40
"""Characters; a printed line of running text is longer."""


class Table:
    """One table while it is read, row by row."""

    def __init__(self, caption: str) -> None:
        self._caption = caption
        self._columns: tuple[str, ...] = ()
        self._in_body = False

    @property
    def lead(self) -> str:
        """The caption, and on a line of its own the column headings separated by tabs, as far as there are any."""
        return "\n".join(part for part in (self._caption, "\t".join(self._columns)) if part)

    def take(self, row: str) -> BlockKind:
        """Takes the next row, cells separated by tabs, and tells whether it is a row or column headings.

        The first rows are column headings as long as none of their cells after the first holds a grade, or a figure that is
        no year.
        A second row of headings joins the first, column by column, and leaves its first cell empty.
        """
        cells = tuple(cell.strip() for cell in row.split("\t"))
        heads = not self._in_body and _may_be_headings(cells) and (not self._columns or not cells[0])
        if not heads:
            self._in_body = True
            return BlockKind.ROW
        width = max(len(cells), len(self._columns))
        above, below = ((*part, *[""] * (width - len(part))) for part in (self._columns, cells))
        self._columns = tuple(" ".join(pair).strip() for pair in zip(above, below, strict=True))
        return BlockKind.COLUMNS


def _may_be_headings(cells: tuple[str, ...]) -> bool:
    filled = [cell for cell in cells[1:] if cell]
    return bool(filled) and not any(is_grade(cell) or (_NUMBER.match(cell) and not _YEAR.match(cell)) for cell in filled)


def lines_of_a_sentence(lines: Sequence[str], blank: Sequence[int]) -> frozenset[int]:
    """The places in ``lines``, counted from 0, of those that a sentence runs through, and of their neighbours.

    ``blank`` tells how many blank lines stand between each line and the next; a sentence may run over one. A line without
    words belongs to no sentence. Lines that follow each other without a blank line are either all rows or none.
    """
    pairs = list(enumerate(pairwise(lines)))
    flowing = {place for place, (line, following) in pairs if blank[place] < 2 and _runs_on(line, following)}
    flowing |= {place + 1 for place in flowing}
    near = [place for place, (line, following) in pairs if blank[place] == 0 and line and following]
    for place in (*near, *reversed(near)):
        if {place, place + 1} & flowing:
            flowing |= {place, place + 1}
    return frozenset(flowing)


def _runs_on(line: str, following: str) -> bool:
    """Whether a sentence goes on from a line as long as a printed one is into the next."""
    line, following = line.strip(), following.strip()
    goes_on = following[:1].islower() and "." not in following.split()[0][:-1]  # no electronic address
    return goes_on and len(line) > _PRINTED_LINE and (line[-1].islower() or line[-1] == ",")
