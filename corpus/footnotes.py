"""Sections in, the same with each footnote linked to the mark in the running text that it explains out; pure."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from corpus.letter import Block, BlockKind, Letter, Section, Span
from corpus.sentences import split_sentences
from corpus.superscripts import raised

_NUMBER = re.compile(r"^(?:([¹²³⁴⁵⁶⁷⁸⁹⁰]+)|(\d{1,2}))")
_RAISED = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]+")


def with_marks(text: str, sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections, each footnote with the span of its mark, where the text before it holds one.

    The mark is the last one of the footnote's number that stands in the text before the footnote and is no other
    footnote's: numbers may begin again with each part of a letter.
    """
    notes = {block.span.start for section in sections for block in section.blocks if block.kind is BlockKind.NOTE}
    if not notes:
        return tuple(sections)
    marks = [Span(*found.span()) for found in _RAISED.finditer(text) if _is_mark(text, found.start(), notes)]
    return tuple(
        replace(section, blocks=tuple(_linked(text, block, marks) for block in section.blocks)) for section in sections
    )


def _is_mark(text: str, start: int, notes: Set[int]) -> bool:
    """Whether a raised number stands behind a word, and does not begin a footnote."""
    return start not in notes and not text[start - 1 : start].isspace() and start > 0


def _linked(text: str, block: Block, marks: Sequence[Span]) -> Block:
    if block.kind is not BlockKind.NOTE:
        return block
    number = number_of(text[block.span.start : block.span.end])
    before = [mark for mark in marks if mark.end <= block.span.start and text[mark.start : mark.end] == raised(number)]
    return replace(block, mark=before[-1]) if number and before else block


def number_of(note: str) -> str:
    """The number of a footnote in plain digits, empty where its words begin with none."""
    found = _NUMBER.match(note)
    return found[0].translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")) if found else ""


def explained(letter: Letter, note: Block) -> tuple[Span, ...]:
    """The parts of the sentence whose mark a footnote explains; none where its mark is not known or stands in a heading."""
    if note.mark is None:
        return ()
    for section in letter.sections:
        for block in section.blocks:
            if block.kind is not BlockKind.NOTE and any(part.overlaps(note.mark) for part in block.parts):
                sentences = split_sentences(letter.text, block.parts)
                return next((s.parts for s in sentences if any(part.overlaps(note.mark) for part in s.parts)), ())
    return ()
