"""The words of a published PDF with the page of each, and the pages that a quote's words stand on; wraps pypdfium2.

Words are compared without case, punctuation, superscripts, white space and hyphens. Only trusted files are opened: unlike
``corpus.readers`` this runs in the calling process, and it shares no code with them, so that it can check them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import pypdfium2

from eval.errors import EvalError

_DROPPED = re.compile(r"[¹²³⁰-⁹’'‘]|[\u00ad\ufffe\x02]\s*|</?u>")
_WORD = re.compile(r"[^\W\d_]+|\d+")
MATCHED_SHARE = 0.8
_SLACK = 0.5


class Match(NamedTuple):
    """A stretch of a quote's words found among the published ones: the index of its first word in each, and its length."""

    published: int
    quoted: int
    length: int


@dataclass(frozen=True, slots=True)
class PublishedWords:
    """The folded words of a PDF in reading order; ``pages[i]`` is the page, from 1, on which ``words[i]`` stands."""

    words: tuple[str, ...]
    pages: tuple[int, ...]


def fold(text: str) -> list[str]:
    """The words of ``text`` as they are compared."""
    return _WORD.findall(_DROPPED.sub("", text).lower())


def read_published(path: Path) -> PublishedWords:
    """The words of the PDF at ``path``. Raises EvalError where it cannot be opened."""
    try:
        with pypdfium2.PdfDocument(path) as document:
            texts = [document[index].get_textpage().get_text_range() for index in range(len(document))]
    except (pypdfium2.PdfiumError, OSError) as error:
        raise EvalError(f"cannot read {path}: {error}; check that it is the published PDF") from error
    return from_pages(texts)


def from_pages(texts: Sequence[str]) -> PublishedWords:
    """The words of the pages whose texts are given, the first of them page 1."""
    placed = [(word, page) for page, text in enumerate(texts, start=1) for word in fold(text)]
    return PublishedWords(tuple(word for word, _ in placed), tuple(page for _, page in placed))


def pages_of(quote: str, published: PublishedWords) -> list[tuple[int, ...]]:
    """The pages of each place where ``quote`` stands; empty where it was not found.

    All places with exactly the quote's words count; without any, the one place where at least 80 % of them stand in order.
    """
    words = fold(quote)
    if not words:
        return []
    exact = _exact_places(words, published.words)
    if exact:
        return [_pages(published, range(start, start + len(words))) for start in exact]
    near = _near_place(words, published.words)
    return [_pages(published, near)] if near else []


def _pages(published: PublishedWords, places: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted({published.pages[place] for place in places}))


def _exact_places(words: Sequence[str], published: Sequence[str]) -> list[int]:
    joined = " " + " ".join(published) + " "
    starts: list[int] = []
    position = 0
    for word in published:
        starts.append(position)
        position += len(word) + 1
    wanted = " " + " ".join(words) + " "
    places = []
    at = joined.find(wanted)
    while at >= 0:
        places.append(bisect_right(starts, at) - 1)
        at = joined.find(wanted, at + 1)
    return places


def _near_place(words: Sequence[str], published: Sequence[str]) -> list[int]:
    """Indexes of the published words that match around the longest common stretch; empty if they are too few."""
    matcher = SequenceMatcher(None, published, words, autojunk=False)
    longest = Match(*matcher.find_longest_match())
    slack = int(_SLACK * len(words)) + 1
    start = max(0, longest.published - longest.quoted - slack)
    window = published[start : longest.published - longest.quoted + len(words) + slack]
    blocks = [Match(*block) for block in SequenceMatcher(None, window, words, autojunk=False).get_matching_blocks()]
    matched = [start + block.published + offset for block in blocks for offset in range(block.length)]
    return matched if len(matched) >= MATCHED_SHARE * len(words) else []
