"""The stored letters: one SQLite file, letters in and out whole, and an overview that does not read their text."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock

from pydantic import TypeAdapter

from corpus.errors import CorpusError
from corpus.letter import Letter, Metadata

_SCHEMA = """
CREATE TABLE letter (
  place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT NOT NULL, sha256 TEXT NOT NULL,
  metadata TEXT NOT NULL, pages INTEGER NOT NULL, sections INTEGER NOT NULL, words INTEGER NOT NULL, letter TEXT NOT NULL
) STRICT
"""
_KEPT_READY = 1024
"""Letters held parsed in memory at a time, of some 40 KB each; an answer cites about ten."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One letter of the library without its text: its place (0 for the first), identity, metadata and sizes."""

    place: int
    id: str
    source: str
    sha256: str
    metadata: Metadata
    pages: int
    sections: int
    words: int


@cache
def _letters() -> TypeAdapter[Letter]:
    return TypeAdapter(Letter)


@cache
def _metadata() -> TypeAdapter[Metadata]:
    return TypeAdapter(Metadata)


def letter_to_json(letter: Letter) -> bytes:
    """The whole letter as JSON."""
    return _letters().dump_json(letter)


def letter_from_json(written: bytes | str) -> Letter:
    """What `letter_to_json` wrote. Raises ValueError for anything else."""
    return _letters().validate_json(written)


def write_library(path: Path, letters: Iterable[Letter]) -> None:
    """Writes a new library file; the letters keep their order.

    Raises CorpusError where two share an id and OSError (ENOSPC) where the disk is full.
    """
    try:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute(_SCHEMA)
            rows = (_row(place, letter) for place, letter in enumerate(letters))
            connection.executemany("INSERT INTO letter VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    except sqlite3.IntegrityError as error:
        raise CorpusError(f"two letters have the same id ({error}); rename one of the files") from error
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_FULL:
            raise
        raise OSError(errno.ENOSPC, str(error), str(path)) from error


def _row(place: int, letter: Letter) -> tuple[int | str, ...]:
    metadata = _metadata().dump_json(letter.metadata).decode()
    whole = letter_to_json(letter).decode()
    sizes = (len(letter.pages), len(letter.sections), letter.words)
    return (place, letter.id, letter.source, letter.sha256, metadata, *sizes, whole)


class Library:
    """A library file, opened for reading. May be used from several threads."""

    def __init__(self, path: Path) -> None:
        """Raises CorpusError where the file is missing or damaged."""
        self._lock = Lock()
        self._address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        try:
            self._connected()
            self.entries = tuple(self._read_entries())
        except sqlite3.Error as error:
            raise CorpusError(f"{path} is not a library of letters ({error}); run 'letterwise index' again") from error
        self._places = {entry.id: entry.place for entry in self.entries}
        self._at = lru_cache(maxsize=_KEPT_READY)(self._read)

    def _connected(self) -> None:
        """Connects in this process: what SQLite opened before processes parted may be used in none of them but the first."""
        self._connection = sqlite3.connect(self._address, uri=True, check_same_thread=False)
        self._process = os.getpid()

    def _read_entries(self) -> Iterator[Entry]:
        columns = "place, id, source, sha256, metadata, pages, sections, words"
        for row in self._connection.execute(f"SELECT {columns} FROM letter ORDER BY place"):
            place, letter_id, source, sha256, metadata, pages, sections, words = row
            yield Entry(place, letter_id, source, sha256, _metadata().validate_json(metadata), pages, sections, words)

    def __contains__(self, letter_id: object) -> bool:
        return letter_id in self._places

    def place(self, letter_id: str) -> int:
        """The place of a letter, 0 for the first. Raises KeyError where the library does not hold it."""
        return self._places[letter_id]

    def letter(self, letter_id: str) -> Letter:
        """The whole letter. Raises KeyError where the library does not hold it."""
        return self._at(self.place(letter_id))

    def at(self, place: int) -> Letter:
        """The whole letter at a place, 0 for the first."""
        return self._at(place)

    def _read(self, place: int) -> Letter:
        with self._lock:
            if self._process != os.getpid():
                self._connected()
            row = self._connection.execute("SELECT letter FROM letter WHERE place = ?", (place,)).fetchone()
        return letter_from_json(row[0])

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()
