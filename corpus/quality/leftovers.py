"""What belongs to the page and not to its text, running headers and contents lists: a letter in, oddities out; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.letter import BlockKind, Letter
from corpus.quality.body import BodyBlock, all_pages, beginning, examples
from corpus.quality.oddity import Oddity, OddityKind

_EDGE = 5
"""Words at the top or foot of a page that make a running line when they recur."""
_FEWEST_PAGES = 3
_SHARE_OF_PAGES = 0.3
"""Of a long report's pages, some begin alike by chance."""
_WITHOUT_PAGES = 5
"""How often a line recurs before it is taken for a running line where the letter does not mark its pages."""
_LONGEST_LINE = 20
"""Words; a longer paragraph that recurs is no line at the head of a page."""
_ENTRY = re.compile(r"^(?P<heading>\D.*?[^\s.…])[\s.…]+(?P<page>\d{1,3})$")
_ENTRIES = re.compile(r"[A-Z][^.\d]{8,90}?[\s.…]+(\d{1,2})(?=\s+[A-Z]|$)")
_FEWEST_ENTRIES = 3


def odd_leftovers(letter: Letter, body: Sequence[BodyBlock]) -> Iterator[Oddity]:
    """Lines that recur at the edges of pages, and lines of a contents list."""
    yield from _running_lines(letter, body)
    yield from _contents(body)


def _running_lines(letter: Letter, body: Sequence[BodyBlock]) -> Iterator[Oddity]:
    if not letter.pages:
        recurring: dict[str, list[BodyBlock]] = {}
        for block in body:
            if block.kind is BlockKind.PARAGRAPH and _EDGE <= len(block.words.split()) <= _LONGEST_LINE:
                recurring.setdefault(_folded(block.words), []).append(block)
        for blocks in recurring.values():
            if len(blocks) >= _WITHOUT_PAGES:
                yield _recurs(blocks[0].words, len(blocks), ())
        return
    for edge in (slice(None, _EDGE), slice(-_EDGE, None)):
        yield from _recurring_edges(letter, edge)


def _recurring_edges(letter: Letter, edge: slice) -> Iterator[Oddity]:
    """Words that several pages begin or end with."""
    seen: dict[str, list[tuple[int, str]]] = {}
    for page, words in _page_words(letter).items():
        if len(words) >= 2 * _EDGE:
            shown = " ".join(words[edge])
            seen.setdefault(_folded(shown), []).append((page, shown))
    for folded, places in seen.items():
        if len(places) >= max(_FEWEST_PAGES, _SHARE_OF_PAGES * len(letter.pages)) and re.search(r"[a-z]{3}", folded):
            yield _recurs(places[0][1], len(places), tuple(page for page, _ in places))


def _page_words(letter: Letter) -> dict[int, list[str]]:
    """The words of the running text on each page."""
    pages: dict[int, list[str]] = {page.number: [] for page in letter.pages}
    parts = sorted(part for section in letter.sections for block in section.blocks for part in block.parts)
    current = iter(letter.pages)
    page = next(current)
    for part in parts:
        start = part.start
        while start < part.end:
            while page.span.end <= start and page is not letter.pages[-1]:
                page = next(current)
            end = part.end if page is letter.pages[-1] else min(part.end, page.span.end)
            pages[page.number] += letter.text[start:end].split()
            start = end
    return pages


def _recurs(words: str, times: int, pages: tuple[int, ...]) -> Oddity:
    where = f"at the edge of {times} pages" if pages else f"{times} times"
    return Oddity(OddityKind.REPEATED_LINE, f"{beginning(words)} stands {where}", pages)


def _folded(words: str) -> str:
    return re.sub(r"\d+", "0", " ".join(words.split())).casefold()


def _contents(body: Sequence[BodyBlock]) -> Iterator[Oddity]:
    """Lines that end in a page number and name a heading, several such entries in one paragraph, or a heading with its page."""
    headings = {heading.casefold() for block in body for heading in block.path}
    lines = [block for block in body if block.kind is BlockKind.PARAGRAPH and _names_heading(block.words, headings)]
    crowded = [block for block in body if block.kind is BlockKind.PARAGRAPH and _is_list(block.words)]
    found = crowded or (lines if len(lines) >= _FEWEST_ENTRIES else [])
    if found:
        shown = examples([beginning(block.words) for block in found])
        yield Oddity(OddityKind.CONTENTS_LIST, f"lines of a contents list stand in the text: {shown}", all_pages(found))
    numbered = sorted(heading for heading in headings if _names_heading(heading, headings))
    if numbered and not found:
        said = f"the heading {beginning(numbered[0])} is a line of a contents list"
        yield Oddity(OddityKind.CONTENTS_LIST, said)


def _names_heading(words: str, headings: set[str]) -> bool:
    entry = _ENTRY.match(words)
    return entry is not None and entry["heading"].casefold() in headings


def _is_list(words: str) -> bool:
    """Whether a paragraph is made of entries whose page numbers ascend."""
    numbers = [int(number) for number in _ENTRIES.findall(words)]
    covered = sum(len(entry[0]) for entry in _ENTRIES.finditer(words))
    return len(numbers) >= _FEWEST_ENTRIES and numbers == sorted(set(numbers)) and covered > 0.6 * len(words)
