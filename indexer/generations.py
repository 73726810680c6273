"""Where generations of an index come into force: a folder in, the one in force out, by name and opened."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from indexer.embedding import Encoder
from indexer.index import Index, current_generation, open_index


class Generations(Protocol):
    """What comes into force one after another, such as an index folder, or a Milvus that indexes are published in."""

    def in_force(self) -> str | None:
        """What tells the generation in force from any other; None where there is none."""
        ...

    def open(self, encoder: Encoder) -> Index:
        """The generation in force, opened. Raises IndexerError, with what to run, where it cannot be used."""
        ...


class FolderGenerations:
    """The generations of an index folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def in_force(self) -> str | None:
        """The folder of the generation in force."""
        generation = current_generation(self._folder)
        return None if generation is None else str(generation)

    def open(self, encoder: Encoder) -> Index:
        """See `indexer.index.open_index`."""
        return open_index(self._folder, encoder)
