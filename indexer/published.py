"""A generation in Milvus in, an index to answer from out; what is not in rows is fetched into a folder once."""

from __future__ import annotations

import base64
import json
import math
import re
import shutil
import tempfile
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np

from corpus.errors import CorpusError
from corpus.library import Library
from indexer.embedding import Encoder
from indexer.engines.conditions import Conditions, partition_of
from indexer.engines.lexicon import Lexicon
from indexer.engines.milvus import Milvus
from indexer.engines.milvus_rows import Rows
from indexer.engines.milvus_terms import MilvusTerms
from indexer.engines.milvus_tokens import MilvusTokens
from indexer.engines.milvus_vectors import MilvusEngine
from indexer.errors import IndexMismatchError, IndexMissingError, MilvusError
from indexer.expansion import SYNONYMS, make_expander
from indexer.index import CENTRE, GLOSSARY, LIBRARY, Index, check_files
from indexer.manifest import NAME as MANIFEST
from indexer.manifest import Manifest, load_manifest
from indexer.passage_table import PassageTable
from indexer.publishing import ALIAS, FILES, PARTS, PREFIX
from indexer.words import PassageWords

_FETCHED = "fetched"
_FETCHING = ".fetching-"
_GIVEN_UP = 6 * 3600.0
"""Seconds after which what was being fetched was given up."""
_GENERATION = re.compile("[0-9a-f]{12}")
_AT_A_TIME = 50
"""Parts fetched by one call; some 3 MB."""


class PublishedIndex:
    """What is in force in a Milvus; see `indexer.generations.Generations`.

    ``folder`` keeps the fetched files of the generation in force and of the one before; several may share it. Milvus
    is asked which is in force at most once in ``seconds``, by the ``clock``: so much later than it came into force may a
    generation answer.
    """

    def __init__(self, milvus: Milvus, folder: Path, seconds: float = 1.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._milvus = milvus
        self._folder = folder / _FETCHED
        self._seconds = seconds
        self._clock = clock
        self._told: tuple[float, str | None] = (-math.inf, None)

    def in_force(self) -> str | None:
        """The name of the generation in force, None where nothing has been published."""
        if self._clock() - self._told[0] >= self._seconds:
            target = self._milvus.target(ALIAS)
            self._told = self._clock(), target.removeprefix(PREFIX) if target else None
        return self._told[1]

    def open(self, encoder: Encoder) -> Index:
        """Opens the generation in force. Raises IndexMissingError where there is none, IndexMismatchError where it cannot be
        used and MilvusError where Milvus cannot be asked, with what to do."""
        name = self.in_force()
        if name is None:
            raise IndexMissingError(
                f"nothing is published in the Milvus at {self._milvus.uri}; publish an index with 'letterwise publish'"
            )
        held = self._fetched(name)
        manifest = load_manifest(held)
        if encoder.identity != manifest.encoder_identity:
            raise IndexMismatchError(
                f"what is published in the Milvus at {self._milvus.uri} was made with the encoder {manifest.encoder}, not with"
                f" the {encoder.name} in use; start with that encoder (--encoder FOLDER), or publish the index again"
            )
        check_files(held, manifest)
        try:
            return self._opened(held, manifest, encoder)
        except (OSError, EOFError, ValueError, KeyError, CorpusError) as error:
            raise IndexMismatchError(f"the files in {held} are damaged ({error}); remove the folder and start again") from error

    def _opened(self, held: Path, manifest: Manifest, encoder: Encoder) -> Index:
        name = PREFIX + manifest.generation
        library, table = Library(held / LIBRARY), PassageTable.load(held)
        rows = Rows(self._milvus, name, encoder.token_dimensions)
        conditions = Conditions(table, [partition_of(entry.metadata.kind) for entry in library.entries])
        lexicon = Lexicon.load(held)
        expander = make_expander(SYNONYMS, json.loads((held / GLOSSARY).read_text(encoding="utf-8")))
        lexicon.refuse_unless_knows(expander)
        return Index(
            manifest=manifest,
            library=library,
            table=table,
            terms=MilvusTerms(self._milvus, name, rows, conditions, lexicon),
            words=PassageWords.load(held),
            engine=MilvusEngine(self._milvus, name, rows, conditions, manifest.dimensions),
            tokens=MilvusTokens(rows, encoder.token_dimensions),
            centre=np.load(held / CENTRE),
            expander=expander,
        )

    def _fetched(self, generation: str) -> Path:
        """The folder with the generation's files, fetched unless it is there; all but the two newest are removed."""
        target = self._folder / generation
        if not (target / MANIFEST).is_file():
            self._folder.mkdir(parents=True, exist_ok=True)
            begun = Path(tempfile.mkdtemp(prefix=_FETCHING, dir=self._folder))
            try:
                self._fetch(PREFIX + generation + FILES, begun)
                _put_in_place(begun, target)
            finally:
                shutil.rmtree(begun, ignore_errors=True)
        self._remove_old(target)
        return target

    def _remove_old(self, target: Path) -> None:
        """Keeps ``target``, the newest two, and what other services are fetching, unless that was given up long ago."""
        ages = {each: time.time() - changed for each in self._folder.iterdir() if (changed := _changed(each)) is not None}
        whole = sorted((each for each in ages if _GENERATION.fullmatch(each.name)), key=lambda each: ages[each])
        given_up = [each for each, age in ages.items() if each.name.startswith(_FETCHING) and age > _GIVEN_UP]
        for old in (*whole[2:], *given_up):
            if old != target:
                shutil.rmtree(old, ignore_errors=True)

    def _fetch(self, name: str, into: Path) -> None:
        for line in self._content(name, [PARTS])[0].splitlines():
            file, parts = line.rsplit(" ", 1)
            keys = [f"{file}/{number}" for number in range(int(parts))]
            texts = [each for at in range(0, len(keys), _AT_A_TIME) for each in self._content(name, keys[at : at + _AT_A_TIME])]
            (into / file).write_bytes(zlib.decompress(b"".join(map(base64.b64decode, texts))))

    def _content(self, name: str, keys: list[str]) -> list[str]:
        """What the parts hold, in their order."""
        held = {row["part"]: str(row["content"]) for row in self._milvus.rows(name, keys, ("part", "content"))}
        if missing := [key for key in keys if key not in held]:
            raise MilvusError(f"{missing[0]} is missing in {name} of the Milvus at {self._milvus.uri}; publish the index again")
        return [held[key] for key in keys]


def _put_in_place(begun: Path, target: Path) -> None:
    """Renames a whole folder; where another service was quicker, that one's is as good."""
    try:
        begun.rename(target)
    except OSError:
        if (target / MANIFEST).is_file():
            return
        shutil.rmtree(target, ignore_errors=True)  # a removal that was cut off left it without its manifest
        begun.rename(target)


def _changed(folder: Path) -> float | None:
    """When a folder was last written into; None where it has been removed meanwhile."""
    try:
        return folder.stat().st_mtime
    except FileNotFoundError:
        return None
