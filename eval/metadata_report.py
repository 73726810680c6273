"""The collection's letters, read, against its listing -> how often authority, kind and date are right, and every miss."""

from __future__ import annotations

import datetime
import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.authorities import authority_name
from corpus.dates import parse_date
from corpus.errors import CorpusError
from corpus.letter import LetterKind, Metadata
from corpus.metadata import read_metadata
from corpus.readers import read_letter_file

WITHHELD = "letter"  # stands in for the file's name, so that the text alone is measured
_LEAST_WORDS = 50  # a text with fewer words was not extracted: nobody could tell from it
_KINDS = {
    "focused": LetterKind.FOCUSED_VISIT,
    "ILACS": LetterKind.ILACS,
    "JTAI": LetterKind.JOINT_INSPECTION,
    "SIF": LetterKind.SIF,
    "area": LetterKind.AREA_SEND,
}


@dataclass(frozen=True, slots=True)
class Listed:
    """What the collection's listing says of a letter; its date may differ from the printed one by a day."""

    name: str
    authority: str | None
    kind: LetterKind
    date: datetime.date


@dataclass(frozen=True, slots=True)
class Miss:
    """One field of one letter that was read otherwise than the listing has it."""

    name: str
    field: str
    read: str
    listed: str


@dataclass(frozen=True, slots=True)
class MetadataShares:
    """Shares of letters, 0 to 1, whose field is right, and processor time a letter.

    ``unreadable`` names files that their reader refused or that hold too little text to tell; they are in no share.
    """

    form: str
    file_name: str
    letters: int
    authority: float
    kind: float
    date: float
    milliseconds: float
    misses: tuple[Miss, ...]
    unreadable: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MetadataReport:
    """Shares for texts and for PDFs, each with the file's name withheld and given."""

    shares: tuple[MetadataShares, ...]

    def lines(self) -> Iterator[str]:
        """The report in words, a line at a time: a row of shares each, with its misses under it."""
        for row in self.shares:
            yield (
                f"{row.form}, file name {row.file_name}: {row.letters} letters, authority {row.authority:.1%}, "
                f"kind {row.kind:.1%}, date {row.date:.1%}, {row.milliseconds:.2f} ms a letter"
            )
            yield from (f"  {miss.name}: {miss.field} read {miss.read}, listed {miss.listed}" for miss in row.misses)
            yield from (f"  {name}: too little text to tell" for name in row.unreadable)


def report(collection: Path) -> MetadataReport:
    """Read every text and PDF of ``collection`` (``text/``, ``pdf/``, ``metadata.jsonl``) and compare with its listing.

    A date counts as right within a day of the listed one; where a letter prints no such date, reading none is right
    while the file's name is withheld. Raises ``CorpusError`` if the listing is missing.
    """
    pdfs = _letters(collection, "pdf/*.pdf", lambda path: read_letter_file(path).text)
    return MetadataReport(
        (
            report_texts(collection, named=False),
            report_texts(collection, named=True),
            _shares("PDFs", pdfs, named=False),
            _shares("PDFs", pdfs, named=True),
        )
    )


def report_texts(collection: Path, named: bool) -> MetadataShares:
    """The part of ``report`` on ``text/``, with the file's name given (``named``) or withheld."""
    return _shares("texts", _letters(collection, "text/*.txt", lambda path: path.read_text(encoding="utf-8")), named)


def _letters(collection: Path, pattern: str, read: Callable[[Path], str]) -> list[tuple[Listed, str]]:
    listed = _listing(collection / "metadata.jsonl")
    return [(listed[path.stem], _text_of(path, read)) for path in sorted(collection.glob(pattern)) if path.stem in listed]


def _text_of(path: Path, read: Callable[[Path], str]) -> str:
    """The file's text; empty, and so counted among the unreadable, where its reader refuses it."""
    try:
        return read(path)
    except CorpusError:
        return ""


def _listing(file: Path) -> dict[str, Listed]:
    if not file.is_file():
        raise CorpusError(f"{file} is missing. Give the folder that holds metadata.jsonl, text/ and pdf/.")
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]
    return {row["name"]: _listed(row) for row in rows}


def _listed(row: dict[str, str]) -> Listed:
    kind = _KINDS.get(re.split(r"\W", row["kind"])[0], LetterKind.OTHER)
    return Listed(row["name"], authority_name(row["authority"]), kind, datetime.date.fromisoformat(row["date"]))


def _shares(form: str, texts: list[tuple[Listed, str]], named: bool) -> MetadataShares:
    readable = [(listed, text) for listed, text in texts if len(text.split()) >= _LEAST_WORDS]
    started = time.process_time()
    read = [read_metadata(text, listed.name if named else WITHHELD) for listed, text in readable]
    elapsed = time.process_time() - started
    misses = [
        miss for metadata, (listed, text) in zip(read, readable, strict=True) for miss in _misses(metadata, listed, text, named)
    ]
    count = max(1, len(readable))
    right = {name: 1 - sum(miss.field == name for miss in misses) / count for name in ("authority", "kind", "date")}
    return MetadataShares(
        form=form,
        file_name="given" if named else "withheld",
        letters=len(readable),
        authority=right["authority"],
        kind=right["kind"],
        date=right["date"],
        milliseconds=1000 * elapsed / count,
        misses=tuple(misses),
        unreadable=tuple(listed.name for listed, text in texts if len(text.split()) < _LEAST_WORDS),
    )


def _misses(metadata: Metadata, listed: Listed, text: str, named: bool) -> Iterator[Miss]:
    if metadata.authority != listed.authority:
        yield Miss(listed.name, "authority", str(metadata.authority), str(listed.authority))
    if metadata.kind is not listed.kind:
        yield Miss(listed.name, "kind", metadata.kind, listed.kind)
    if not _date_is_right(metadata.date, listed.date, text, named):
        yield Miss(listed.name, "date", str(metadata.date), str(listed.date))


def _date_is_right(read: datetime.date | None, listed: datetime.date, text: str, named: bool) -> bool:
    if read is not None:
        return abs((read - listed).days) <= 1
    return not named and not _prints(text, listed)


def _prints(text: str, date: datetime.date) -> bool:
    """Whether ``text`` prints ``date``, or the day before or after it, anywhere."""
    found = re.finditer(rf"\d{{1,2}}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\s+{date.year}", text)
    return any((day := parse_date(match[0])) and abs((day - date).days) <= 1 for match in found)
