"""Pages and page furniture of a letter given as plain text in the transcribed form: text in, pages and furniture spans out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from corpus.headings import is_customary
from corpus.letter import Page, Span

_GAP = re.compile(r"\n(?:[ \t\r\u00a0]*\n){3,}")
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_LOGO = re.compile(
    r"^(?:care quality\s+commission|ofsted|hmic(?:frs)?|hmi probation|(?:her|his) majesty['’]s inspectorate[^.]*"
    r"|(?:page )?\d{1,3}(?: of \d{1,3})?)$",
    re.IGNORECASE,
)
_OFTEN = 3
"""A line that recurs beside as many gaps is a running header wherever else it stands."""
_LONGEST_PAGE = 6000
"""Characters; a text with more than this between two page gaps does not mark all its pages (dense letters reach 4,500)."""


def pages_and_furniture(text: str) -> tuple[tuple[Page, ...], tuple[Span, ...]]:
    """Finds pages by their gaps of three or more blank lines, and what is printed around the text of each page.

    Returns the pages in order, tiling ``text``, and the spans of logos, running headers and page numbers, in order. No
    pages are returned where the gaps cannot be all of the page breaks: a wrong page number is worse than none.
    """
    furniture = tuple(_furniture(text))
    breaks = list(_page_breaks(text, furniture))
    bounds = [0, *breaks, len(text)]
    pages = tuple(Page(number, Span(*bound)) for number, bound in enumerate(pairwise(bounds), start=1))
    if not breaks or max(page.span.end - page.span.start for page in pages) > _LONGEST_PAGE:
        return (), furniture
    return pages, furniture


def _page_breaks(text: str, furniture: tuple[Span, ...]) -> Iterator[int]:
    """Offsets at which a page ends: the first of the gaps that stand between two runs of real text."""
    previous_text_end = 0
    pending: int | None = None
    for paragraph in _PARAGRAPH.finditer(text):
        span = Span(*paragraph.span())
        gap = _GAP.search(text, previous_text_end, span.start)
        if gap and pending is None:
            pending = gap.start()
        if span not in furniture and paragraph.group().strip():
            if pending is not None and previous_text_end > 0:
                yield pending
            pending = None
            previous_text_end = span.end


def _furniture(text: str) -> Iterator[Span]:
    """Paragraphs beside a page gap that are logos or page numbers, or that recur beside other gaps with other digits.

    Customary headings may recur: a report that holds two has *Recommendations* twice, each at the top of a page.
    """
    beside = list(_beside_gaps(text))
    counts = Counter(_folded(text[span.start : span.end]) for span in beside)
    running = {words for words, count in counts.items() if count > 1 and len(words) < 160 and not words.endswith(".")}
    often = {words for words in running if counts[words] >= _OFTEN and re.search("[a-z]", words)}
    places = set(beside)
    for match in _PARAGRAPH.finditer(text):
        span, words = Span(*match.span()), match.group().strip()
        known = running if span in places else often
        is_logo = span in places and _LOGO.match(words)
        if is_logo or (_folded(words) in known and not is_customary(words)):
            yield span


def _beside_gaps(text: str) -> Iterator[Span]:
    """Spans of up to three paragraphs after each gap and the one before it, bullets and table rows left out."""
    paragraphs = [Span(*match.span()) for match in _PARAGRAPH.finditer(text)]
    after = 0
    previous_end = 0
    for index, span in enumerate(paragraphs):
        if _GAP.search(text, previous_end, span.start) or previous_end == span.start == 0:
            after = 3
        follows_gap = index + 1 < len(paragraphs) and _GAP.search(text, span.end, paragraphs[index + 1].start)
        words = text[span.start : span.end]
        if (after > 0 or follows_gap) and not words.startswith("- ") and "\t" not in words:
            yield span
        after -= 1
        previous_end = span.end


def _folded(words: str) -> str:
    return re.sub(r"\d+", "0", " ".join(words.split())).casefold()
