"""Sections of a letter: a transcript in, headings with their finding kinds and the blocks under them out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from corpus.headings import finding_of, level_of
from corpus.letter import Block, BlockKind, FindingKind, Section, Transcript
from corpus.lines import Line, LineKind, read_lines
from corpus.tables import Table

_OPEN_END = re.compile(r"[^.?!:;)\]\"'”’¹²³⁴⁵⁶⁷⁸⁹⁰]$|[a-z],$")
_SALUTATION = re.compile(r"^Dear\s")
_CLOSING = re.compile(r"^yours?\s+(sincerely|faithfully|truly)\b", re.IGNORECASE)
_CAPTION = re.compile(r"^(?:table|figure|chart)\s+\w{1,4}\s*[:.–-]\s.*[^.]$", re.IGNORECASE)
_BROKEN_OFF = 60
"""Characters; a shorter line without a full stop is more likely a label than a sentence cut by a page break."""
ADDRESS = "Address"
SIGNATURES = "Signatures"


@dataclass
class _Open:
    """A section under construction."""

    path: tuple[str, ...]
    finding: FindingKind
    blocks: list[Block] = field(default_factory=list)


def read_sections(transcript: Transcript) -> tuple[Section, ...]:
    """The sections in order, each with at least one block.

    A heading's level is what the format declares, else what its words tell. A section without a finding kind of its own
    takes that of the heading above it. The lines before a salutation form a section named ``Address``, those after the
    closing one named ``Signatures``.
    """
    return _Parser(transcript).parse()


class _Parser:
    """One pass over the lines; holds the open headings and the section being filled."""

    def __init__(self, transcript: Transcript) -> None:
        self._text = transcript.text
        self._lines = read_lines(transcript)
        self._headings: list[tuple[int, str]] = []
        self._sections = [_Open((), FindingKind.CONTEXT)]
        self._nested = 0
        self._introduction = ""
        self._table: Table | None = None
        self._caption = ""

    def parse(self) -> tuple[Section, ...]:
        salutation = next((i for i, line in enumerate(self._lines) if _SALUTATION.match(self._words(line))), -1)
        if salutation > 0:
            self._open((ADDRESS,), FindingKind.CONTEXT)
        closed = False
        for index, line in enumerate(self._lines):
            if index == salutation:
                self._open((), FindingKind.CONTEXT)
            elif index <= salutation or closed:
                self._append(Block(BlockKind.PARAGRAPH, (line.span,)))
            elif _CLOSING.match(self._words(line)):
                closed = True
                self._open((SIGNATURES,), FindingKind.CONTEXT)
            else:
                self._take(line)
        return tuple(Section(s.path, s.finding, tuple(s.blocks)) for s in self._sections if s.blocks)

    def _take(self, line: Line) -> None:
        if line.kind is LineKind.ROW:
            self._take_row(line)
            return
        if self._table and line.kind is LineKind.PROSE and not line.alone:
            self._append(Block(BlockKind.PARAGRAPH, (line.span,)))  # a row of one cell, such as "Number of:"
            return
        self._table = None
        if line.kind is LineKind.HEADING and not self._continues(line):
            self._take_heading(line)
        elif line.kind is LineKind.BULLET:
            self._append(Block(BlockKind.BULLET, (line.span,), self._introduction))
        elif line.kind is LineKind.NOTE:
            self._append(Block(BlockKind.NOTE, (line.span,)))
        else:
            self._take_prose(line)

    def _take_prose(self, line: Line) -> None:
        words = self._words(line)
        self._caption = words if _CAPTION.match(words) else ""
        if self._continues(line):
            self._extend(line)
            return
        self._introduction = words if words.endswith(":") else ""
        self._append(Block(BlockKind.CAPTION if self._caption else BlockKind.PARAGRAPH, (line.span,)))

    def _take_heading(self, line: Line) -> None:
        words = " ".join(self._words(line).strip("*").split())
        if _CAPTION.match(words):
            self._caption = words
            self._append(Block(BlockKind.CAPTION, (line.span,)))
            return
        level = self._level(line, words)
        self._headings = [heading for heading in self._headings if heading[0] < level]
        if level > 1:
            self._headings.append((level, words))
        self._introduction = self._caption = ""
        path = tuple(heading for _, heading in self._headings)
        self._open(path, next((kind for heading in reversed(path) if (kind := finding_of(heading))), FindingKind.CONTEXT))

    def _level(self, line: Line, words: str) -> int:
        """What the words tell for a letter's subject and the headings that divide it, else the declared level.

        Only a letter's first heading can be its title, however large another one is printed. A heading that follows one
        with a finding kind at once is its sub-heading, and so are its like, whatever their declared level.
        """
        told = level_of(words)
        if told < 3 or not line.level:
            self._nested = self._nested if told > 2 else 0
            return told
        first = line.level == 1 and not any(section.path for section in self._sections)
        level = 1 if first else max(2, line.level)
        above = self._headings[-1] if self._headings else (0, "")
        if above[0] == level and finding_of(above[1]) and not self._sections[-1].blocks:
            self._nested = level
        return level + 1 if level == self._nested else level

    def _take_row(self, line: Line) -> None:
        """A row carries the table's caption, or the heading above it, and its column headings."""
        self._table = self._table or Table(self._caption or self._heading())
        kind = self._table.take(self._text[line.span.start : line.span.end])
        self._append(Block(kind, (line.span,), self._table.lead if kind is BlockKind.ROW else ""))

    def _heading(self) -> str:
        return self._headings[-1][1] if self._headings else ""

    def _open(self, path: tuple[str, ...], finding: FindingKind) -> None:
        self._sections.append(_Open(path, finding))

    def _append(self, block: Block) -> None:
        self._sections[-1].blocks.append(block)

    def _cut_off(self) -> int | None:
        """Index of the section's last block of running text if its sentence has not ended."""
        blocks = self._sections[-1].blocks
        for index in range(len(blocks) - 1, -1, -1):
            if blocks[index].kind is BlockKind.NOTE:
                continue
            last = blocks[index].parts[-1]
            unended = blocks[index].kind is not BlockKind.ROW and _OPEN_END.search(self._text[last.start : last.end])
            return index if unended else None
        return None

    def _continues(self, line: Line) -> bool:
        """Whether the line goes on with a sentence that a page break or a hard line end cut."""
        index = self._cut_off()
        if index is None:
            return False
        words = self._words(line)
        before = self._sections[-1].blocks[index].parts[-1]
        if words[0].islower():
            return True
        between = self._text[before.end : line.span.start]
        page_break = between.count("\n") > 3 or before.end - before.start > 3 * _BROKEN_OFF
        return page_break and line.kind is LineKind.PROSE and before.end - before.start > _BROKEN_OFF

    def _extend(self, line: Line) -> None:
        index = self._cut_off()
        if index is not None:
            blocks = self._sections[-1].blocks
            blocks[index] = replace(blocks[index], parts=(*blocks[index].parts, line.span))

    def _words(self, line: Line) -> str:
        return self._text[line.span.start : line.span.end]
