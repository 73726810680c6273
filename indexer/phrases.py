"""Remembers where phrases stand, up to a bound: a phrase's terms in, its postings out."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

import numpy as np
from numpy.typing import NDArray

Found = tuple[NDArray[np.int32], NDArray[np.float32]]
"""The passages in which a phrase stands, ascending, and its saturation in each."""


class RememberedPhrases:
    """Looks a phrase up once and keeps what was found until more than ``most`` postings are kept: then the phrase goes that
    was not asked for the longest. Only synonyms are phrases: some two thousand, the same in all questions."""

    def __init__(self, find: Callable[[frozenset[str]], Found], most: int) -> None:
        self._find = find
        self._most = most
        self._kept: dict[frozenset[str], Found] = {}
        self._postings = 0
        self._lock = Lock()

    def of(self, terms: frozenset[str]) -> Found:
        """The postings of the phrase that has these terms."""
        with self._lock:
            found = self._kept.pop(terms, None)
            if found is not None:
                self._kept[terms] = found
                return found
        found = self._find(terms)
        self._keep(terms, found)
        return found

    def _keep(self, terms: frozenset[str], found: Found) -> None:
        """Two threads may have looked the same phrase up at once; it is kept once."""
        with self._lock:
            if terms in self._kept or len(found[0]) > self._most:
                return
            self._kept[terms] = found
            self._postings += len(found[0])
            while self._postings > self._most:
                self._postings -= len(self._kept.pop(next(iter(self._kept)))[0])
