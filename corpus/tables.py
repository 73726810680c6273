"""Tables of the transcribed form: rows in, which of them are column headings and what each other row must carry out."""

from __future__ import annotations

import re

from corpus.letter import BlockKind

_NUMBER = re.compile(r"^[£(<>~]?\s?-?\d[\d,.\s]*\s?[%)*]?$|^\d{1,2}\s?/\s?\d{1,2}$")
_YEAR = re.compile(r"^(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?$")


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

        The first rows are column headings as long as none of their cells after the first holds a figure that is no year.
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
    return bool(filled) and not any(_NUMBER.match(cell) and not _YEAR.match(cell) for cell in filled)
