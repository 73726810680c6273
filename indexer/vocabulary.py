"""Which words are real: those of the letters, of general English and of the synonym file in, known or unknown out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from indexer.embedding import DEFAULT_FOLDER, TOKENIZER_FILE

_COMMON = 40_000
"""A library of this many passages repeats its own slips of the pen: a word that it has once is not known for that."""
_TRUSTED = 2
"""A word that only the letters have is trusted if it stands in more passages than this."""
_PREFIXES = ("un", "re", "non", "over", "pre", "under", "mis", "multi", "inter", "anti")
_ENDINGS = ("s", "es", "ed", "ing", "er", "ers", "ly", "ness", "less", "ful", "able", "ship")
_LEAST = 4
"""Letters of the shortest word that a prefix or an ending is taken from."""


@cache
def general_words(folder: Path = DEFAULT_FOLDER) -> frozenset[str]:
    """The whole words of three and more letters that the encoder's tokenizer knows, small: some 20,000 of general English."""
    pieces = json.loads((folder / TOKENIZER_FILE).read_text(encoding="utf-8"))["model"]["vocab"]
    return frozenset(piece for piece in pieces if len(piece) > 2 and piece.isascii() and piece.isalpha())


class Vocabulary:
    """Knows words in small letters."""

    def __init__(self, counts: Mapping[str, int] | None = None, passages: int = 0, also: Iterable[str] = ()) -> None:
        """``counts`` says in how many of the ``passages`` each word of the letters stands; ``also`` are further words."""
        self.counts: Mapping[str, int] = counts or {}
        self._rare = passages // _COMMON
        self._also = general_words() | frozenset(also)

    def knows(self, word: str) -> bool:
        """Whether the word, or a word that it is plainly made of, is known."""
        return self._has(word) or self._has_parts(word)

    def trusts(self, word: str) -> bool:
        """Whether the letters' word can be what another was meant to be: it is no slip of the letters' own pen."""
        return self.counts.get(word, 0) > max(_TRUSTED, self._rare) or (word in self._also and word in self.counts)

    def _has(self, word: str) -> bool:
        return word in self._also or self.counts.get(word, 0) > self._rare

    def _has_parts(self, word: str) -> bool:
        stems = [word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)]
        stems += [word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix)]
        stems += [stem.removesuffix(ending) for stem in stems for ending in ("ed", "ing") if stem.endswith(ending)]
        stems += [stem[:-1] for stem in stems if stem[-2:-1] == stem[-1:]]  # "swapping" has a p more than "swap"
        if any(len(stem) >= _LEAST and self._has(stem) for stem in stems):
            return True
        longer = () if word.endswith("s") else (f"{word}s", f"{word}ly", *([f"{word}d"] if word.endswith("e") else []))
        return any(map(self._has, longer)) or self._is_shortened(word)

    def _is_shortened(self, word: str) -> bool:
        """Whether only an apostrophe is missing: tokenizers know *doesn*, so that *doesnt* is no slip."""
        if word.endswith("nt"):
            return self._has(word[:-1])
        return word[:-2] in {"they", "you", "we", "who", "that", "there"} and word[-2:] in {"ve", "re", "ll"}
