"""What the letter page shows: a letter and the spans that are cited in, its sections as marked pieces of text out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from corpus.letter import Block, BlockKind, FindingKind, Letter, Page, Span
from service.addresses import anchor_of
from service.footnote_links import footnote_links
from service.shown_letter import Piece, Run, ShownBlock, ShownKind, ShownLetter, ShownSection

_KINDS = {
    BlockKind.PARAGRAPH: ShownKind.PARAGRAPH,
    BlockKind.BULLET: ShownKind.BULLET,
    BlockKind.CAPTION: ShownKind.PARAGRAPH,
    BlockKind.ROW: ShownKind.ROW,
    BlockKind.COLUMNS: ShownKind.ROW,
    BlockKind.NOTE: ShownKind.NOTE,
}
_LINE = re.compile(r"[^\n]*\S[^\n]*")


def show_letter(letter: Letter, cited: Sequence[Span] = ()) -> ShownLetter:
    """Lays out every line of the letter: headings and blocks as the sections say, all else as text in the margin.

    A cited span that lies outside the letter's text is left out; ask ``outside`` first to tell the reader so.
    """
    marks = sorted({span for span in cited if not outside(letter, span)})
    setter = _Setter(letter, marks)
    opening, *margins = _margins(letter)
    sections = [ShownSection("s0", (), FindingKind.CONTEXT, setter.runs((), opening))] if opening else []
    before: tuple[str, ...] = ()
    for number, (section, margin) in enumerate(zip(letter.sections, margins, strict=True), start=1):
        headings = _new_headings(before, section.path)
        sections.append(ShownSection(f"s{number}", headings, section.finding, setter.runs(section.blocks, margin)))
        before = section.path
    return ShownLetter(tuple(sections), anchor_of(marks[0]) if marks else "")


def outside(letter: Letter, span: Span) -> bool:
    """Whether a span does not denote any text of the letter."""
    return not 0 <= span.start < span.end <= len(letter.text)


class _Setter:
    """Cuts blocks into pieces, front to back; remembers the page it is on and the marks it has yet to meet."""

    def __init__(self, letter: Letter, marks: Sequence[Span]) -> None:
        self._text = letter.text
        self._pages: tuple[Page, ...] = letter.pages
        self._page_starts = [page.span.start for page in letter.pages]
        self._footnotes = footnote_links(letter)
        self._edges = {*self._page_starts, *(edge for span in self._footnotes for edge in span)}
        self._marks = marks
        self._unmet = list(marks)
        self._page = 0

    def runs(self, blocks: Sequence[Block], margin: Sequence[Span]) -> tuple[Run, ...]:
        """A section's blocks and the lines around them, in the order of the text, neighbours of one kind together."""
        lines = [(block, _KINDS[block.kind]) for block in blocks]
        lines += [(Block(BlockKind.PARAGRAPH, (span,)), ShownKind.MARGIN) for span in margin]
        lines.sort(key=lambda line: line[0].span.start)
        captions = _captions([block for block, _ in lines])
        runs = []
        for (kind, caption), run in groupby(zip(lines, captions, strict=True), key=lambda each: (each[0][1], each[1])):
            runs.append(Run(kind, tuple(self._block(block, kind) for (block, _), _ in run), caption))
        return tuple(runs)

    def _block(self, block: Block, kind: ShownKind) -> ShownBlock:
        """What interrupts a cited sentence at a page break is not part of the quote, and so is not marked with it."""
        new_page = self._turn(block.span.start)
        parts = self._cells(block) if kind is ShownKind.ROW else [block.parts]
        aside = kind in (ShownKind.NOTE, ShownKind.MARGIN)
        start, end = block.span
        marks = [
            mark for mark in self._marks if (start <= mark.start < mark.end <= end if aside else mark.overlaps(block.span))
        ]
        cells = tuple(tuple(self._pieces(cell, marks)) for cell in parts)
        return ShownBlock(kind, cells, new_page, self._depth(block), block.kind is BlockKind.COLUMNS)

    def _cells(self, block: Block) -> list[tuple[Span, ...]]:
        start, end = block.span
        tabs = [start + match.start() for match in re.finditer("\t", self._text[start:end])]
        bounds = [start - 1, *tabs, end]
        return [(Span(left + 1, right),) for left, right in pairwise(bounds)]

    def _pieces(self, parts: Sequence[Span], marks: Sequence[Span]) -> Iterator[Piece]:
        """One piece for each stretch between two boundaries of parts, marks, pages and footnotes' numbers."""
        for part in parts:
            inner = {edge for mark in marks for edge in mark} | self._edges
            cuts = [part.start, *sorted(cut for cut in inner if part.start < cut < part.end), part.end]
            for start, end in pairwise(cuts):
                yield self._piece(Span(start, end), marks, apart=start == part.start and part != parts[0])

    def _piece(self, span: Span, marks: Sequence[Span], apart: bool) -> Piece:
        new_page = self._turn(span.start)
        met = [mark for mark in marks if mark in self._unmet and mark.overlaps(span)]
        self._unmet = [mark for mark in self._unmet if mark not in met]
        marked = any(mark.overlaps(span) for mark in marks)
        anchors = tuple(anchor_of(mark) for mark in met)
        return Piece(self._text[span.start : span.end], marked, anchors, apart, new_page, self._footnotes.get(span))

    def _turn(self, offset: int) -> int:
        """The number of the page that ``offset`` stands on if it is a page further on than any before, else 0."""
        index = bisect_right(self._page_starts, offset) - 1
        page = self._pages[index].number if index >= 0 else 0
        if page <= self._page:
            return 0
        self._page = page
        return page

    def _depth(self, block: Block) -> int:
        """How far a bullet is nested: two spaces before its dash for each level."""
        line_start = self._text.rfind("\n", 0, block.span.start) + 1
        indent = self._text[line_start : block.span.start]
        return (len(indent) - len(indent.lstrip(" "))) // 2 if block.kind is BlockKind.BULLET else 0


