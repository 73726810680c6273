"""A built index in, a generation in Milvus out: passages in one collection, the rest in another, in force by an alias."""

from __future__ import annotations

import base64
import re
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from indexer.embedding import digest
from indexer.engines.conditions import FILTERED, PLACE, partition_of
from indexer.engines.contract import Places
from indexer.engines.lexicon import FILE as LEXICON
from indexer.engines.lexicon import PassageWeights, numbered
from indexer.engines.milvus import COLUMNS, HELD, TERMS, TOKENS, VECTOR, Milvus, Row
from indexer.engines.milvus_rows import packed_text
from indexer.errors import IndexMissingError
from indexer.index import Index, current_generation, open_index
from indexer.manifest import NAME as MANIFEST
from indexer.report import Progress, Stage
from indexer.terms import TermIndex

ALIAS = "letterwise"
"""Stands for the collection of the generation in force."""
PREFIX = f"{ALIAS}_"
FILES = "_files"
_GENERATION = re.compile(rf"{PREFIX}[0-9a-f]{{12}}")
PARTS = "parts"
"""The row that tells how many parts each file has."""
FOLLOWS = "follows"
"""The row, written last, that tells which generation's place this one took: what bears it was whole and came into force."""
_IN_ROWS = ("vectors", "term", "token", "keys", "sources", "left_out", MANIFEST)
"""How the names of files begin that a replica does not need."""
_PART = 49_000
"""Bytes; as text so many fit into one field."""
_PARTS_AT_A_TIME = 100
_AT_A_TIME = 1_000
"""Passages sent by one call; some 6 MB."""


@dataclass(frozen=True, slots=True)
class Publication:
    """A generation that is in force in a Milvus, whether it was so before, and the collections that were removed."""

    generation: str
    passages: int
    was_in_force: bool
    removed: tuple[str, ...]


def publish(folder: Path, milvus: Milvus, progress: Progress = lambda stage: None) -> Publication:
    """Puts the generation in force in ``folder`` in force in a Milvus as well; the generation before is kept there.

    Until the alias is switched, in one step, the one before answers; what a publication that was cut off left behind is made
    again. Two that publish one generation at once drop each other's rows: one of them ends with MilvusError, and nothing
    that is not whole comes into force. Raises IndexMissingError, IndexMismatchError and MilvusError, with what to do.
    """
    built = current_generation(folder)
    if built is None:
        raise IndexMissingError(f"there is no index in {folder}; build one with 'letterwise index FOLDER --index {folder}'")
    index = open_index(folder)
    with closing(index.library):
        name = PREFIX + index.manifest.generation
        if milvus.target(ALIAS) == name:
            return Publication(index.manifest.generation, len(index.table), True, ())
        for left in {name, name + FILES} & set(milvus.collections()):
            milvus.drop(left)
        with tempfile.TemporaryDirectory() as made:
            weights = _lexicon(index, built, Path(made))
            _send_files(milvus, name + FILES, index, built, Path(made))
        _send_passages(milvus, name, index, weights, progress)
        before = milvus.target(ALIAS)  # only now: another may have been published meanwhile
        milvus.insert(name + FILES, [_part(FOLLOWS, before or "")])
        milvus.point(ALIAS, name)
    return Publication(index.manifest.generation, len(index.table), False, _remove_older(milvus, name, before))


def _remove_older(milvus: Milvus, name: str, before: str | None) -> tuple[str, ...]:
    """Removes the generations older than ``before`` and tells their collections.

    They are found from each to the one whose place it took. So what never came into force stays: what another publication is
    filling, or left behind when it was cut off, and what is not ours, whatever its name.
    """
    there = set(milvus.collections())
    found, older = [name], before
    while older and older not in found and _GENERATION.fullmatch(older) and older + FILES in there:
        marks = milvus.rows(older + FILES, [FOLLOWS], ("part", "content"))
        if not marks:
            break
        found.append(older)
        older = str(marks[0]["content"])
    # The oldest first, and its files last: what is cut off here is found again by the next publication.
    removed = tuple(each + end for each in reversed(found[2:]) for end in ("", FILES) if each + end in there)
    for each in removed:
        milvus.drop(each)
    return removed


def _lexicon(index: Index, built: Path, made: Path) -> PassageWeights:
    """The weights that are sent; the lexicon is written into the folder ``made``."""
    lexicon, weights = numbered(TermIndex.load(built), index.expander, len(index.table))
    lexicon.save(made)
    return weights


def _send_files(milvus: Milvus, name: str, index: Index, built: Path, made: Path) -> None:
    """Sends the files that a replica keeps for itself, compressed, with a manifest of their own."""
    files = [built / each for each in index.manifest.files if not each.startswith(_IN_ROWS)]
    held = {each: kept for each, kept in index.manifest.files.items() if not each.startswith(_IN_ROWS)}
    replace(index.manifest, files={**held, LEXICON: digest(made / LEXICON)}).save(made)
    milvus.create_files(name)
    parts: list[str] = []
    for file in (*files, made / LEXICON, made / MANIFEST):
        rows = list(_parts(file))
        parts.append(f"{file.name} {len(rows)}")
        for begin in range(0, len(rows), _PARTS_AT_A_TIME):
            milvus.insert(name, rows[begin : begin + _PARTS_AT_A_TIME])
    milvus.insert(name, [_part(PARTS, "\n".join(parts))])
    milvus.make_ready(name, 1 + sum(int(each.split()[1]) for each in parts))


def _parts(file: Path) -> Iterator[Row]:
    packed = zlib.compress(file.read_bytes())
    for number, begin in enumerate(range(0, len(packed), _PART)):
        yield _part(f"{file.name}/{number}", base64.b64encode(packed[begin : begin + _PART]).decode("ascii"))


def _part(name: str, content: str) -> Row:
    return {"part": name, "content": content, VECTOR: [1.0, 0.0]}


def _send_passages(milvus: Milvus, name: str, index: Index, weights: PassageWeights, progress: Progress) -> None:
    """Sends every passage, one partition after another."""
    partitions = np.array([partition_of(entry.metadata.kind) for entry in index.library.entries])
    names = sorted(set(partitions.tolist()))
    most = int(np.diff(index.table.part_starts).max(initial=1))
    milvus.create(name, index.manifest.dimensions, names, most)
    sent = 0
    for partition in names:
        places = np.flatnonzero(partitions[index.table.letter] == partition)
        for begin in range(0, len(places), _AT_A_TIME):
            some = places[begin : begin + _AT_A_TIME]
            milvus.insert(name, list(_rows(index, weights, some)), partition)
            sent += len(some)
            progress(Stage("publishing", sent, len(index.table)))
    milvus.make_ready(name, len(index.table), FILTERED)


def _rows(index: Index, weights: PassageWeights, places: Places) -> Iterator[Row]:
    vectors = index.engine.vectors(places)
    for place, vector in zip(places.tolist(), vectors, strict=True):
        own = weights.of(place)
        yield {
            PLACE: place,
            **{column: int(getattr(index.table, column)[place]) for column in COLUMNS},
            "spans": [number for span in index.table.parts_of(place) for number in span],
            VECTOR: vector,
            TERMS: own,
            HELD: dict.fromkeys(own, 1.0),
            TOKENS: packed_text(index.tokens.of(place)) if index.tokens else "",
        }
