"""The folder that letters are fetched into: where each file stands, what is remembered of it, and one fetch at a time."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from corpus.catalogue import CatalogueEntry
from corpus.errors import CorpusError

_OWN = ".fetch"  # hidden, so that no index is made of what lies in it


@dataclass(frozen=True, slots=True)
class Record:
    """What is remembered of a file or a part of one: its address, the publisher's marks of its version, and digests.

    ``before`` is the digest of the file that this one takes the place of.
    """

    address: str
    etag: str = ""
    modified: str = ""
    sha256: str = ""
    before: str = ""

    @property
    def mark(self) -> str:
        """What If-Range may hold: a strong ETag, or else the date of the last change; empty where there is neither."""
        return self.etag if self.etag and not self.etag.startswith("W/") else self.modified


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of fetched letters: ``NAME.pdf`` and ``NAME.toml``, with what is unfinished and remembered in ``.fetch``."""

    path: Path

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Makes the folder and holds it. Raises CorpusError where another fetch holds it."""
        (self.path / _OWN).mkdir(parents=True, exist_ok=True)
        with (self.path / _OWN / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise CorpusError(f"another fetch is at work in {self.path}; wait until it has ended") from error
            yield

    def letter(self, name: str) -> Path:
        """Where the letter stands once it is whole."""
        return self.path / f"{name}.pdf"

    def part(self, name: str) -> Path:
        """Where the letter grows."""
        return self.path / _OWN / f"{name}.part"

    def record(self, name: str) -> Record | None:
        """What is remembered of the whole letter."""
        return _read(self._record_path(name))

    def part_record(self, name: str) -> Record | None:
        """What is remembered of the part; None where there is no part to go on from."""
        return _read(self._part_record_path(name)) if self.part(name).is_file() else None

    def begin_part(self, name: str, record: Record) -> None:
        """Forgets an older part; remembers the new one's version before its first byte."""
        self.drop_part(name)
        _write(self._part_record_path(name), _lines(record))

    def drop_part(self, name: str) -> None:
        """Forgets a part; its bytes go first, so that no part is left with another's record."""
        self.part(name).unlink(missing_ok=True)
        self._part_record_path(name).unlink(missing_ok=True)

    def finish(self, entry: CatalogueEntry, record: Record) -> bool:
        """Puts the whole part in its place in one step, with the catalogue's facts beside it.

        The facts are written first, and not over a file that a person has made or changed: False then.
        """
        written = self.describe(entry)
        _write(self._record_path(entry.name), _lines(record))
        _sync(self.part(entry.name))
        self.part(entry.name).replace(self.letter(entry.name))
        self.drop_part(entry.name)
        return written

    def describe(self, entry: CatalogueEntry) -> bool:
        """Writes the catalogue's facts into ``NAME.toml`` unless a person's own stand there: False then."""
        path, written = self.path / f"{entry.name}.toml", self.path / _OWN / f"{entry.name}.facts"
        facts = sidecar_text(entry).encode()
        own = [facts, written.read_bytes()] if written.exists() else [facts]
        there = path.read_bytes() if path.exists() else facts
        if there not in own:
            return False
        if not path.exists() or there != facts:
            _write(path, facts)
        _write(written, facts)
        return True

    def refuse(self, name: str) -> Path:
        """Moves a part that is not the letter it should be to where no index is made of it; tells where."""
        kept = self.path / "refused" / f"{name}.pdf.wrong-checksum"
        kept.parent.mkdir(exist_ok=True)
        self.part(name).replace(kept)
        self.drop_part(name)
        return kept

    def _record_path(self, name: str) -> Path:
        return self.path / _OWN / f"{name}.json"

    def _part_record_path(self, name: str) -> Path:
        return self.path / _OWN / f"{name}.part.json"


def sidecar_text(entry: CatalogueEntry) -> str:
    """The catalogue's facts in the form that ``corpus.sidecar`` reads; a JSON string of printable text is a TOML string too."""
    words = {"title": entry.title, "authority": entry.authority, "kind": entry.kind.value}
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in words.items()]
    return "".join([*lines, f"date = {entry.date.isoformat()}\n"])


def _lines(record: Record) -> bytes:
    return json.dumps(asdict(record), indent=2).encode() + b"\n"


def _read(path: Path) -> Record | None:
    """A record; None where there is none or it is damaged, for then the letter is fetched as if it were new."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    names = {field.name for field in fields(Record)}
    if not isinstance(kept, dict) or set(kept) != names or not all(isinstance(value, str) for value in kept.values()):
        return None
    return Record(**kept)


def _write(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all."""
    new = path.parent / f".{path.name}.new"
    new.write_bytes(content)
    _sync(new)
    new.replace(path)


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
