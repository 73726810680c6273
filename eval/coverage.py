"""Reading ranked spans in order: spans and the letters' texts in, what each of them adds to the text already read out.

Definitions. A *word* is a run of characters that are not white space; it is read by the piece that holds its first
character. Text already read adds nothing and costs nothing when a later span repeats it. Under a limit of N words, the
span that crosses the limit is read up to the first character of word N + 1, and nothing after it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.letter import Span
from eval.questions import GoldSpan

_WORD_START = re.compile(r"(?<!\S)\S")
FOUND_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a letter that was read for the first time."""

    letter: str
    span: Span


Reading = tuple[tuple[Piece, ...], ...]
"""For each ranked span, in rank order, the pieces it adds; all pieces of a reading are disjoint."""


def read_in_order(spans: Iterable[Piece], texts: Mapping[str, str], words: int | None = None) -> Reading:
    """What reading ``spans`` in order adds, span by span, until ``words`` words are read (``None``: all of them)."""
    read: dict[str, list[Span]] = {}
    left = words
    reading: list[tuple[Piece, ...]] = []
    for ranked in spans:
        if left == 0:
            break
        already = read.setdefault(ranked.letter, [])
        fresh, left = _within(_unread(ranked.span, already), texts[ranked.letter], left)
        already.extend(fresh)
        reading.append(tuple(Piece(ranked.letter, span) for span in fresh))
    return tuple(reading)


def whole_within(spans: Sequence[Piece], texts: Mapping[str, str], words: int) -> list[Piece]:
    """The leading spans that hold at most ``words`` words together, each counted whole even where it repeats another."""
    kept: list[Piece] = []
    for ranked in spans:
        words -= len(texts[ranked.letter][ranked.span.start : ranked.span.end].split())
        if words < 0:
            break
        kept.append(ranked)
    return kept


def _unread(span: Span, read: Iterable[Span]) -> list[Span]:
    """The parts of ``span`` outside all of ``read``, in the order of the text."""
    parts: list[Span] = []
    start = span.start
    for seen in sorted(seen for seen in read if seen.overlaps(span)):
        if start < seen.start:
            parts.append(Span(start, seen.start))
        start = max(start, seen.end)
    if start < span.end:
        parts.append(Span(start, span.end))
    return parts


def _within(parts: Sequence[Span], text: str, left: int | None) -> tuple[list[Span], int | None]:
    """The parts that ``left`` more words allow, the last one cut at the limit; and how many words are left after them."""
    if left is None:
        return list(parts), None
    kept: list[Span] = []
    for part in parts:
        starts = [found.start() for found in _WORD_START.finditer(text, *part)]
        if len(starts) > left:
            if starts[left] > part.start:
                kept.append(Span(part.start, starts[left]))
            return kept, 0
        kept.append(part)
        left -= len(starts)
    return kept, left


def overlap(piece: Piece, gold: GoldSpan) -> int:
    """How many characters of ``gold`` the piece holds."""
    if piece.letter != gold.letter:
        return 0
    return max(0, min(piece.span.end, gold.span.end) - max(piece.span.start, gold.span.start))


def found_at(gold: GoldSpan, reading: Reading) -> int | None:
    """The rank (from 1) of the span with which at least half of the gold span's characters are read; ``None`` if never."""
    needed = FOUND_SHARE * (gold.span.end - gold.span.start)
    covered = 0
    for rank, pieces in enumerate(reading, start=1):
        covered += sum(overlap(piece, gold) for piece in pieces)
        if covered >= needed and covered > 0:
            return rank
    return None


def gold_share(reading: Reading, gold: Sequence[GoldSpan]) -> float:
    """The share of the characters read that lie in at least one gold span; 0 where nothing was read."""
    pieces = [piece for added in reading for piece in added]
    total = sum(piece.span.end - piece.span.start for piece in pieces)
    outside = sum(
        part.end - part.start
        for piece in pieces
        for part in _unread(piece.span, [span.span for span in gold if span.letter == piece.letter])
    )
    return (total - outside) / total if total else 0.0
