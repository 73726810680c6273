"""What an index folder holds and answers, for tests of building."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from indexer.index import open_index
from indexer.search import Searcher
from tests.encoders import HashingEncoder


def held_in(folder: Path) -> list[str]:
    """The ids of its letters, in their order."""
    index = open_index(folder)
    with closing(index.library):
        return [entry.id for entry in index.library.entries]


def best_of(folder: Path, words: str = "nurses in strategy discussions") -> tuple[str, str]:
    """The best passage's letter and words, cut out by its spans."""
    index = open_index(folder, HashingEncoder())
    with closing(index.library):
        place = Searcher(index, HashingEncoder()).search(words).hits[0].place
        letter = index.library.at(int(index.table.letter[place]))
        return letter.id, " ".join(letter.text[part.start : part.end] for part in index.table.parts_of(place))
