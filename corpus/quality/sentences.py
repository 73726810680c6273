"""Paragraphs that begin or end amid a sentence: a letter's running text in, oddities out; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.letter import BlockKind
from corpus.quality.body import BodyBlock, all_pages, beginning, ending, examples
from corpus.quality.oddity import Oddity, OddityKind

_FEWEST_WORDS = 12
"""A shorter paragraph may be a label, a name or a line of an address."""
_SURELY_SENTENCE = 25
"""A paragraph of so many words that ends in small letters is a sentence without its end; a few are printed so."""
_NO_STOP = re.compile(r"(?<![.@\w])[A-Za-z]?[a-z'’-]*[a-z][¹²³⁴⁵⁶⁷⁸⁹⁰]*$")
_LIST_MARK = re.compile(r"^(?:[^\w\s“‘\"'(£$€[]|o)\s")
_FEWEST_MARKS = 3
_LONGEST_TITLE = 40
"""Words."""
_ADDRESS = re.compile(r"^(?:https?:|www\.|\S+@|\S+\.(?:uk|com|org)\b|e\.g\.|i\.e\.)", re.IGNORECASE)
_LETTERHEAD = re.compile(r"^(?:(?:\S+@|www\.)\S+\s+){2,}(?=[a-z]+\s+[a-z]+\s+[a-z]+)")
_OPEN = re.compile(
    r"(?:\b(?:a|an|and|are|as|at|be|because|been|but|by|for|from|had|has|have|if|in|into|is|it|its|of|on|or|that|the|their"
    r"|these|they|this|to|was|were|when|where|which|while|who|whose|will|with|within|without)|\b\w+s?['’]s?|[a-z],)$"
)


def odd_sentences(body: Sequence[BodyBlock]) -> Iterator[Oddity]:
    """Paragraphs whose beginning or end is missing, or into which the letterhead has come."""
    paragraphs = [block for block in body if block.kind is BlockKind.PARAGRAPH]
    marked = [block for block in paragraphs if _LIST_MARK.match(block.words)]
    if len(marked) >= _FEWEST_MARKS:
        shown = examples([beginning(block.words) for block in marked])
        yield Oddity(OddityKind.LOST_BULLETS, f"{len(marked)} bullets were read as paragraphs: {shown}", all_pages(marked))
    headless = [block for block in paragraphs if _begins_amid(block.words)]
    if headless:
        yield _cut("begins amid a sentence", "begin amid a sentence", headless, [beginning(block.words) for block in headless])
    endless = [block for block in paragraphs if _ends_amid(block.words) and not _is_title(block)]
    if endless:
        yield _cut("ends without a full stop", "end without a full stop", endless, [ending(block.words) for block in endless])
    crossed = [block for block in paragraphs if _LETTERHEAD.match(block.words)]
    if crossed:
        yield _cut(
            "holds a line of the letterhead",
            "hold lines of the letterhead",
            crossed,
            [beginning(block.words) for block in crossed],
        )


def _begins_amid(words: str) -> bool:
    return words[0].islower() and len(words.split()) >= _FEWEST_WORDS and not _ADDRESS.match(words)


def _is_title(block: BodyBlock) -> bool:
    """Whether the paragraph is a line of a report's title, which goes over several and has no full stop."""
    return not block.path and "." not in block.words and len(block.words.split()) < _LONGEST_TITLE


def _ends_amid(words: str) -> bool:
    """Whether the paragraph ends with a word that no sentence ends with, or is long and ends without a full stop."""
    length = len(words.split())
    if length < _FEWEST_WORDS or _LIST_MARK.match(words):
        return False
    return _OPEN.search(words) is not None or (length >= _SURELY_SENTENCE and _NO_STOP.search(words) is not None)


def _cut(one: str, several: str, blocks: Sequence[BodyBlock], shown: Sequence[str]) -> Oddity:
    said = f"a paragraph {one}" if len(blocks) == 1 else f"{len(blocks)} paragraphs {several}"
    return Oddity(OddityKind.CUT_SENTENCE, f"{said}: {examples(shown)}", all_pages(blocks))
