"""Misspelt words of a question: words in, the letters' own words that are meant out, each with what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.letter import Span
from indexer.edits import near, same_start
from indexer.vocabulary import Vocabulary

_WORD = re.compile(r"(?<![\w'’&/@.-])[A-Za-z]+(?![\w'’&/@-]|\.\w)")
_VOWELS = re.compile(r"[aeiou]")
_DOUBLED = re.compile(r"(.)\1+")
_SHORTEST = 5
"""Letters of the shortest word that is corrected; where vowels were left out, four."""
_SHORTEST_WITHOUT_VOWELS = 4
_ONE_EDIT_UP_TO = 7
_MORE_OFTEN = 100
"""How many times as often the right word stands in the letters as a slip of their own pen."""
_LEAST_OF_TWO = 4
"""Letters of each of two words that were run together."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A word as it was typed and the letters' word that is searched for in its place."""

    typed: str
    read: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """A question with its misspelt words mended."""

    words: str
    corrections: tuple[Correction, ...] = ()


class Speller:
    """Mends words that neither the letters nor general English know, towards words of the letters."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        counts = {word: count for word, count in vocabulary.counts.items() if len(word) >= 4 and vocabulary.trusts(word)}
        self._counts: Mapping[str, int] = counts
        self._by_start: dict[str, list[str]] = {}
        self._without_vowels: dict[str, str] = {}
        for word in sorted(counts, key=lambda word: (-counts[word], word)):
            self._by_start.setdefault(word[0], []).append(word)
            self._without_vowels.setdefault(_VOWELS.sub("", word), word)

    def correct(self, question: str, left_alone: Iterable[Span] = ()) -> Corrected:
        """The question with its misspelt words mended, but for those within ``left_alone``.

        A capital letter within the question, or several in a word, mark a name or an acronym: those are not mended.
        """
        spans = tuple(left_alone)
        pieces, corrections, done = [], [], 0
        for match in _WORD.finditer(question):
            place = Span(*match.span())
            if any(place.overlaps(span) for span in spans) or _is_name(question, match):
                continue
            meant = self.meant(match[0].lower())
            if meant:
                read = meant.capitalize() if match[0][0].isupper() else meant
                corrections.append(Correction(match[0], read))
                pieces += [question[done : place.start], read]
                done = place.end
        return Corrected("".join((*pieces, question[done:])), tuple(dict.fromkeys(corrections)))

    def meant(self, word: str) -> str | None:
        """The word of the letters that an unknown word in small letters is meant to be; None where it may be right."""
        if len(word) < _SHORTEST_WITHOUT_VOWELS or self._vocabulary.knows(word):
            return None
        if not _VOWELS.search(word):
            return self._without_vowels.get(word)
        if len(word) < _SHORTEST:
            return None
        if seen := self._vocabulary.counts.get(word, 0):
            return self._nearest(word, 1, seen * _MORE_OFTEN)
        return (
            self._nearest(word, 1) or self._two_words(word) or (self._nearest(word, 2) if len(word) > _ONE_EDIT_UP_TO else None)
        )

    def _nearest(self, word: str, most: int, least_times: int = 1) -> str | None:
        """The word with the fewest edits that haste explains; of those the one nearest in letters, then the most frequent."""
        candidates = [*self._by_start.get(word[0], ()), *(self._by_start.get(word[1], ()) if word[0] != word[1] else ())]
        ranked = [
            (edits, slip, -self._counts[other], other)
            for other, edits in near(word, candidates, most)
            if same_start(word, other) and self._counts[other] >= least_times
            if (slip := _slip(word, other, edits)) is not None
        ]
        return min(ranked)[3] if ranked else None

    def _two_words(self, word: str) -> str | None:
        """Two words of the letters that were run together, the rarer of which is the most frequent."""
        cuts = range(_LEAST_OF_TWO, len(word) - _LEAST_OF_TWO + 1)
        pairs = [(word[:cut], word[cut:]) for cut in cuts]
        known = [pair for pair in pairs if pair[0] in self._counts and pair[1] in self._counts]
        best = max(known, key=lambda pair: (min(self._counts[pair[0]], self._counts[pair[1]]), pair), default=None)
        return " ".join(best) if best else None


def _slip(typed: str, meant: str, edits: int) -> int | None:
    """What went wrong, the likelier the lower: 0 letters left out, doubled, halved or exchanged; 1 one too many; 2 other
    vowels; 3 another letter in a long word. None for short words that differ by a letter: both are mostly real."""
    if _within(typed, meant) or sorted(typed) == sorted(meant) or _single(typed) == _single(meant):
        return 0
    if edits == 1 and _within(meant, typed) and not typed.startswith(meant):
        return 1
    if _VOWELS.sub("", _single(typed)) == _VOWELS.sub("", _single(meant)):
        return 2
    return 3 if edits == 1 and len(typed) > _ONE_EDIT_UP_TO else None


def _within(letters: str, word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)


def _single(word: str) -> str:
    return _DOUBLED.sub(r"\1", word)


def _is_name(question: str, match: re.Match[str]) -> bool:
    if question.isupper():
        return False
    at_start = not question[: match.start()].strip(" \"“'‘(")
    return not (match[0].islower() or (at_start and match[0][1:].islower()))
