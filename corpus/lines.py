"""The lines of a transcript, sorted out: text, furniture and heading marks in, typed lines in order out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.contents_list import contents_lines
from corpus.heading_lines import with_chapter_rows, with_wrapped_headings
from corpus.headings import finding_of, is_customary, is_graded_chapter, looks_like_heading
from corpus.letter import HeadingMark, Span, Transcript
from corpus.letterhead import letterhead_lines
from corpus.line import PLAIN, Line, LineKind
from corpus.superscripts import raised
from corpus.tables import lines_of_a_sentence

_LINE = re.compile(r"[^\n]+")
_FOOTNOTE = re.compile(r"^[¹²³⁴⁵⁶⁷⁸⁹⁰]+\s*\S")
_UNRAISED = re.compile(r"^(\d{1,2})(?:(?=[A-Z][a-z])| (?=[A-Z‘'\"]))")
_BULLET = re.compile(r"^\s*[-•◼▪■‣\u0336−–─―⎯]\s+")
_SENTENCE = 6
"""Words; a shorter line before one in small letters may be a label, as in "Email" above an address."""


def read_lines(transcript: Transcript) -> tuple[Line, ...]:
    """All lines that are running text or headings, in order.

    Furniture, the addresses printed on the paper and contents lists are left out. A heading set on several lines is one
    line, and so is a heading with the grade printed under it.
    """
    text = transcript.text
    read = (_line(text, span, transcript.headings) for span in _spans(transcript))
    lines = [line for line in read if line.span.start < line.span.end]  # a bullet may stand without words
    printed = letterhead_lines([line.words(text) if line.kind in PLAIN else "-" for line in lines])
    lines = [line for place, line in enumerate(lines) if place not in printed]
    listed = contents_lines([line.words(text) for line in lines], [line.kind in PLAIN for line in lines])
    lines = [line for place, line in enumerate(lines) if place not in listed or line.kind is LineKind.NOTE]
    lines = with_chapter_rows(text, lines)
    return _with_cut_sentences(text, with_wrapped_headings(text, _with_flowing_rows(text, lines)))


def _with_flowing_rows(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines; rows that a sentence runs through are prose: their tabs are the wide spaces of justified lines."""
    tabular = (LineKind.ROW, LineKind.PROSE)
    words = [line.words(text) if line.kind in tabular else "" for line in lines]
    blank = [text.count("\n", before.span.end, line.span.start) - 1 for before, line in pairwise(lines)]
    flowing = lines_of_a_sentence(words, blank)
    return [
        line.retyped(text, LineKind.PROSE) if line.kind is LineKind.ROW and place in flowing else line
        for place, line in enumerate(lines)
    ]


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
    if _FOOTNOTE.match(words) or _is_unraised_note(text, trimmed):
        return Line(LineKind.NOTE, trimmed, alone)
    level = next((mark.level for mark in marks if mark.span.overlaps(span)), 0)
    if level or (alone and looks_like_heading(words) and (not marks or _is_overlooked(words))):
        return Line(LineKind.HEADING, trimmed, alone, level)
    return Line(LineKind.PROSE, trimmed, alone)


def _is_overlooked(words: str) -> bool:
    """Whether the line declares a finding kind and nothing else, or is a chapter's heading with its grade: a heading even
    where the file's own marks leave it out."""
    return is_graded_chapter(words) or (finding_of(words) is not None and len(words.split()) <= _SENTENCE)


def _is_unraised_note(text: str, span: Span) -> bool:
    """Whether the line is a footnote at the foot of its page whose number is not raised, though its mark in the text is."""
    number = _UNRAISED.match(text[span.start : span.end])
    if not number:
        return False
    mark = re.search(rf"(?<![¹²³⁴⁵⁶⁷⁸⁹⁰]){raised(number[1])}(?![¹²³⁴⁵⁶⁷⁸⁹⁰])", text[: span.start])
    below = text[span.end : span.end + 200].lstrip("\t \r\u00a0")
    return mark is not None and (below.startswith("\n\n\n\n") or number.end() == len(number[1]))


def _stands_alone(text: str, span: Span) -> bool:
    """Whether nothing but white space stands on the lines before and after the line."""
    before = text[text.rfind("\n", 0, max(span.start - 1, 0)) + 1 : span.start]
    end_of_next = text.find("\n", span.end + 1)
    after = text[span.end : len(text) if end_of_next < 0 else end_of_next]
    return not before.strip() and not after.strip()
