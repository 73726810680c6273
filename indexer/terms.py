"""BM25 term weights: words of passages in, an inverted index out that scores any question over all passages.

A term's weight in a passage is its BM25 saturation; the inverse document frequency joins in the question, so that an
engine that splits the collection cannot change the order (Robertson and Zaragoza 2009, section 3.2).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import Stemmer
from numpy.typing import NDArray

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

    @classmethod
    def build(cls, texts: Iterable[str]) -> TermIndex:
        """Counts the terms of each passage's words."""
        counts = [Counter(terms_of(text)) for text in texts]
        lengths = [sum(count.values()) for count in counts]
        mean = (sum(lengths) / len(lengths) if lengths else 0.0) or 1.0
        postings: dict[str, list[tuple[int, float]]] = {}
        for place, (count, length) in enumerate(zip(counts, lengths, strict=True)):
            norm = K1 * (1 - B + B * length / mean)
            for term, times in count.items():
                postings.setdefault(term, []).append((place, times * (K1 + 1) / (times + norm)))
        ordered = sorted(postings)
        flat = [posting for term in ordered for posting in postings[term]]
        starts = np.cumsum([0, *(len(postings[term]) for term in ordered)], dtype=np.int64)
        places = np.array([place for place, _ in flat], dtype=np.int32)
        weights = np.array([weight for _, weight in flat], dtype=np.float32)
        return cls({term: number for number, term in enumerate(ordered)}, starts, places, weights, len(counts))

    def frequency(self, term: str) -> int:
        """In how many passages the (stemmed) term stands."""
        number = self._vocabulary.get(term)
        return 0 if number is None else int(self._starts[number + 1] - self._starts[number])

    def rarity(self, term: str) -> float:
        """Inverse document frequency, ln(1 + (N - n + 0.5) / (n + 0.5)); the highest for a term that stands nowhere."""
        return self._rarity(self.frequency(term))

    def _rarity(self, seen: int) -> float:
        return float(np.log(1 + (self._passages - seen + 0.5) / (seen + 0.5)))

    def score(self, terms: Sequence[str]) -> Scores:
        """BM25 of every passage, float32 of shape (passages,), 0 where no term stands."""
        scores = np.zeros(self._passages, dtype=np.float32)
        for term in sorted(set(terms) & self._vocabulary.keys()):
            begin, end = self._bounds(term)
            scores[self._places[begin:end]] += self.rarity(term) * self._weights[begin:end]
        return scores

    def score_phrase(self, phrase: Sequence[str]) -> Scores:
        """The phrase counted as one term: it stands where all its terms do, with the least of their saturations, and is as
        rare as that. Float32 of shape (passages,)."""
        scores = np.zeros(self._passages, dtype=np.float32)
        bounds = [self._bounds(term) for term in set(phrase) if term in self._vocabulary]
        if not bounds or len(bounds) < len(set(phrase)):
            return scores
        bounds.sort(key=lambda each: each[1] - each[0])
        places, weights = (column[slice(*bounds[0])] for column in (self._places, self._weights))
        for begin, end in bounds[1:]:
            at = np.minimum(np.searchsorted(self._places[begin:end], places), end - begin - 1) + begin
            both = self._places[at] == places
            places, weights = places[both], np.minimum(weights[both], self._weights[at[both]])
        scores[places] = self._rarity(len(places)) * weights
        return scores

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
