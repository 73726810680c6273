"""One letter given as text and as PDF: page numbers for the text, found by lining its words up with the PDF's pages."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import Match, SequenceMatcher

from corpus.letter import Page, Span, Transcript

_WORD = re.compile(r"[a-z]{5,}|[0-9]+")
"""Short words say nothing of the place and would make the comparison slow."""
_ANY_WORD = re.compile(r"\S+")
_Words = list[tuple[str, int]]
_LEAST_ALIKE = 0.6
"""Share of the text's words that must stand in the PDF in the same order, lest two letters of one name be mixed up."""


def with_pages_of(transcript: Transcript, published: Transcript) -> Transcript:
    """The transcript with the pages of the published letter, its text untouched.

    Where a page begins between two matched words, the page begins at the second of them. If the two do not hold the same
    letter, the transcript comes back with a note that says so and no other change.
    """
    ours, theirs = _words(transcript.text), _words(published.text)
    matcher = SequenceMatcher(None, [word for word, _ in ours], [word for word, _ in theirs], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if sum(block.size for block in blocks) < _LEAST_ALIKE * len(ours):
        note = "the PDF of the same name holds another text; its pages were not used"
        return replace(transcript, notes=(*transcript.notes, note))
    starts = [0]
    for page in published.pages[1:]:
        start = _begin(transcript.text, ours, published.text, theirs, blocks, page.span.start)
        starts.append(max(starts[-1], start))
    ends = [*starts[1:], len(transcript.text)]
    pages = tuple(Page(page.number, Span(start, end)) for page, start, end in zip(published.pages, starts, ends, strict=True))
    return replace(transcript, pages=pages)


def _words(text: str) -> _Words:
    return [(match.group(), match.start()) for match in _WORD.finditer(text.lower())]


def _begin(text: str, ours: _Words, published: str, theirs: _Words, blocks: list[Match], start: int) -> int:
    """Where in ``text`` the page begins that begins at ``start`` of ``published``: at its first matched word, less as many
    words as the page has before that one."""
    for block in blocks:
        for step in range(block.size):
            there = theirs[block.b + step][1]
            if there >= start:
                before = len(_ANY_WORD.findall(published, start, there))
                return _words_back(text, ours[block.a + step][1], before)
    return len(text)


def _words_back(text: str, offset: int, count: int) -> int:
    """The start of the word that stands ``count`` words before ``offset``."""
    for _ in range(count):
        before = text[max(0, offset - 200) : offset].rstrip()
        offset = max(0, offset - 200) + max(before.rfind(space) for space in " \n\t") + 1
    return offset
