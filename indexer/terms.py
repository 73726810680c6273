"""BM25 term weights: words of passages in, an inverted index out that scores any question over all passages.

A term's weight in a passage is its BM25 saturation; the inverse document frequency joins in the question, so that an
engine that splits the collection cannot change the order (Robertson and Zaragoza 2009, section 3.2).
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path

import numpy as np
import Stemmer
from numpy.typing import NDArray

from indexer.phrases import RememberedPhrases
from indexer.summing import Postings, Summed, summed

K1 = 1.2
B = 0.5
_TERM = re.compile(r"[a-z0-9]+(?:/[0-9]+)?")
_POSSESSIVE = re.compile(r"(?<=\w)'s\b")
_STOP = frozenset(
    """
    a an and are as at be been being but by can could did do does doing for from get got had has have having he
    her him his how i if in into is it its just me more most my no nor not of on or our out over own same she
    should so some such than that the their them then there these they this those through to too under until up
    very was we were what when where which while who whom why will with would you your about after again all any
    because before between both during each few off once only other re ve ll inspectors inspector say said letters
    letter find found
    """.split()
)
_SINGULAR = {"children": "child", "women": "woman", "men": "man", "midwives": "midwife", "wives": "wife"}

_REMEMBERED = 50_000
"""Words whose stems are kept; all letters together have about as many, and an answer stems hundreds."""

_REMEMBERED_POSTINGS = 4
"""Postings of phrases that are kept, for each passage: as a rule half of those of all synonyms, in 32 bytes a passage."""

Scores = NDArray[np.float32]


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")


def terms_of(words: str) -> list[str]:
    """Snowball stems of the words that carry meaning, in order, repeats kept; irregular plurals count as their singular."""
    folded = _POSSESSIVE.sub("", words.lower().replace("’", "'"))
    return [term for term in map(_stem, _TERM.findall(folded)) if term]


@lru_cache(maxsize=_REMEMBERED)
def _stem(word: str) -> str:
    """The stem of a word in small letters; empty for one that carries no meaning."""
    if word in _STOP or (len(word) == 1 and not word.isdigit()):
        return ""
    return str(_stemmer().stemWord(_SINGULAR.get(word, word)))


class TermIndex:
    """Postings of all terms. ``weights`` are saturations in 0..K1+1, sorted by term and then by passage."""

    def __init__(
        self,
        vocabulary: Mapping[str, int],
        starts: NDArray[np.int64],
        places: NDArray[np.int32],
        weights: Scores,
        passages: int,
    ) -> None:
        self._vocabulary = vocabulary
        self._starts = starts
        self._places = places
        self._weights = weights
        self._passages = passages
        self._phrases = RememberedPhrases(self.postings, _REMEMBERED_POSTINGS * passages)

    @classmethod
    def build(cls, texts: Iterable[str]) -> TermIndex:
        """Counts the terms of each passage's words."""
        numbers: dict[str, int] = {}
        found = [[numbers.setdefault(term, len(numbers)) for term in terms_of(text)] for text in texts]
        lengths = np.array([len(own) for own in found], dtype=np.int64)
        mean = (int(lengths.sum()) / len(found) if found else 0.0) or 1.0
        ordered = sorted(numbers)
        rank = np.empty(len(ordered), dtype=np.int64)
        rank[[numbers[term] for term in ordered]] = np.arange(len(ordered))
        terms = rank[np.fromiter(chain.from_iterable(found), dtype=np.int64, count=int(lengths.sum()))]
        postings, times = np.unique(terms * max(1, len(found)) + np.repeat(np.arange(len(found)), lengths), return_counts=True)
        of_term, places = np.divmod(postings, max(1, len(found)))
        norm = K1 * (1 - B + B * lengths[places] / mean)
        weights = np.asarray(times * (K1 + 1) / (times + norm), dtype=np.float32)
        starts = np.searchsorted(of_term, np.arange(len(ordered) + 1)).astype(np.int64)
        vocabulary = {term: number for number, term in enumerate(ordered)}
        return cls(vocabulary, starts, places.astype(np.int32), weights, len(found))

    @property
    def vocabulary(self) -> tuple[str, ...]:
        """All (stemmed) terms, in the order of the alphabet."""
        return tuple(self._vocabulary)

    def frequency(self, term: str) -> int:
        """In how many passages the (stemmed) term stands."""
        number = self._vocabulary.get(term)
        return 0 if number is None else int(self._starts[number + 1] - self._starts[number])

    def rarity(self, term: str) -> float:
        """Inverse document frequency, ln(1 + (N - n + 0.5) / (n + 0.5)); the highest for a term that stands nowhere."""
        return self._rarity(self.frequency(term))

    def _rarity(self, seen: int) -> float:
        return float(np.log(1 + (self._passages - seen + 0.5) / (seen + 0.5)))

    def asked(self, terms: Sequence[str], groups: Sequence[Sequence[Sequence[str]]] = (), share: float = 1.0) -> Summed:
        """The terms of a question; see `indexer.engines.lexical.Terms`.

        A phrase counts as one term: it stands where all its terms do, with the least of their saturations, and is as rare as
        that.
        """
        known = sorted(set(terms) & self._vocabulary.keys())
        alone = ([self._adding((term,))] for term in known)
        return summed(self._passages, chain(alone, ([self._adding(each, share) for each in group] for group in groups)))

    def _adding(self, phrase: Sequence[str], share: float = 1.0) -> Postings:
        """Where the phrase stands, and what it adds to the score there."""
        places, weights = self.postings(phrase) if len(phrase) == 1 else self._phrases.of(frozenset(phrase))
        return places.astype(np.int64), share * (self._rarity(len(places)) * weights)

    def stands(self, phrase: Sequence[str], allowed: NDArray[np.bool_] | None = None) -> bool:
        """Whether any of the allowed passages holds all terms of the phrase."""
        places, _ = self.postings(phrase)
        return bool(len(places) if allowed is None else allowed[places].any())

    def postings(self, phrase: Collection[str]) -> tuple[NDArray[np.int32], Scores]:
        """The passages in which all terms of the phrase stand, ascending, and the least of their saturations in each."""
        terms = set(phrase)
        if not terms or not terms <= self._vocabulary.keys():
            return np.empty(0, dtype=np.int32), np.empty(0, dtype=np.float32)
        bounds = sorted(map(self._bounds, terms), key=lambda each: each[1] - each[0])
        shortest = slice(*bounds[0])
        places, weights = self._places[shortest], self._weights[shortest]
        for begin, end in bounds[1:]:
            at = np.minimum(np.searchsorted(self._places[begin:end], places), end - begin - 1) + begin
            both = self._places[at] == places
            places, weights = places[both], np.minimum(weights[both], self._weights[at[both]])
        return places, weights

    def _bounds(self, term: str) -> tuple[int, int]:
        number = self._vocabulary[term]
        return int(self._starts[number]), int(self._starts[number + 1])

    def save(self, folder: Path) -> None:
        """Writes ``terms.json`` and three arrays into the folder."""
        kept = {"passages": self._passages, "terms": list(self._vocabulary)}
        (folder / "terms.json").write_text(json.dumps(kept), encoding="utf-8")
        np.save(folder / "term_starts.npy", self._starts)
        np.save(folder / "term_places.npy", self._places)
        np.save(folder / "term_weights.npy", self._weights)

    @classmethod
    def load(cls, folder: Path) -> TermIndex:
        """Reads what `save` wrote; the arrays stay on disk until they are used."""
        kept = json.loads((folder / "terms.json").read_text(encoding="utf-8"))
        starts, places, weights = (
            np.asarray(np.load(folder / f"term_{name}.npy", mmap_mode="r")) for name in ("starts", "places", "weights")
        )
        return cls({term: number for number, term in enumerate(kept["terms"])}, starts, places, weights, kept["passages"])
