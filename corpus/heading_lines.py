"""Lines in, the same with headings that were printed over several lines or in two columns as one line each out; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.headings import breaks_off, is_chapter, is_chapter_row, is_customary, is_grade
from corpus.letter import Span
from corpus.line import PLAIN, PRINTED_LINE, Line, LineKind


def with_chapter_rows(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines; a row of its own that holds a chapter's heading and its grade, as printed at both edges, is a heading."""
    rows = [False, *(line.kind is LineKind.ROW for line in lines), False]
    return [
        line.retyped(text, LineKind.HEADING)
        if line.kind is LineKind.ROW and not (rows[place] or rows[place + 2]) and is_chapter_row(line.words(text))
        else line
        for place, line in enumerate(lines)
    ]


def with_wrapped_headings(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines; what a customary heading, undeclared, runs on into, and the grade under a chapter's, are part of it."""
    joined: list[Line] = []
    for line in lines:
        if joined and _wraps(text, joined[-1], line):
            joined[-1] = replace(joined[-1], span=Span(joined[-1].span.start, line.span.end))
        else:
            joined.append(line)
    return joined


def _wraps(text: str, heading: Line, line: Line) -> bool:
    if heading.kind is not LineKind.HEADING or heading.level or line.kind not in PLAIN or line.level or not line.alone:
        return False
    words, further = heading.words(text), line.words(text)
    if text.count("\n", heading.span.end, line.span.start) > 3 or not is_customary(words):
        return False
    if is_chapter(words) and (is_grade(further) or is_grade(f"{words.split()[-1]} {further}")):
        return True
    if further.endswith("?"):
        return further[0].islower() and not words.endswith("?")
    short = len(further) <= 1.5 * PRINTED_LINE and not further.endswith((".", ";", ",", ":"))
    unfinished = is_chapter(words) or breaks_off(words)
    return short and unfinished and (further[0].islower() or further == "Requires")
