"""The noun of reading lines: what a line of the transcribed form is, its span and its words; no logic beyond that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.letter import Span


class LineKind(StrEnum):
    """What a line of the transcribed form is."""

    HEADING = "heading"
    PROSE = "prose"
    BULLET = "bullet"
    ROW = "row"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its white space; ``level`` is the heading's level where the format declares it, else 0."""

    kind: LineKind
    span: Span
    alone: bool
    level: int = 0

    def words(self, text: str) -> str:
        """What the line says; ``text`` is the whole letter's."""
        return text[self.span.start : self.span.end]

    def retyped(self, text: str, kind: LineKind) -> Line:
        """The line as another kind, without the white space that a row keeps at its edges."""
        words = self.words(text)
        start, end = self.span.start + len(words) - len(words.lstrip()), self.span.end - len(words) + len(words.rstrip())
        return replace(self, kind=kind, span=Span(start, end))


PLAIN = (LineKind.HEADING, LineKind.PROSE)
PRINTED_LINE = 40
"""Characters; a printed line of running text is longer, a line of a wrapped heading not by much."""
