"""Printed lines of pages in, the same lines without running headers, footers, page numbers and footnotes out; pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from corpus.superscripts import raised

_BAND = 0.13  # the top and the bottom of a page, as a share of its height, where furniture stands
_SAME_PLACE = 4.0  # points that a running line may move from page to page
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–|]?\s*\d{1,4}\s*[-–|]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_MARK = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]+|[*†‡](?=\s?\S)|\d{1,2}(?=\s?[A-Z‘“])")
_SENTENCE_END = re.compile(r"[.!?:][\"'”’)\]]*(?:\s\([^()]*\))?[¹²³⁴⁵⁶⁷⁸⁹⁰]*$")


_Place = tuple[str, int, bool]  # words, height in steps of _SAME_PLACE, whether in the upper half
_Look = tuple[str, bool, float]  # words, whether in the upper half, type size


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line. Lengths are points, measured from the lower left corner of the page as it is read.

    ``text_left`` is where the text starts after a bullet or number (equal to ``left`` where there is none); ``margin`` is
    the right edge that the line could have reached, 0 where unknown; ``cell`` numbers the ruled box that it stands in, 0
    for none; ``marked`` says that a gap wider than a space follows its first word.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    page: int
    text_left: float = 0.0
    margin: float = 0.0
    cell: int = 0
    marked: bool = False

    @property
    def ends_sentence(self) -> bool:
        """Whether the line ends as sentences and introductions of lists do."""
        return _SENTENCE_END.search(self.text) is not None


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of one page in reading order, its number (from 1) and its size in points."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]


def without_running_lines(pages: Sequence[PageLines]) -> tuple[PageLines, ...]:
    """The pages without page numbers and without the lines that repeat at the top or foot of most of them.

    A line repeats when its words, digits apart, stand at the same height on at least two pages in five (and on two of
    two or three), or on three pages of which none is far from the next. What stands on most pages is also left out where
    it stands a little higher or lower, as on the first page, in the same type.
    """
    seen: dict[_Place, set[int]] = {}
    for page in pages:
        for line in _band_lines(page):
            seen.setdefault(_place(line, page), set()).add(page.number)
    usual = {
        _look(line, page)
        for page in pages
        for line in _band_lines(page)
        if _place(line, page)[0] and len(seen[_place(line, page)]) > max(2, len(pages) / 2)
    }
    return tuple(replace(page, lines=tuple(_kept(page, seen, usual, len(pages)))) for page in pages)


def body_size(pages: Sequence[PageLines]) -> float:
    """The type size, in points, that most characters of the letter are set in; 0 for a letter without text."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def split_footnotes(page: PageLines, body: float, open_note: bool) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The running lines of a page and, apart from them, its footnotes, both in their order.

    Footnotes are the lines at the foot of the page that are set smaller than ``body`` points, from the first that starts
    with a mark; ``open_note`` says that a footnote of the page before was cut short, so that no mark is needed.
    """
    foot = _small_lines_at_foot(page, body)
    if not foot:
        return page.lines, ()
    top_down = sorted(foot, key=lambda line: -line.baseline)
    while top_down and not open_note and not starts_footnote(top_down[0]):
        top_down.pop(0)
    notes = {id(line) for line in top_down}
    running = tuple(line for line in page.lines if id(line) not in notes)
    return running, tuple(line for line in page.lines if id(line) in notes)


def starts_footnote(line: Line) -> bool:
    """Whether a line of small type at the foot of a page opens with a footnote's mark."""
    return _MARK.match(line.text) is not None


def with_raised_mark(text: str) -> str:
    """A footnote's text with its mark raised and a space after it."""
    found = _MARK.match(text)
    if not found:
        return text
    return f"{raised(found[0])} {text[found.end() :].lstrip()}"


def _band_lines(page: PageLines) -> list[Line]:
    """Lines that stand in the top or the bottom band of the page."""
    return [line for line in page.lines if not _BAND < line.baseline / page.height < 1 - _BAND]


def _place(line: Line, page: PageLines) -> _Place:
    """What makes two lines of two pages the same running line."""
    words = re.sub(r"[\d\s]+", " ", line.text).strip().casefold()
    upper = line.baseline > page.height / 2
    height = page.height - line.baseline if upper else line.baseline
    return words, round(height / _SAME_PLACE), upper


def _look(line: Line, page: PageLines) -> _Look:
    """What two lines of two pages share that are one running line, whatever their height."""
    words, _, upper = _place(line, page)
    return words, upper, line.size


def _kept(page: PageLines, seen: Mapping[_Place, set[int]], usual: Set[_Look], count: int) -> list[Line]:
    """The page's lines that are neither running lines nor page numbers."""
    dropped = {
        id(line)
        for line in _band_lines(page)
        if _repeats(_place(line, page), seen, count) or _look(line, page) in usual or _PAGE_NUMBER.fullmatch(line.text.strip())
    }
    return [line for line in page.lines if id(line) not in dropped]


def _repeats(place: _Place, seen: Mapping[_Place, set[int]], count: int) -> bool:
    """Whether the line stands on enough of ``count`` pages at this height, rounding of the height apart."""
    words, height, upper = place
    numbers = sorted(set().union(*(seen.get((words, height + step, upper), ()) for step in (-1, 0, 1))))
    if not words or len(numbers) < (3 if count > 3 else 2):
        return False
    close = any(third - first <= 4 for first, third in zip(numbers, numbers[2:], strict=False))
    return close or len(numbers) >= 0.4 * count


def _small_lines_at_foot(page: PageLines, body: float) -> list[Line]:
    """The lines below the last line of body size, where they are smaller than the body and in the lower part."""
    ordinary = [line.baseline for line in page.lines if line.size > body - 0.9]
    floor = min(ordinary, default=page.height)
    return [line for line in page.lines if line.baseline < min(floor, page.height * 0.7) and line.size <= body - 0.9]
