"""Characters with places in, printed lines in reading order out; pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from corpus.furniture import Line
from corpus.readers.pdf_glyphs import Glyph
from corpus.readers.pdf_space import Box
from corpus.superscripts import raised

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\xa0": " ", "\u2007": " ", "\u202f": " "})
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\x00-\x08\x0b-\x1f\x7f](?!$)")
_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,2})*[.)])\s?(?=[^\W\d])")
_MARKER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*[.)]|[^\W\d_][.)]|[^\w\s]|o)(?=\s)")
_MARK_GAP = 0.5  # type sizes; a space is narrower
_COLUMN_GAP = 1.8  # type sizes; a gap as wide starts another column
_CELL_GAP = 0.8  # type sizes; a rule may stand in a gap as wide
_LONGEST_BOX = 15  # lines; a longer run is a column
_PADDING = 5.0  # points between the text of a box and its rule


@dataclass(slots=True)
class _Run:
    """Characters of one baseline that follow each other without a wide gap."""

    glyphs: list[Glyph] = field(default_factory=list)
    baseline: float = 0.0
    size: float = 0.0
    right: float = 0.0

    def takes(self, glyph: Glyph) -> bool:
        """Whether the character goes on where the run ends."""
        size = glyph.style.size if glyph.style.size > self.size else self.size
        level = -0.55 * size < glyph.baseline - self.baseline < 0.55 * size
        return level and -size < glyph.left - self.right < _CELL_GAP * size

    def add(self, glyph: Glyph) -> None:
        """Puts the character at the run's end."""
        size = glyph.style.size
        if size > self.size * 0.8:
            self.baseline = glyph.baseline
            self.size = max(self.size, size)
        self.right = max(self.right, glyph.right)
        self.glyphs.append(glyph)


def lines_of(glyphs: Iterable[Glyph], page: int, cells: Sequence[Box]) -> list[Line]:
    """The lines of page number ``page``, in the order of its content unless that order runs up the page throughout.

    ``cells`` are the page's ruled boxes; a line never reaches across the rule between two of them.
    """
    lines: list[Line] = []
    for run in _runs(glyphs):
        line = _placed(_line(run, page), cells)
        if lines and (joined := _same_line(lines[-1], line)):
            lines[-1] = joined
        elif line.text:
            lines.append(line)
    return [_with_text_left(line) for line in _down_the_page(lines)]


def _runs(glyphs: Iterable[Glyph]) -> list[_Run]:
    runs: list[_Run] = []
    run: _Run | None = None
    for glyph in glyphs:
        if glyph.style.size == 0:
            if run:
                run.glyphs.append(glyph)
            continue
        if run is None or not run.takes(glyph):
            run = _Run(baseline=glyph.baseline, size=glyph.style.size, right=glyph.left)
            runs.append(run)
        run.add(glyph)
    return runs


def _line(run: _Run, page: int) -> Line:
    inked = [glyph for glyph in run.glyphs if glyph.style.size and not glyph.char.isspace()]
    shown = inked or [glyph for glyph in run.glyphs if glyph.style.size]
    sizes = Counter([glyph.style.size for glyph in shown])
    size = sizes.most_common(1)[0][0]
    marks = {id(glyph) for glyph in shown if _is_raised(glyph, size, run.baseline)} if len(sizes) > 1 else ()
    cleaned = _clean("".join([raised(glyph.char) if marks and id(glyph) in marks else glyph.char for glyph in run.glyphs]))
    token = _MARKER.match(cleaned)
    after = inked[len(token[0])].left if token and len(token[0]) < len(inked) else 0.0
    return Line(
        text=cleaned,
        left=min([glyph.left for glyph in shown]),
        right=max([glyph.right for glyph in shown]),
        baseline=run.baseline,
        size=size,
        bold=_is_bold(shown),
        page=page,
        text_left=after,
        marked=after - inked[len(token[0]) - 1].right > _MARK_GAP * size if token and after else False,
    )


