"""Draws sentences of letters by chance: a library and a seed in, sentences out, the same for the same letters and seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from corpus.letter import Block, BlockKind, Letter
from corpus.library import Library
from corpus.sentences import split_sentences, words_of

_FEWEST_WORDS = 8
_APART = 3
"""Sentences that two joined ones are more than apart in their letter."""


class Drawing:
    """Draws from paragraphs and bullets, every letter alike."""

    def __init__(self, library: Library, seed: int) -> None:
        self.chance = random.Random(seed)
        self._library = library
        self._letters = len(library.entries)
        self._rows = lru_cache(maxsize=64)(self._read)

    def letter(self) -> int:
        """The place of a letter."""
        return self.chance.randrange(self._letters)

    def rows(self, letter: int) -> tuple[tuple[str, ...], ...]:
        """All of a letter, in order: a row for what stands between two tables."""
        return self._rows(letter)

    def sentences(self, letter: int) -> tuple[str, ...]:
        """All of a letter, in order."""
        return tuple(words for row in self.rows(letter) for words in row)

    def sentence(self) -> str | None:
        """One of eight words or more, or None where the letter drawn has none."""
        drawn = [words for words in self.sentences(self.letter()) if is_long(words)]
        return self.chance.choice(drawn) if drawn else None

    def two(self) -> tuple[str, str] | None:
        """Two that stand apart in one letter, in their order."""
        every = self.sentences(self.letter())
        places = [place for place, words in enumerate(every) if is_long(words)]
        first, last = sorted(self.chance.sample(places, 2)) if len(places) > 1 else (0, 0)
        return (every[first], every[last]) if last - first > _APART and every[first] != every[last] else None

    def _read(self, letter: int) -> tuple[tuple[str, ...], ...]:
        return tuple(_rows_of(self._library.at(letter)))


def _rows_of(letter: Letter) -> Iterator[tuple[str, ...]]:
    """Footnotes and headings do not end a row: a check passes over them."""
    blocks = (block for section in letter.sections for block in section.blocks if block.kind is not BlockKind.NOTE)
    for is_running, row in groupby(blocks, lambda block: block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET)):
        if is_running:
            yield tuple(words for block in row for words in _sentences_of(letter, block))


def _sentences_of(letter: Letter, block: Block) -> Iterator[str]:
    return (words_of(letter.text, sentence.parts) for sentence in split_sentences(letter.text, block.parts))


def is_long(words: str) -> bool:
    """Whether words are enough to be known by."""
    return len(words.split()) >= _FEWEST_WORDS
