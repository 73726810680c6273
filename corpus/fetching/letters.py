"""Entries of a catalogue in, each letter's outcome out, one after the other: what is there already is not fetched again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from corpus.catalogue import CatalogueEntry
from corpus.fetching.errors import FetchError, PartError, PassingError, TooLargeError, UnreachableError
from corpus.fetching.folder import Folder, Record
from corpus.fetching.pace import LONGEST_WAIT, backoff
from corpus.fetching.receiving import Limits, receive
from corpus.fetching.wire import Reply, Wire
from corpus.reading import file_digest

ATTEMPTS = 4


class Outcome(StrEnum):
    """What became of one letter."""

    FETCHED = "fetched"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    LEFT = "left"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Fetched:
    """One letter's outcome: its entry, where it stands (None where it failed), and what a person is to know."""

    entry: CatalogueEntry
    outcome: Outcome
    path: Path | None
    note: str = ""


@dataclass(slots=True)
class Fetching:
    """Fetches letters into a folder, with bounded patience."""

    wire: Wire
    folder: Folder
    limits: Limits = field(default_factory=Limits)
    _closed: dict[str, str] = field(default_factory=dict, init=False)
    """Hosts that are not asked again in this run, each with the reason."""

    def fetch_all(self, entries: Sequence[CatalogueEntry]) -> Iterator[Fetched]:
        """Each letter's outcome as it comes. Raises CorpusError where another fetch is at work in the folder."""
        with self.folder.locked():
            for entry in entries:
                yield self.fetch(entry)

    def fetch(self, entry: CatalogueEntry) -> Fetched:
        """One letter's outcome; troubles of the network and of the publisher are outcomes too."""
        try:
            return self._there(entry) or self._asked_patiently(entry)
        except FetchError as error:
            if isinstance(error, TooLargeError):
                self.folder.drop_part(entry.name)
            return Fetched(entry, Outcome.FAILED, None, str(error))

    def _there(self, entry: CatalogueEntry) -> Fetched | None:
        """The outcome where no question to the publisher is needed, or none may be put."""
        path = self.folder.letter(entry.name)
        if not path.is_file():
            return None
        digest, record = file_digest(path), self.folder.record(entry.name)
        if digest == entry.sha256:
            return Fetched(entry, Outcome.UNCHANGED, path, self._described(entry))
        if record and digest in (record.sha256, record.before):
            return None
        if entry.sha256:
            raise FetchError(f"{path} is another file than the catalogue's (SHA-256 {digest}); move it away and fetch again")
        note = "not fetched by this command, or changed since; move it away to fetch the published one"
        return Fetched(entry, Outcome.LEFT, path, note)

    def _asked_patiently(self, entry: CatalogueEntry) -> Fetched:
        host = urlsplit(entry.address).netloc
        for attempt in range(1, ATTEMPTS + 1):
            if host in self._closed:
                raise FetchError(self._closed[host])
            try:
                return self._asked(entry)
            except PartError:
                self.folder.drop_part(entry.name)
            except PassingError as error:
                self._be_patient(host, error, attempt)
        raise FetchError("what the publisher sends does not fit together; try again later")

    def _be_patient(self, host: str, error: PassingError, attempt: int) -> None:
        """Waits before the next attempt. Raises FetchError after the last, and where the wait is too long."""
        if error.wait is not None and error.wait > LONGEST_WAIT:
            self._closed[host] = f"{error}, and asks not to be asked again for {error.wait / 60:,.0f} minutes; run again later"
            raise FetchError(self._closed[host]) from error
        if attempt == ATTEMPTS:
            if isinstance(error, UnreachableError):
                self._closed[host] = f"{host} could not be reached: {error}"
                raise FetchError(self._closed[host]) from error
            raise FetchError(f"{error}, {ATTEMPTS} times; run again later, what has come is kept") from error
        self.wire.pace.wait(max(error.wait or 0.0, backoff(attempt)))

    def _asked(self, entry: CatalogueEntry) -> Fetched:
        start, headers = self._question(entry)
        with self.wire.get(entry.address, headers) as reply:
            if reply.status == 304:
                return self._unchanged(entry, headers)
            if reply.status == 416 or (reply.status == 206 and not start):
                raise PartError("the publisher sent another part than the one that was asked for")
            start = self._begin(entry, reply, start)
            receive(reply, self.folder.part(entry.name), start, self.limits, self.wire.pace.clock)
            record = _record(entry, reply)
        return self._finished(entry, record, resumed=start > 0)

    def _question(self, entry: CatalogueEntry) -> tuple[int, dict[str, str]]:
        """From which byte to go on, and the headers: the rest of a part, or the file if it has changed, or the file."""
        part, record, path = self.folder.part_record(entry.name), self.folder.record(entry.name), self.folder.letter(entry.name)
        start = self.folder.part(entry.name).stat().st_size if part and part.mark and part.address == entry.address else 0
        if part and start:
            return start, {"Range": f"bytes={start}-", "If-Range": part.mark}
        if not record or record.address != entry.address or entry.sha256 or not path.is_file():
            return 0, {}
        if file_digest(path) != record.sha256:
            return 0, {}
        marks = {"If-None-Match": record.etag, "If-Modified-Since": record.modified}
        return 0, {header: mark for header, mark in marks.items() if mark}

    def _unchanged(self, entry: CatalogueEntry, headers: dict[str, str]) -> Fetched:
        if not {"If-None-Match", "If-Modified-Since"} & set(headers):
            raise FetchError("the publisher says that nothing has changed, but was not asked; run again later")
        return Fetched(entry, Outcome.UNCHANGED, self.folder.letter(entry.name), self._described(entry))

    def _begin(self, entry: CatalogueEntry, reply: Reply, start: int) -> int:
        """From which byte the reply goes on: 0 where it is whole. Raises PartError for the rest of another version."""
        if reply.status == 206:
            kept, came = self.folder.part_record(entry.name), _record(entry, reply)
            if not kept or (came.mark and came.mark != kept.mark):
                raise PartError("the letter has changed since its part came")
            return start
        self.folder.begin_part(entry.name, _record(entry, reply))
        return 0

    def _finished(self, entry: CatalogueEntry, record: Record, *, resumed: bool) -> Fetched:
        digest, path = file_digest(self.folder.part(entry.name)), self.folder.letter(entry.name)
        if entry.sha256 and digest != entry.sha256:
            if resumed:
                raise PartError("the parts do not make the letter")
            kept = self.folder.refuse(entry.name)
            raise FetchError(
                f"not the file of the catalogue: its SHA-256 is {digest} and should be {entry.sha256}. It is kept as {kept};"
                " look at it, and correct the catalogue if the publisher has replaced the letter"
            )
        before = file_digest(path) if path.is_file() else ""
        outcome = Outcome.FETCHED if not before else Outcome.UNCHANGED if before == digest else Outcome.UPDATED
        described = self.folder.finish(entry, Record(record.address, record.etag, record.modified, digest, before))
        return Fetched(entry, outcome, path, "" if described else _OWN_FACTS)

    def _described(self, entry: CatalogueEntry) -> str:
        return "" if self.folder.describe(entry) else _OWN_FACTS


_OWN_FACTS = "the file beside it (.toml) holds facts of your own and is left as it is"


def _record(entry: CatalogueEntry, reply: Reply) -> Record:
    etag, modified = (" ".join(reply.headers.get(name, "").split()) for name in ("ETag", "Last-Modified"))
    return Record(entry.address, etag, modified)
