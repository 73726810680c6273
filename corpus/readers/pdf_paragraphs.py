"""Printed lines in, paragraphs out: wrapped lines joined, also over page breaks, bullets and headings told apart; pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.furniture import Line, starts_footnote
from corpus.letter import BlockKind
from corpus.readers.pdf_markers import bullet_text, contents_entry, has_number, numbers_follow

_GOES_ON = re.compile(r"(?:,|\b(?:a|an|and|as|at|by|for|from|in|is|of|on|or|that|the|their|to|was|which|with))$")
_LOOSE = 1.28  # a step down this much larger than the usual one starts a paragraph


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in a letter: type size in points, step from line to line in type sizes, right edges in points.

    ``margins`` holds the right edge of each page that has enough full lines to tell; ``margin`` stands for the others.
    """

    size: float
    step: float
    margin: float
    margins: Mapping[int, float]


@dataclass(slots=True)
class Group:
    """The lines of one paragraph, or one table row: the text of its cells, separated by tabs, and its page."""

    kind: BlockKind
    lines: list[Line] = field(default_factory=list)
    row: str = ""
    row_page: int = 0
    depth: int = 0
    footnote: bool = False

    @property
    def bullet(self) -> bool:
        """Whether it starts with a bullet."""
        return self.kind is BlockKind.BULLET

    @property
    def last_page(self) -> int:
        """The page that the paragraph ends on."""
        return self.lines[-1].page if self.lines else self.row_page

    @property
    def first_page(self) -> int:
        """The page that the paragraph starts on."""
        return self.lines[0].page if self.lines else self.row_page


def measures_of(lines: Sequence[Line], size: float) -> Measures:
    """The usual measures among ``lines``, of which those of type size ``size`` count."""
    body = [line for line in lines if abs(line.size - size) < 0.6]
    steps = Counter(
        round((a.baseline - b.baseline) / size, 1)
        for a, b in pairwise(body)
        if a.page == b.page and 0.9 < (a.baseline - b.baseline) / size < 2.2 and a.right - a.left > 15 * size
    )
    rights: dict[int, list[float]] = {}
    for line in lines:
        if not line.cell and len(line.text) > 40:
            rights.setdefault(line.page, []).append(line.right)
    everywhere = sorted(right for page in rights.values() for right in page)
    widest = max((line.right for line in lines), default=0.0)
    margin = everywhere[int(len(everywhere) * 0.98)] if everywhere else widest
    margins = {page: sorted(edges)[-2] for page, edges in rights.items() if len(edges) >= 6}
    return Measures(size, steps.most_common(1)[0][0] if steps else 1.2, margin, margins)


def grouped(lines: Iterable[Line | Group], usual: Measures) -> list[Group]:
    """The paragraphs of ``lines``, in their order, with the groups among them (table rows) in place."""
    groups: list[Group] = []
    for line in lines:
        if isinstance(line, Group):
            groups.append(line)
        elif groups and groups[-1].lines and not _starts_paragraph(groups[-1], line, usual):
            groups[-1].lines.append(line)
        else:
            groups.append(Group(BlockKind.BULLET if bullet_text(line) is not None else BlockKind.PARAGRAPH, [line]))
    return groups


def nest(groups: Sequence[Group]) -> None:
    """Sets the nesting of bullets that follow each other, from how far each stands in."""
    lefts: list[float] = []
    for group in groups:
        if not group.bullet or not group.lines:
            lefts = [] if not group.footnote else lefts
            continue
        left = group.lines[0].left
        while lefts and left < lefts[-1] - 5:
            lefts.pop()
        if not lefts or left > lefts[-1] + 5:
            lefts.append(left)
        group.depth = len(lefts) - 1


def _starts_paragraph(group: Group, line: Line, usual: Measures) -> bool:
    """Whether ``line`` opens a paragraph, rather than going on with ``group``."""
    before = group.lines[-1]
    if bullet_text(line) is not None or contents_entry(before.text) or _in_other_box(before, line):
        return True
    flows = _flows(before, line)
    if abs(before.size - line.size) > 0.9 or (before.bold != line.bold and not flows):
        return True
    if before.page != line.page:
        return not _crosses_page(group, line, usual, flows)
    step = (before.baseline - line.baseline) / max(before.size, 1)
    if not 0.4 < step < usual.step * _LOOSE + 0.1:
        return True
    return _breaks_by_shape(group, line, usual, flows)


def _breaks_by_shape(group: Group, line: Line, usual: Measures, flows: bool) -> bool:
    """Whether marks, indents or a line that ends early show a new paragraph."""
    before = group.lines[-1]
    if _opens_numbered(group, line) or (starts_footnote(line) and group.footnote):
        return True
    first = group.lines[0]
    hangs = first.text_left > first.left + 5 and abs(line.left - first.text_left) < 3
    if flows or (hangs and not contents_entry(line.text)):
        return False
    text_left = group.lines[1].left if len(group.lines) > 1 else group.lines[0].text_left
    early = _ends_early(group, line, usual)
    outdented = line.left < text_left - 5 and (group.bullet or first.marked) and before.ends_sentence
    indented = before.ends_sentence and len(group.lines) > 1 and line.left > text_left + 0.8 * line.size
    return outdented or indented or "\t" in line.text + before.text or early


def _crosses_page(group: Group, line: Line, usual: Measures, flows: bool) -> bool:
    """Whether the paragraph goes on over the page break."""
    before = group.lines[-1]
    if before.text.endswith(":") or _opens_numbered(group, line) or "\t" in before.text + line.text:
        return False
    first = group.lines[0]
    text_left = group.lines[1].left if len(group.lines) > 1 else first.text_left
    stands_alike = abs(line.left - text_left) < 5
    hangs = first.text_left > first.left + 5
    if before.ends_sentence and not (hangs or before.page in usual.margins):
        return False
    if before.ends_sentence and line.right < usual.margin * 0.8:
        return False
    return flows or (stands_alike and (hangs or not _ends_early(group, line, usual)))


def _flows(before: Line, line: Line) -> bool:
    """Whether the words alone say that the sentence goes on."""
    if before.ends_sentence or before.text.endswith(";"):
        return False
    if line.text[:1].islower() or line.text[:1] == "(":
        return True
    return line.bold == before.bold and _GOES_ON.search(before.text) is not None


def _in_other_box(before: Line, line: Line) -> bool:
    """Whether a rule of the page stands between the two lines."""
    return before.cell != line.cell and before.page == line.page


def _opens_numbered(group: Group, line: Line) -> bool:
    """Whether the line starts with a paragraph's number, rather than with a number of a sentence."""
    if not has_number(line.text):
        return False
    before = group.lines[-1]
    hangs = line.marked or line.text_left > line.left + 3 or line.left < before.left - 5
    return hangs and (before.ends_sentence or len(group.lines) == 1 or numbers_follow(group.lines[0].text, line.text))


def _ends_early(group: Group, line: Line, usual: Measures) -> bool:
    """Whether the first word of ``line`` would have fitted on the line before it.

    Within a sentence of some lines the line before must end well short of the margin: words are also bound together.
    """
    before = group.lines[-1]
    margin = before.margin or usual.margins.get(before.page, usual.margin)
    first = line.text.split(maxsplit=1)[0]
    width = (line.right - line.left) * (len(first) + 1) / max(len(line.text), 1)
    bound = 0.15 * margin if len(group.lines) > 1 and not before.ends_sentence else 0.0
    return before.right + width < margin - 4 - bound
