"""Paragraphs with their pages, kinds and heading levels in, a `Transcript` in the transcribed form out; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.letter import BlockKind, HeadingMark, Page, Span, Transcript


@dataclass(frozen=True, slots=True)
class Part:
    """The text of a paragraph that stands on one page; ``page`` counts from 1, 0 where the format has no pages."""

    text: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, bullet or table row; its parts follow each other without anything between.

    ``depth`` is the nesting of a bullet, from 0; ``level`` the level of a heading, 0 for what is not a heading.
    """

    kind: BlockKind
    parts: tuple[Part, ...]
    depth: int = 0
    level: int = 0

    @property
    def text(self) -> str:
        """The paragraph without bullet and indent."""
        return "".join(part.text for part in self.parts)


def plain(text: str, kind: BlockKind = BlockKind.PARAGRAPH, depth: int = 0, level: int = 0) -> Paragraph:
    """A paragraph of a format that has no pages."""
    return Paragraph(kind, (Part(text),), depth, level)


def compose(paragraphs: Sequence[Paragraph], page_count: int = 0, notes: Sequence[str] = ()) -> Transcript:
    """The transcript of ``paragraphs``: pages tile the text, from the first character of each page to that of the next.

    Bullets and rows that follow their like stand on the next line; everything else after a blank line.
    """
    pieces: list[str] = []
    starts: dict[int, int] = {}
    headings: list[HeadingMark] = []
    length = 0
    before: Paragraph | None = None
    for paragraph in paragraphs:
        lead = _separator(before, paragraph) + _marker(paragraph)
        pieces.append(lead)
        length += len(lead)
        start = length
        for part in paragraph.parts:
            starts.setdefault(part.page, length if part is not paragraph.parts[0] else start - len(_marker(paragraph)))
            pieces.append(part.text)
            length += len(part.text)
        if paragraph.level:
            headings.append(HeadingMark(Span(start, length), paragraph.level))
        before = paragraph
    text = "".join(pieces)
    return Transcript(text, _pages(starts, page_count, length), tuple(headings), (), tuple(notes))


def _separator(before: Paragraph | None, paragraph: Paragraph) -> str:
    if before is None:
        return ""
    alike = before.kind is paragraph.kind and paragraph.kind is not BlockKind.PARAGRAPH
    return "\n" if alike else "\n\n"


def _marker(paragraph: Paragraph) -> str:
    return "  " * paragraph.depth + "- " if paragraph.kind is BlockKind.BULLET else ""


def _pages(starts: dict[int, int], count: int, length: int) -> tuple[Page, ...]:
    """Spans that tile ``[0, length)``; a page without text has an empty span where the next page starts."""
    bounds = [0] * (count + 1)
    bounds[count] = length
    for number in range(count, 1, -1):
        bounds[number - 1] = min(starts.get(number, bounds[number]), bounds[number])
    return tuple(Page(number, Span(bounds[number - 1], bounds[number])) for number in range(1, count + 1))