def _is_bold(shown: Sequence[Glyph]) -> bool:
    """Whether all letters are; of a line without letters, all characters."""
    letters = [glyph for glyph in shown if glyph.char.isalpha()] if any(glyph.style.bold for glyph in shown) else []
    return all(glyph.style.bold for glyph in letters or shown)


def _is_raised(glyph: Glyph, size: float, baseline: float) -> bool:
    """Whether a digit is set as a mark above the line."""
    return glyph.char.isdigit() and glyph.style.size < 0.9 * size and glyph.baseline > baseline + 0.1 * size


def _clean(text: str) -> str:
    """One space between words; no ligatures, control characters or soft hyphens (but one at the line's end)."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").translate(_LIGATURES)
    return _UNSEEN.sub("", re.sub(r"\s+", " ", whole).strip())


def _placed(line: Line, cells: Sequence[Box]) -> Line:
    """The line with the number of the smallest box it stands in, and the margin which that box leaves."""
    x, y = line.left + min(line.size, line.right - line.left) / 2, line.baseline + line.size * 0.3
    around = [(box.area, number) for number, box in enumerate(cells, 1) if box.holds(x, y)]
    if not around:
        return line
    number = min(around)[1]
    return replace(line, cell=number, margin=cells[number - 1].right - _PADDING)


def _same_line(before: Line, line: Line) -> Line | None:
    """The two as one line, if the second goes on at the height of the first after a gap; None if they are two."""
    size = max(before.size, line.size)
    gap = line.left - before.right
    if abs(before.baseline - line.baseline) > 0.3 * size or gap < -size or before.cell != line.cell:
        return None
    short = len(before.text) <= 4 or before.text.endswith(":")
    apart = gap > _COLUMN_GAP * size or (gap > 1.2 * size and re.fullmatch(r"\d{1,3}", line.text) is not None)
    between = "\t" if apart and not short else " "
    return replace(
        before,
        text=f"{before.text}{between}{line.text}",
        right=max(before.right, line.right),
        size=line.size if len(line.text) > len(before.text) else before.size,
        bold=(before.bold or len(before.text) <= 2) and line.bold,
        text_left=before.text_left or (line.left if short else 0.0),
        marked=before.marked or (short and gap > 0),
    )


def _with_text_left(line: Line) -> Line:
    """The line with a space after its number, and knowing where its text starts."""
    text = _NUMBER.sub(r"\1 ", line.text, count=1) if _NUMBER.match(line.text) else line.text
    return replace(line, text=text, text_left=line.text_left or line.left)


def _down_the_page(lines: list[Line]) -> list[Line]:
    """The lines in their own order, or from the top where that order is no reading order."""
    pairs = list(pairwise(lines))
    upward = sum(1 for a, b in pairs if b.baseline > a.baseline + a.size and b.left < a.right and a.left < b.right)
    if upward > max(4, len(pairs) // 4):
        return sorted(lines, key=lambda line: (-round(line.baseline / 3), line.left))
    return _boxes_in_place(lines)


def _boxes_in_place(lines: list[Line]) -> list[Line]:
    """The lines with each short run that stands wholly above the line before it moved up to where it stands.

    Such a run is a text box (an inspectorate's address, for example) that the file holds after the text beside it.
    """
    ordered: list[Line] = []
    index = 0
    while index < len(lines):
        end = _box_end(lines, index)
        box = lines[index : max(end, index + 1)]
        top = max(line.baseline for line in box) + box[0].size
        places = [i for i, line in enumerate(ordered) if line.baseline < top] if end > index else []
        place = places[0] if places else len(ordered)
        ordered[place:place] = box
        index += len(box)
    return ordered


def _box_end(lines: list[Line], start: int) -> int:
    """Where the text box that starts at ``start`` ends; ``start`` where none does."""
    if start == 0:
        return start
    before = lines[start - 1]
    floor = before.baseline + 4 * before.size
    end = start
    while end < len(lines) and lines[end].baseline > floor:
        end += 1
    box = lines[start:end]
    reaches_up = bool(box) and box[0].baseline > before.baseline + 2 * before.size
    complete = end == len(lines) or lines[end].baseline < before.baseline
    return end if reaches_up and complete and len(box) <= _LONGEST_BOX else start
