"""The lines of a transcript, sorted out: text, furniture and heading marks in, typed lines in order out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.headings import is_customary, looks_like_heading
from corpus.letter import HeadingMark, Span, Transcript


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


_LINE = re.compile(r"[^\n]+")
_FOOTNOTE = re.compile(r"^[¹²³⁴⁵⁶⁷⁸⁹⁰]+\s*\S")
_BULLET = re.compile(r"^\s*[-•]\s+")
_SENTENCE = 6
"""Words; a shorter line before one in small letters may be a label, as in "Email" above an address."""
_CONTENTS = re.compile(r"^(?P<heading>.*[^\s.…])[\s.…]+\d{1,3}\s*$")


def read_lines(transcript: Transcript) -> tuple[Line, ...]:
    """All lines that are running text or headings, in order; furniture and contents lists are left out."""
    read = (_line(transcript.text, span, transcript.headings) for span in _spans(transcript))
    lines = [line for line in read if line.span.start < line.span.end]  # a bullet may stand without words
    return _with_cut_sentences(transcript.text, [line for line in lines if not _is_contents(transcript.text, line, lines)])


def _with_cut_sentences(text: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines; what looked like a heading but is the beginning of a sentence that goes on in the next line is prose."""
    typed: list[Line] = []
    following: Line | None = None
    for line in reversed(lines):
        is_cut = following is not None and _goes_on(text, line, following)
        typed.append(replace(line, kind=LineKind.PROSE) if is_cut else line)
        following = following if line.kind is LineKind.NOTE else line
    return tuple(reversed(typed))


def _goes_on(text: str, line: Line, following: Line) -> bool:
    """Whether an undeclared heading runs on in small letters: over a page break, or from more words than a label has."""
    words = text[line.span.start : line.span.end]
    if line.kind is not LineKind.HEADING or line.level or is_customary(words) or words[-1].isdigit():
        return False
    if following.kind is not LineKind.PROSE or not text[following.span.start].islower():
        return False
    return len(words.split()) >= _SENTENCE or text.count("\n", line.span.end, following.span.start) > 3


def _spans(transcript: Transcript) -> Iterator[Span]:
    furniture = list(transcript.furniture)
    for match in _LINE.finditer(transcript.text):
        span = Span(*match.span())
        while furniture and furniture[0].end <= span.start:
            furniture.pop(0)
        if match.group().strip() and not (furniture and furniture[0].overlaps(span)):
            yield span


def _line(text: str, span: Span, marks: Sequence[HeadingMark]) -> Line:
    words = text[span.start : span.end]
    bullet = _BULLET.match(words)
    start = span.start + (bullet.end() if bullet else len(words) - len(words.lstrip()))
    trimmed = Span(start, span.end - (len(words) - len(words.rstrip())))
    alone = _stands_alone(text, span)
    if bullet:
        return Line(LineKind.BULLET, trimmed, alone)
    if "\t" in words.strip():
        return Line(LineKind.ROW, Span(span.start, trimmed.end), alone)
    if _FOOTNOTE.match(words):
        return Line(LineKind.NOTE, trimmed, alone)
    level = next((mark.level for mark in marks if mark.span.overlaps(span)), 0)
    if level or (not marks and alone and looks_like_heading(words)):
        return Line(LineKind.HEADING, trimmed, alone, level)
    return Line(LineKind.PROSE, trimmed, alone)


def _stands_alone(text: str, span: Span) -> bool:
    """Whether nothing but white space stands on the lines before and after the line."""
    before = text[text.rfind("\n", 0, max(span.start - 1, 0)) + 1 : span.start]
    end_of_next = text.find("\n", span.end + 1)
    after = text[span.end : len(text) if end_of_next < 0 else end_of_next]
    return not before.strip() and not after.strip()


def _is_contents(text: str, line: Line, lines: Sequence[Line]) -> bool:
    """A line that ends in a page number and repeats a heading that stands further on is a line of the contents list."""
    entry = _CONTENTS.match(text[line.span.start : line.span.end])
    if line.kind is LineKind.NOTE or not entry:
        return False
    named = _folded(entry["heading"])
    further_on = (
        other.span for other in lines if other.kind in (LineKind.HEADING, LineKind.PROSE) and other.span.start > line.span.start
    )
    return any(_folded(text[span.start : span.end]) == named for span in further_on)


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
