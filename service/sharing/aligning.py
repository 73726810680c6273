"""A quotation's words and a letter in; the rows of the letter's words that are the same, or most nearly, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache

from indexer.index import Index
from service.sharing.comparison import Pair
from service.sharing.running_text import RunningText
from service.sharing.writing import Words, essence

_KEPT_READY = 64
_BEYOND = 60
"""Words looked at on either side of where the quotation seems to stand."""
_GAP_COSTS = 0.5
_JOINED_WORDS = 3


@dataclass(frozen=True, slots=True)
class Found:
    """Words ``lo`` to ``hi - 1`` of a quotation and the words of one letter that they were found to be.

    ``pairs`` ascend on both sides; ``whole`` tells that all words follow one another in the letter.
    """

    letter: int
    lo: int
    hi: int
    pairs: tuple[Pair, ...]
    weight: float
    whole: bool = False

    @property
    def likeness(self) -> float:
        """0..1: twice the words in common over the words of both, from the first in common to the last in the letter."""
        return 2 * len(self.pairs) / (self.hi - self.lo + self.pairs[-1].letter - self.pairs[0].letter + 1)


class Aligner:
    """Finds words in the running texts of one index's letters. May be used from several threads."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.running = lru_cache(maxsize=_KEPT_READY)(self._running)

    def _running(self, letter: int) -> RunningText:
        return RunningText(self._index.library.at(letter))

    def exact(self, words: Words, lo: int, hi: int, letter: int) -> list[Found]:
        """Each place of a letter where the words follow one another."""
        lines = "\n" in words.between(lo, hi)  # a page's header is copied as a line of its own
        rows = self.running(letter).exact(words.keys[lo:hi], as_printed=lines)
        paired = (tuple(Pair(lo + n, at) for n, at in enumerate(row) if at >= 0) for row in rows)
        return [Found(letter, lo, hi, pairs, float(hi - lo), whole=True) for pairs in paired]

    def near(self, words: Words, lo: int, hi: int, letter: int, passages: Sequence[int]) -> Found | None:
        """The row of words of a letter, near some of its passages, that has most in common with the quotation's."""
        running = self.running(letter)
        matcher: SequenceMatcher[str] = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(words.keys[lo:hi])
        found = [
            self._aligned(matcher, running, letter, lo, hi, region) for region in self._regions(running, hi - lo, passages)
        ]
        best = max((each for each in found if each), key=lambda each: each.weight, default=None)
        return best and _extended(best, words, running.words)

    def _regions(self, running: RunningText, size: int, passages: Sequence[int]) -> list[tuple[int, int]]:
        """Ranges of the letter's words around the passages, those that overlap made one."""
        regions: list[tuple[int, int]] = []
        for place in passages:
            parts = self._index.table.parts_of(place)
            begin = max(0, running.number_at(parts[0].start) - size - _BEYOND)
            end = min(len(running.words), running.number_at(parts[-1].end) + size + _BEYOND)
            if regions and begin <= regions[-1][1]:
                regions[-1] = (regions[-1][0], max(end, regions[-1][1]))
            else:
                regions.append((begin, end))
        return regions

    def _aligned(
        self, matcher: SequenceMatcher[str], running: RunningText, letter: int, lo: int, hi: int, region: tuple[int, int]
    ) -> Found | None:
        """The best chain of words in common, where what stands between them costs half a word for each (Smith and Waterman's
        local alignment, over rows of equal words)."""
        numbers = [n for n in range(*region) if n not in running.asides]
        matcher.set_seq1([running.words.keys[n] for n in numbers])
        blocks = matcher.get_matching_blocks()[:-1]
        best = current = 0.0
        first = 0
        bounds = (0, 0)
        for number, block in enumerate(blocks):
            if number:
                before = blocks[number - 1]
                between = max(block.a - before.a - before.size, block.b - before.b - before.size)
                current -= _GAP_COSTS * between
            if current <= 0:
                current, first = 0.0, number
            current += block.size
            if current > best:
                best, bounds = current, (first, number + 1)
        pairs = tuple(
            Pair(lo + block.b + n, numbers[block.a + n]) for block in blocks[slice(*bounds)] for n in range(block.size)
        )
        return Found(letter, lo, hi, pairs, best) if pairs else None


def _extended(found: Found, words: Words, letters: Words) -> Found:
    """With the words at either end too if these are the letter's but for spaces or dashes, as *boat house* is *boathouse*."""
    pairs = found.pairs
    first, last = pairs[0], pairs[-1]
    end = range(last.letter + 1, min(len(letters), last.letter + 2 + _JOINED_WORDS))
    tail = essence(words.between(last.quoted + 1, found.hi))
    behind = next((n for n in end if tail and essence(letters.between(last.letter + 1, n + 1)) == tail), None)
    if behind is not None:
        pairs = (*pairs, Pair(found.hi - 1, behind))
    head = essence(words.between(found.lo, first.quoted))
    begin = range(first.letter - 1, max(-1, first.letter - 2 - _JOINED_WORDS), -1)
    before = next((n for n in begin if head and essence(letters.between(n, first.letter)) == head), None)
    if before is not None:
        pairs = (Pair(found.lo, before), *pairs)
    return replace(found, pairs=pairs)
