"""Which words of a quotation stand together in the letters: words in; parts of them, each with where it was found, out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial

from service.sharing.aligning import Aligner, Found
from service.sharing.finding import Finder, NearPassage
from service.sharing.writing import Words

_MOST_SEARCHES = 6
_FEWEST_ELSEWHERE = 6
"""Words that are looked for in another place when the rest stands in one."""
_FEWEST_OF_A_SENTENCE = 3
"""Such words where they are a sentence of their own."""
_LIKE = 0.6
_LIKE_ELSEWHERE = 0.75
_FEWEST_IN_COMMON = 4
_NEARBY = 3
"""Words by which a cut is moved to the end of a sentence."""
_SENTENCE_END = re.compile(r"[.!?]")
_WORDS_MET = 0.5
"""How many of the words of a stretch, 0..1, must stand around a passage for the passage to be read word by word."""
_ALL_WORDS_MET = 0.85
"""The same for all but the best candidate where all words are to stand together; not 1, since dashes may part or join some."""
_SURELY_ALIKE = 0.85
"""Likeness from which no other letter is looked at."""
_HOLDERS_TRIED = 3


@dataclass(frozen=True, slots=True)
class Part:
    """Words ``lo`` to ``hi - 1`` of a quotation. ``holders`` are letters with the passage in which the same words begin,
    ``found`` where words stand that are the same or alike, the best first; ``near`` passages where only some of them do."""

    lo: int
    hi: int
    piece: int
    holders: Mapping[int, int] = field(default_factory=dict)
    found: tuple[Found, ...] = ()
    near: tuple[NearPassage, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether all of its words stand together in a letter."""
        return bool(self.holders) or any(found.whole for found in self.found)

    @property
    def likeness(self) -> float:
        """0..1; 1 where all words stand together."""
        if self.is_whole:
            return 1.0
        return max((found.likeness for found in self.found), default=0.0)


class Divider:
    """Divides one quotation; good for one only, since it counts how often it searches."""

    def __init__(self, finder: Finder, aligner: Aligner, words: Words) -> None:
        self._finder = finder
        self._aligner = aligner
        self._words = words
        self._searches = 0
        self._candidates = cache(partial(finder.candidates, words))
        self._whole = cache(self._in_one_place)

    def parts(self, lo: int, hi: int, piece: int) -> list[Part]:
        """One part where the words stand together, or nearly do; more where they come from different places."""
        whole = self._whole(lo, hi, piece)
        if whole.is_whole:
            return [whole]
        best = self._most_alike(lo, hi) if self._searches < _MOST_SEARCHES else None
        if best is None:
            return [replace(whole, near=tuple(self._finder.nearest(self._words, lo, hi)))]
        first, last = best.pairs[0].quoted, best.pairs[-1].quoted + 1
        before, begin = self._elsewhere(lo, self._snapped(first, lo), piece, before=True)
        after, end = self._elsewhere(self._snapped(last, hi), hi, piece, before=False)
        begin, end = (begin if before else lo), (end if after else hi)
        return [*before, self._core(begin, end, piece, best), *after]

    def is_whole(self, lo: int, hi: int, piece: int) -> bool:
        """Whether the words stand together in a letter."""
        return self._whole(lo, hi, piece).is_whole

    def _in_one_place(self, lo: int, hi: int, piece: int) -> Part:
        """All of the words in one place; nothing found where they stand in none."""
        holders, others = self._finder.holders(self._words, lo, hi)
        if any(self._aligner.exact(self._words, lo, hi, letter) for letter in list(holders)[:_HOLDERS_TRIED]):
            return Part(lo, hi, piece, holders)
        candidates = self._candidates(lo, hi)
        least = (_WORDS_MET, *(_ALL_WORDS_MET for _ in candidates[1:]))
        likely = (each.letter for each, bound in zip(candidates, least, strict=False) if each.overlap >= bound)
        letters = dict.fromkeys([*others, *likely])
        found = tuple(each for letter in letters for each in self._aligner.exact(self._words, lo, hi, letter))
        return Part(lo, hi, piece, found=found)

    def _most_alike(self, lo: int, hi: int) -> Found | None:
        """The row of words that has most in common with a stretch of the quotation, if that is enough."""
        self._searches += 1
        best: Found | None = None
        for each in self._candidates(lo, hi):
            found = self._aligner.near(self._words, lo, hi, each.letter, each.passages) if each.overlap >= _WORDS_MET else None
            if found and (best is None or found.weight > best.weight):
                best = found
            if best and best.likeness >= _SURELY_ALIKE:
                break
        if best is None:
            return None
        own = _within(best, best.pairs[0].quoted, best.pairs[-1].quoted + 1)
        return best if own.likeness >= _LIKE and len(own.pairs) >= _FEWEST_IN_COMMON else None

    def _elsewhere(self, lo: int, hi: int, piece: int, before: bool) -> tuple[list[Part], int]:
        """The parts that words beside the found ones make in another place, empty where they stand in none; and where the
        found ones then end."""
        edge = hi if before else lo
        if hi - lo >= _FEWEST_ELSEWHERE:
            parts = self.parts(lo, hi, piece)
            return (parts if all(part.likeness >= _LIKE_ELSEWHERE for part in parts) else []), edge
        if hi - lo >= _FEWEST_OF_A_SENTENCE and self._ends_sentence(edge):
            whole = self._whole(lo, hi, piece)
            return ([whole] if whole.is_whole else []), edge
        return [], edge

    def _core(self, lo: int, hi: int, piece: int, best: Found) -> Part:
        """What is left of the words once those from elsewhere are parts of their own."""
        whole = self._whole(lo, hi, piece) if (lo, hi) != (best.lo, best.hi) else Part(lo, hi, piece)
        if whole.is_whole:
            return whole
        kept = _within(best, lo, hi)
        if kept.pairs and kept.likeness >= _LIKE:
            return Part(lo, hi, piece, found=(kept,))
        return Part(lo, hi, piece, near=tuple(self._finder.nearest(self._words, lo, hi)))

    def _snapped(self, cut: int, end: int) -> int:
        """The end of a sentence within three words of a cut, if there is one."""
        around = range(max(1, cut - _NEARBY), min(len(self._words), cut + _NEARBY + 1))
        ends = (n for n in sorted(around, key=lambda n: abs(n - cut)) if self._ends_sentence(n))
        return next(ends, cut) if cut != end else cut

    def _ends_sentence(self, cut: int) -> bool:
        """Whether a sentence ends between word ``cut - 1`` and word ``cut``."""
        words = self._words
        between = words.text[words.ends[cut - 1] : words.starts[cut]] if 0 < cut < len(words) else ""
        return bool(_SENTENCE_END.search(between))


def _within(found: Found, lo: int, hi: int) -> Found:
    """What of it lies between two words of the quotation."""
    return replace(found, lo=lo, hi=hi, pairs=tuple(pair for pair in found.pairs if lo <= pair.quoted < hi))
