"""The words of an index's passages: which passages hold a phrase to the letter, and in how many passages a word stands."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from mmap import ACCESS_READ, mmap
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_WORD = re.compile(r"[a-z]+")
_PLAIN = str.maketrans("’‘ʼ“”„‐‑‒–—\u00a0", "'''\"\"\"-----\u0020")
_LONGEST = 4
"""Bytes of the longest character in UTF-8."""


def plain(words: str) -> str:
    """Small letters, straight quotation marks, plain hyphens for every dash, and one space for any white space."""
    return " ".join(words.translate(_PLAIN).casefold().split())


class PassageWords:
    """All passages' words, one passage a line in plain writing, and for each word of letters a to z its passages' number."""

    def __init__(self, text: bytes | mmap, starts: NDArray[np.int64], counts: Mapping[str, int]) -> None:
        """``starts`` are the offsets at which the passages begin in ``text``, ascending."""
        self._text = text
        self._starts = starts
        self.counts = counts

    def __len__(self) -> int:
        return len(self._starts)

    @classmethod
    def build(cls, passages: Iterable[str]) -> PassageWords:
        """From the words of each passage, in the order of the index."""
        lines = [plain(words) for words in passages]
        counts = Counter(word for line in lines for word in set(_WORD.findall(line)))
        encoded = [line.encode() + b"\n" for line in lines]
        starts = np.cumsum([0, *(len(line) for line in encoded)], dtype=np.int64)[:-1]
        return cls(b"".join(encoded), starts, dict(sorted(counts.items())))

    def of(self, place: int) -> str:
        """One passage's words, in plain writing."""
        end = self._starts[place + 1] if place + 1 < len(self._starts) else len(self._text)
        return self._text[self._starts[place] : end].decode("utf-8")

    def holding(self, phrase: str) -> NDArray[np.bool_]:
        """Which passages hold the phrase as whole words, whatever its capitals and quotation marks; shape (passages,)."""
        found = np.zeros(len(self._starts), dtype=bool)
        wanted = plain(phrase)
        sought = wanted.encode()
        ends = [*self._starts[1:].tolist(), len(self._text)]
        at = self._text.find(sought) if sought else -1
        while at >= 0:
            after = at + len(sought)
            if self._stands_alone(at, after, wanted):
                place = bisect_right(ends, at)
                found[place] = True
                after = ends[place]
            at = self._text.find(sought, after if after > at else at + 1)
        return found

    def _stands_alone(self, begin: int, end: int, phrase: str) -> bool:
        """Whether no letter or digit goes on beyond either end."""
        before = self._text[max(0, begin - _LONGEST) : begin].decode("utf-8", "ignore")[-1:]
        behind = self._text[end : end + _LONGEST].decode("utf-8", "ignore")[:1]
        return not ((before.isalnum() and phrase[0].isalnum()) or (behind.isalnum() and phrase[-1].isalnum()))

    def save(self, folder: Path) -> None:
        """Writes ``words.txt``, ``word_starts.npy`` and ``words.json`` into the folder."""
        (folder / "words.txt").write_bytes(self._text[:])
        np.save(folder / "word_starts.npy", self._starts)
        (folder / "words.json").write_text(json.dumps(self.counts), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> PassageWords:
        """Reads what `save` wrote; the words stay on disk until they are used."""
        counts = json.loads((folder / "words.json").read_text(encoding="utf-8"))
        with (folder / "words.txt").open("rb") as file:
            text = mmap(file.fileno(), 0, access=ACCESS_READ) if (folder / "words.txt").stat().st_size else b""
        return cls(text, np.load(folder / "word_starts.npy"), counts)
