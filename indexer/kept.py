"""What the generation in force already holds, by source key: letters, passages and vectors that need no new work."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np

from corpus.errors import CorpusError
from corpus.letter import Letter
from corpus.library import Entry, Library
from corpus.reading import READING
from indexer.embedding import Vectors
from indexer.engines.contract import Places
from indexer.engines.faiss import FaissEngine
from indexer.errors import IndexerError
from indexer.index import LIBRARY, check_files
from indexer.late_interaction import Packed, TokenIndex
from indexer.manifest import load_manifest
from indexer.passage import Passage
from indexer.passage_table import PassageTable
from indexer.prepared import Prepared
from indexer.repeated import LeftOut
from indexer.splitting import Splitter, SplitterSettings

KEYS = "sources.json"
LEFT_OUT = "left_out.json"


class Kept:
    """Letters that can be taken over, by the key of their source; none where the settings or the encoder differ."""

    def __init__(self, generation: Path | None, splitter: Splitter) -> None:
        self._splitter = splitter
        self.keys: tuple[str, ...] = ()
        self.left_out: tuple[LeftOut, ...] = ()
        if generation is not None:
            self.keys = tuple(json.loads((generation / KEYS).read_text(encoding="utf-8")))
            self.left_out = _left_out(generation / LEFT_OUT)
            self._library = Library(generation / LIBRARY)
            self._table = PassageTable.load(generation)
            self._engine = FaissEngine.load(generation)
            self._tokens = TokenIndex.load(generation)
        self._places = {key: place for place, key in enumerate(self.keys)}

    def __contains__(self, key: object) -> bool:
        return key in self._places

    def entry(self, key: str) -> Entry:
        """What the letter is, without its text."""
        return self._library.entries[self._places[key]]

    def letter(self, key: str) -> Letter:
        """The letter that was read from the source."""
        return self._library.at(self._places[key])

    def passages(self, key: str) -> tuple[Passage, ...]:
        """Its passages; the same cut gives the same ones."""
        return self._splitter.split(self.letter(key))

    def vectors(self, key: str) -> Vectors:
        """Its vectors, float32 of shape (passages, dimensions)."""
        return self._engine.vectors(self._passages_of(key))

    def tokens(self, key: str) -> tuple[Packed, ...]:
        """Its passages' token vectors."""
        return tuple(self._tokens.of(int(place)) for place in self._passages_of(key))

    def prepared(self, key: str) -> Prepared:
        """All of it."""
        return Prepared(key, self.letter(key), self.passages(key), self.vectors(key), self.tokens(key))

    def _passages_of(self, key: str) -> Places:
        return np.flatnonzero(self._table.letter == self._places[key])


def _left_out(path: Path) -> tuple[LeftOut, ...]:
    """What was left out; older indexes do not say."""
    return tuple(LeftOut(**each) for each in json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else ()


def kept_from(generation: Path | None, encoder_identity: str, settings: SplitterSettings) -> Kept:
    """What can be taken over from a generation; a damaged one gives nothing, so that everything is built again."""
    splitter = Splitter(settings)
    if generation is None:
        return Kept(None, splitter)
    try:
        manifest = load_manifest(generation)
        built_with = (manifest.encoder_identity, dict(manifest.splitter), manifest.reading)
        same = built_with == (encoder_identity, settings.as_dict(), READING)
        if same:
            check_files(generation, manifest, largest=math.inf)
        return Kept(generation if same else None, splitter)
    except (IndexerError, CorpusError, OSError, ValueError, TypeError):
        return Kept(None, splitter)
