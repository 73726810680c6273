"""Indexes put together in this process: letters in, an index out of which only the library is a file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from corpus.letter import Letter
from corpus.library import Library, write_library
from corpus.reading import READING
from indexer.embedding import Encoder
from indexer.engines.faiss import FaissEngine
from indexer.expansion import Expander
from indexer.index import LIBRARY, Index
from indexer.late_interaction import TokenIndex, pack
from indexer.manifest import FORMAT, Manifest
from indexer.passage_table import PassageTable
from indexer.splitting import PASSAGES, Splitter
from indexer.terms import TermIndex
from indexer.words import PassageWords


def index_of(folder: Path, letters: Iterable[Letter], encoder: Encoder, expander: Expander | None = None) -> Index:
    """An index over the letters, in their order; without ``expander`` no word has an alternative."""
    kept = tuple(letters)
    passages = [Splitter().split(letter) for letter in kept]
    embedded = encoder.embed([passage.words for of_letter in passages for passage in of_letter])
    vectors = embedded.vectors
    write_library(folder / LIBRARY, kept)
    manifest = Manifest(
        format=FORMAT,
        generation="small",
        reading=READING,
        encoder=encoder.name,
        encoder_identity=encoder.identity,
        dimensions=encoder.dimensions,
        splitter=PASSAGES.as_dict(),
        letters=len(kept),
        passages=len(vectors),
        files={},
    )
    return Index(
        manifest=manifest,
        library=Library(folder / LIBRARY),
        table=PassageTable.build(passages),
        terms=TermIndex.build(passage.terms for of_letter in passages for passage in of_letter),
        words=PassageWords.build(passage.words for of_letter in passages for passage in of_letter),
        engine=FaissEngine.build(vectors),
        tokens=TokenIndex.build(pack(own) for own in embedded.tokens),
        centre=vectors.mean(axis=0),
        expander=expander or Expander(()),
    )
