"""Where in an index words of a quotation may stand: words in; letters and their passages out, without reading the letters."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TypeVar

import numpy as np

from indexer.index import Index
from indexer.terms import terms_of
from indexer.words import plain
from service.sharing.writing import Words, words_in

_Met = TypeVar("_Met")
_MOST_WINDOWS = 6
_WINDOW = 30
"""Words."""
_NEAR_PASSAGES = 36
"""For all stretches of a quotation together."""
_PASSAGES_OF_LETTER = 2
"""For each stretch of the quotation; what stands beside them is looked at anyway."""
_NEAR_LETTERS = 4
_COMPARED = 12
"""Passages whose words are compared in order to name the nearest."""
_NEAREST = 3
_PASSAGE = 60
"""Characters that a passage has at least, but for few."""
_MOST_READ = 60_000
"""Passages read for one row of words: a long text of one common word would have every letter read again and again."""
_SENTENCE_END = re.compile(r"[.!?;:][\"'’”)\]]*\s+|\n+")
_OPENING = re.compile(r"^\W+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A letter with those of its passages that are most like a quotation. ``overlap``, 0..1, is how many of the words of a
    stretch of it, at best, stand around one of them, in any order; ``weight`` counts pairs of neighbouring words in all
    stretches, and those stretches for most that have most."""

    letter: int
    passages: tuple[int, ...]
    overlap: float
    weight: float


@dataclass(frozen=True, slots=True)
class NearPassage:
    """A passage and how many of the quotation's words, 0..1, stand in it in the same order."""

    place: int
    likeness: float


class Finder:
    """Looks quotations up in one index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._letters = index.table.letter

    def holders(self, words: Words, lo: int, hi: int) -> tuple[dict[int, int], tuple[int, ...]]:
        """Each letter whose passages hold the words in plain writing, with the passage in which they begin; and, where there
        are few, the letters of which that can only be said of the longest sentence."""
        sought = plain(words.between(lo, hi))
        probe = max((_OPENING.sub("", plain(part)) for part in _SENTENCE_END.split(words.between(lo, hi))), key=len)
        reach = 1 + len(sought) // _PASSAGE
        left = _MOST_READ // (2 * reach + 1)
        found: dict[int, int] = {}
        others: dict[int, None] = {}
        for place in np.flatnonzero(self._index.words.holding(probe)):
            letter = int(self._letters[place])
            if letter not in found and left:
                left -= 1
                begins = self._begins(sought, int(place), reach)
                if begins is None:
                    others[letter] = None
                else:
                    found[letter] = begins
        return found, tuple(others) if len(others) <= _NEAR_LETTERS else ()

    def _begins(self, sought: str, place: int, reach: int) -> int | None:
        """The passage at or before ``place`` in which the words begin, if they stand in it and its neighbours."""
        near = self._beside(place, reach)
        lines = self._lines(near)
        at = _standing(sought, " ".join(lines))
        if at < 0:
            return None
        for number, line in zip(near, lines, strict=True):
            if at <= len(line):
                return number
            at -= len(line) + 1
        return None

    def candidates(self, words: Words, lo: int, hi: int) -> list[Candidate]:
        """The letters whose passages are most like the words, best first."""
        windows = _windows(lo, hi)
        passages: dict[int, set[int]] = defaultdict(set)
        for begin, end in windows:
            met: Counter[int] = Counter()
            for place in self._best(words.between(begin, end), _NEAR_PASSAGES // len(windows)):
                letter = int(self._letters[place])
                met[letter] += 1
                if met[letter] <= _PASSAGES_OF_LETTER:
                    passages[letter].add(place)
        sought = [words.keys[begin:end] for begin, end in windows]
        found = [self._candidate(letter, tuple(sorted(places)), sought) for letter, places in passages.items()]
        return sorted(found, key=lambda each: (-each.weight, each.letter))[:_NEAR_LETTERS]

    def _candidate(self, letter: int, places: tuple[int, ...], sought: Sequence[Sequence[str]]) -> Candidate:
        around = [words_in(" ".join(self._lines(self._beside(place, 1)))).keys for place in places]
        overlap = max(_shared(set(keys), set(there)) for keys in sought for there in around)
        in_order = [max(_shared(set(pairwise(keys)), set(pairwise(there))) for there in around) for keys in sought]
        return Candidate(letter, places, overlap, sum(share**3 for share in in_order))

    def _best(self, text: str, count: int) -> list[int]:
        """The passages with the highest BM25 score, best first."""
        asked = self._index.terms.asked(terms_of(text))
        best = asked.best(count)
        return [int(place) for place in best[np.argsort(-asked.at(best), kind="stable")][:count]]

    def nearest(self, words: Words, lo: int, hi: int) -> list[NearPassage]:
        """The three passages that hold most of the words in the same order."""
        matcher: SequenceMatcher[str] = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(words.keys[lo:hi])
        found = []
        for place in self._best(words.between(lo, hi), _COMPARED):
            matcher.set_seq1(words_in(self._index.words.of(place)).keys)
            common = sum(block.size for block in matcher.get_matching_blocks())
            found.append(NearPassage(place, common / (hi - lo)))
        return sorted(found, key=lambda near: (-near.likeness, near.place))[:_NEAREST]

    def _beside(self, place: int, reach: int) -> list[int]:
        """A passage and its neighbours in the same letter."""
        around = range(max(0, place - reach), min(len(self._letters), place + reach + 1))
        return [n for n in around if self._letters[n] == self._letters[place]]

    def _lines(self, places: list[int]) -> list[str]:
        return [self._index.words.of(place).rstrip("\n") for place in places]


def _shared(sought: set[_Met], there: set[_Met]) -> float:
    """How much of one set, 0..1, is in the other."""
    return len(sought & there) / len(sought) if sought else 0.0


def _windows(lo: int, hi: int) -> list[tuple[int, int]]:
    """Up to six stretches of 30 words, spread over the quotation."""
    count = min(_MOST_WINDOWS, max(1, round((hi - lo) / _WINDOW)))
    edges = [lo + (hi - lo) * number // count for number in range(count + 1)]
    return [(edges[n], min(edges[n + 1], edges[n] + _WINDOW + 15)) for n in range(count)]


def _standing(sought: str, text: str) -> int:
    """Where the phrase stands as whole words, or -1."""
    at = text.find(sought)
    while at >= 0:
        end = at + len(sought)
        if not (text[at - 1 : at].isalnum() and sought[0].isalnum()) and not (
            text[end : end + 1].isalnum() and sought[-1].isalnum()
        ):
            return at
        at = text.find(sought, at + 1)
    return -1