def _captions(blocks: Sequence[Block]) -> list[str]:
    """The caption of the table that each block belongs to, empty outside tables; column headings take that of the next row."""
    captions: list[str] = []
    below = ""
    for block in reversed(blocks):
        if block.kind is not BlockKind.COLUMNS:
            below = block.lead.partition("\n")[0] if block.kind is BlockKind.ROW else ""
        captions.append(below)
    return captions[::-1]


def _new_headings(before: tuple[str, ...], path: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    shared = 0
    while shared < min(len(before), len(path)) and before[shared] == path[shared]:
        shared += 1
    return tuple((depth, path[depth - 1]) for depth in range(shared + 1, len(path) + 1))


def _margins(letter: Letter) -> list[list[Span]]:
    """The lines that stand in no block and are not shown as headings: those before the first heading, then each section's.

    Between two sections, what stands before the second one's heading belongs to the first.
    """
    leftover = _leftover_lines(letter)
    margins: list[list[Span]] = [[]]
    before: tuple[str, ...] = ()
    end = 0
    for section in letter.sections:
        headings = {_folded(words) for _, words in _new_headings(before, section.path)}
        lines = [span for span in leftover if span.start < section.blocks[0].span.start]
        leftover = leftover[len(lines) :]
        titled = [span.start >= end and _folded(letter.text[span.start : span.end]) in headings for span in lines]
        opens = titled.index(True) if True in titled else len(lines)
        margins[-1] += lines[:opens]
        margins.append([line for line, title in zip(lines[opens:], titled[opens:], strict=True) if not title])
        before, end = section.path, section.blocks[-1].span.end
    margins[-1] += leftover
    return margins


def _leftover_lines(letter: Letter) -> list[Span]:
    """Spans of the lines that no block touches, ascending."""
    taken = sorted(part for section in letter.sections for block in section.blocks for part in block.parts)
    starts = [part.start for part in taken]
    lines = (Span(*match.span()) for match in _LINE.finditer(letter.text))
    return [line for line in lines if not _touched(line, taken, starts)]


def _touched(line: Span, taken: Sequence[Span], starts: Sequence[int]) -> bool:
    index = bisect_right(starts, line.end - 1) - 1
    return index >= 0 and taken[index].end > line.start


def _folded(words: str) -> str:
    return " ".join(words.strip("* ").casefold().split())
