"""An index folder: opening the generation in force, and switching to a new one by one atomic rename.

``FOLDER/current`` is a link to ``FOLDER/generations/NAME``; each generation is whole, and the one before is kept.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from corpus.errors import CorpusError
from corpus.library import Library
from indexer.embedding import Encoder, Vectors, digest
from indexer.engines.contract import Engine
from indexer.engines.faiss import FaissEngine
from indexer.engines.lexical import Terms, Tokens
from indexer.errors import IndexMismatchError, IndexMissingError
from indexer.expansion import SYNONYMS, Expander, make_expander
from indexer.holdings import Holdings
from indexer.late_interaction import TokenIndex
from indexer.manifest import NAME as MANIFEST
from indexer.manifest import Manifest, load_manifest
from indexer.passage_table import PassageTable
from indexer.terms import TermIndex
from indexer.words import PassageWords

LIBRARY = "letters.sqlite"
CENTRE = "centre.npy"
GLOSSARY = "glossary.json"
_CURRENT = "current"
_GENERATIONS = "generations"
_CHECKED_AT_OPENING = 50_000_000
"""Bytes; larger files are checked only when the next index takes letters over, so that a server starts at once."""


@dataclass(frozen=True, slots=True)
class Index:
    """All that is needed to answer. ``centre`` is the mean of all vectors, shape (dimensions,): with it, one product
    gives the mean similarity of a question to the whole collection."""

    manifest: Manifest
    library: Library
    table: PassageTable
    terms: Terms
    words: PassageWords
    engine: Engine
    tokens: Tokens
    centre: Vectors
    expander: Expander
    holdings: Holdings = field(init=False)

    def __post_init__(self) -> None:
        """Works out what is held from the library and the passages."""
        object.__setattr__(self, "holdings", Holdings(self.library.entries, self.table))


def open_index(folder: Path, encoder: Encoder | None = None) -> Index:
    """Opens the generation in force; with ``encoder``, only if the index was built with it.

    Raises IndexMissingError where there is no index and IndexMismatchError where it cannot be used, with what to run.
    """
    generation = current_generation(folder)
    if generation is None:
        raise IndexMissingError(f"there is no index in {folder}; build one with 'letterwise index FOLDER --index {folder}'")
    manifest = load_manifest(generation)
    if encoder is not None and encoder.identity != manifest.encoder_identity:
        raise IndexMismatchError(
            f"the index in {folder} was built with the encoder {manifest.encoder}, not with the {encoder.name} in use; "
            "start with that encoder (--encoder FOLDER), or build the index again with 'letterwise index'"
        )
    check_files(generation, manifest)
    try:
        return Index(
            manifest=manifest,
            library=Library(generation / LIBRARY),
            table=PassageTable.load(generation),
            terms=TermIndex.load(generation),
            words=PassageWords.load(generation),
            engine=FaissEngine.load(generation),
            tokens=TokenIndex.load(generation),
            centre=np.load(generation / CENTRE),
            expander=make_expander(SYNONYMS, json.loads((generation / GLOSSARY).read_text(encoding="utf-8"))),
        )
    except (OSError, EOFError, ValueError, KeyError, CorpusError) as error:
        raise IndexMismatchError(f"the index in {folder} is damaged ({error}); run 'letterwise index' again") from error


def current_generation(folder: Path) -> Path | None:
    """The folder of the generation in force, or None where nothing has been built."""
    current = folder / _CURRENT
    return current.resolve() if (current / MANIFEST).is_file() else None


def check_files(generation: Path, manifest: Manifest, largest: float = _CHECKED_AT_OPENING) -> None:
    """Raises IndexMismatchError for a file that is missing, or smaller than ``largest`` bytes and not the one that was built.

    Sizes are not enough: a file of the right size may be another's. The digests of 50 MB take a tenth of a second.
    """
    for name, expected in manifest.files.items():
        path = generation / name
        if not path.is_file():
            raise IndexMismatchError(f"the index file {path} is missing; build the index again with 'letterwise index'")
        if path.stat().st_size < largest and digest(path) != expected:
            raise IndexMismatchError(f"the index file {path} has changed since it was built; build the index again")


def install(folder: Path, built: Path, name: str) -> Path:
    """Makes the generation in ``built`` (inside ``folder``) the one in force, keeps the one before, removes older ones.

    The generation in force is left whole until the switch: the same letters built again get a folder beside it.
    """
    before = current_generation(folder)
    folder = folder.resolve()
    generations = folder / _GENERATIONS
    target = generations / (name if before != generations / name else f"{name}-again")
    generations.mkdir(exist_ok=True)
    _sync(built)
    if target.exists():
        shutil.rmtree(target)
    built.rename(target)
    _sync_folder(generations)
    link = folder / f".{_CURRENT}.new"
    link.unlink(missing_ok=True)
    link.symlink_to(Path(_GENERATIONS) / target.name, target_is_directory=True)
    link.replace(folder / _CURRENT)
    _sync_folder(folder)
    for other in generations.iterdir():
        if other not in (target, before):
            shutil.rmtree(other)
    return target


def _sync(folder: Path) -> None:
    """Every file and the folder itself are on the disk before they can be switched to."""
    for path in folder.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())
    _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
