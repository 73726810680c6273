"""Sections of a letter: a transcript in, headings with their finding kinds and the blocks under them out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.cut_sentences import cut_block
from corpus.footnotes import with_marks
from corpus.headings import heading_words, is_customary, without_emphasis
from corpus.letter import Block, BlockKind, FindingKind, Section, Transcript
from corpus.line import Line, LineKind
from corpus.lines import read_lines
from corpus.outline import Outline
from corpus.tables import Table

_SALUTATION = re.compile(r"^Dear\s")
_CLOSING = re.compile(r"^yours?\s+(sincerely|faithfully|truly)\b", re.IGNORECASE)
_CAPTION = re.compile(r"^(?:table|figure|chart)\s+\w{1,4}\s*[:.–-]\s.*[^.]$", re.IGNORECASE)
_ENDING = re.compile(r"^Ofsted will take the findings (?:from|of) this (?:focused )?visit into account\b")
_PAGE_END = re.compile(r"\n(?:[ \t\r\u00a0]*\n){3,}")
_STATES = re.compile(r"\b(?:is|are|was|were|requires?|has|have|must)\b|[.:;]$")
"""A sentence on a cover, such as the judgement of the whole, is quoted like any other."""
ADDRESS = "Address"
SIGNATURES = "Signatures"


@dataclass
class _Open:
    """A section under construction, and the line that is its own heading."""

    path: tuple[str, ...]
    finding: FindingKind
    heading: Line | None = None
    blocks: list[Block] = field(default_factory=list)


def read_sections(transcript: Transcript) -> tuple[Section, ...]:
    """The sections in order, each with at least one block.

    A heading's level is what the format declares, else what its words tell. A section without a finding kind of its own
    takes that of the heading above it. The lines before a salutation form a section named ``Address``, those after the
    closing one named ``Signatures``. Where a report holds two, the first heading of a path tells which of them it is.
    """
    return with_marks(transcript.text, _Parser(transcript).parse())


class _Parser:
    """One pass over the lines; holds the open headings and the section being filled."""

    def __init__(self, transcript: Transcript) -> None:
        self._text = transcript.text
        self._lines = read_lines(transcript)
        self._outline = Outline(transcript.text)
        self._sections = [_Open((), FindingKind.CONTEXT)]
        self._introduction = ""
        self._nesting: tuple[int, str] | None = None
        self._table: Table | None = None
        self._caption = ""

    def parse(self) -> tuple[Section, ...]:
        salutation = next((i for i, line in enumerate(self._lines) if _SALUTATION.match(self._words(line))), -1)
        if salutation > 0:
            self._open((ADDRESS,))
        closed = False
        for index, line in enumerate(self._lines):
            if index == salutation:
                self._open(())
            elif index <= salutation or closed:
                self._append(Block(BlockKind.PARAGRAPH, (line.span,)))
            elif _CLOSING.match(self._words(line)):
                closed = True
                self._open((SIGNATURES,))
            else:
                self._take(line)
        filled = [section for section in self._sections if section.blocks]
        return tuple(Section(s.path, s.finding, tuple(s.blocks)) for s in _without_lone_headings(self._text, filled))

    def _take(self, line: Line) -> None:
        if line.kind is LineKind.ROW:
            self._take_row(line)
            return
        if self._table and line.kind is LineKind.PROSE and not line.alone:
            self._append(Block(BlockKind.PARAGRAPH, (line.span,)))  # a row of one cell, such as "Number of:"
            return
        self._table = None
        if line.kind is LineKind.HEADING and self._divides(line):
            self._take_heading(line)
        elif line.kind is LineKind.BULLET:
            self._append(Block(BlockKind.BULLET, (line.span,), self._lead_of_bullet(line)))
        elif line.kind is LineKind.NOTE:
            self._append(Block(BlockKind.NOTE, (line.span,)))
        else:
            self._take_prose(line)

    def _divides(self, line: Line) -> bool:
        """Whether the line divides the letter; a customary heading does even where the sentence before it is cut."""
        words = self._words(line)
        return self._outline.divides(words, line.level) and (is_customary(words) or self._cut(line) is None)

    def _take_prose(self, line: Line) -> None:
        words = self._words(line)
        self._caption = words if _CAPTION.match(words) else ""
        if (cut := self._cut(line)) is not None:
            blocks = self._sections[-1].blocks
            blocks[cut] = replace(blocks[cut], parts=(*blocks[cut].parts, line.span))
            return
        if _ENDING.match(words):
            self._open(())  # the last line of every such letter is no part of what stands above it
        if self._is_on_cover(words):
            self._append(Block(BlockKind.CAPTION, (line.span,)))
            return
        lead = self._nesting[1] if self._nesting and words[0].islower() else ""
        if not lead:
            self._introduction, self._nesting = without_emphasis(words) if words.endswith(":") else "", None
        self._append(Block(BlockKind.CAPTION if self._caption else BlockKind.PARAGRAPH, (line.span,), lead))

    def _is_on_cover(self, words: str) -> bool:
        """Whether the line is a title or label on the cover of a report: no sentence, before all text and headings."""
        begun = any(block.kind is BlockKind.PARAGRAPH for section in self._sections for block in section.blocks)
        return self._outline.is_report and not begun and not _STATES.search(words)

    def _lead_of_bullet(self, line: Line) -> str:
        """What introduces a bullet: the line above its list and, where it is nested below another one, that one's words.

        In a list whose nesting is not shown, what begins in small letters below a bullet with a colon is nested.
        """
        words, indent = self._words(line), line.span.start - self._text.rfind("\n", 0, line.span.start)
        if self._nesting and not (indent > self._nesting[0] or (indent == self._nesting[0] and words[0].islower())):
            self._nesting = None
        lead = f"{self._introduction} {self._nesting[1]}".strip() if self._nesting else self._introduction
        if words.endswith(":"):
            self._nesting = (indent, without_emphasis(words))
        return lead

    def _take_heading(self, line: Line) -> None:
        words = heading_words(self._words(line))
        if _CAPTION.match(words):
            self._caption = words
            self._append(Block(BlockKind.CAPTION, (line.span,)))
            return
        self._outline.take(words, line.level, not self._sections[-1].blocks)
        self._introduction = self._caption = ""
        self._nesting = None
        self._sections.append(_Open(self._outline.path, self._outline.finding, line))

    def _take_row(self, line: Line) -> None:
        """A row carries the table's caption, or the heading above it, and its column headings."""
        self._table = self._table or Table(self._caption or self._outline.innermost)
        kind = self._table.take(self._text[line.span.start : line.span.end])
        self._append(Block(kind, (line.span,), self._table.lead if kind is BlockKind.ROW else ""))

    def _open(self, path: tuple[str, ...]) -> None:
        self._sections.append(_Open(path, FindingKind.CONTEXT))

    def _append(self, block: Block) -> None:
        self._sections[-1].blocks.append(block)

    def _cut(self, line: Line) -> int | None:
        return cut_block(self._text, self._sections[-1].blocks, line)

    def _words(self, line: Line) -> str:
        return self._text[line.span.start : line.span.end]


def _without_lone_headings(text: str, sections: Sequence[_Open]) -> list[_Open]:
    """The sections; an undeclared sub-heading of strengths or concerns that has no second like it and runs over a page is a
    caption: what stands so far below it need not be about it."""
    kept: list[_Open] = []
    for place, section in enumerate(sections):
        if _is_lone(text, section, sections[max(0, place - 1) : place + 2]):
            heading = section.heading.span if section.heading else section.blocks[0].span
            caption = Block(BlockKind.CAPTION, (heading,))
            kept.append(_Open(section.path[:-1], section.finding, None, [caption, *section.blocks]))
        else:
            kept.append(section)
    return kept


def _is_lone(text: str, section: _Open, near: Sequence[_Open]) -> bool:
    """Whether nothing else near the section stands under the same heading, and a page ends well before the section does."""
    above, heading = section.path[:-1], section.heading
    if heading is None or heading.level or not above or section.finding in (FindingKind.CONTEXT, FindingKind.CASE_STUDY):
        return False
    siblings = sum(len(other.path) > len(above) and other.path[: len(above)] == above for other in near) - 1
    if siblings or is_customary(section.path[-1]):
        return False
    return _PAGE_END.search(text, section.blocks[0].span.start, section.blocks[-1].span.start) is not None
