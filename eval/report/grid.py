"""A table of the page: caption, headings and rows of text, as the template sets it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of as many cells as there are headings; the first ``words`` columns are words, the rest figures."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: int = 1
    folded: bool = False
    """Whether it is shown only when asked for."""
