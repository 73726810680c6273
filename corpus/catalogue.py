"""A catalogue of published letters (TOML) in, its checked entries out; only ``read_catalogue`` touches files."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusError
from corpus.letter import LetterKind

CATALOGUE = Path(__file__).with_name("catalogue.toml")
"""The catalogue that comes along."""

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_NAME = 100
_ADDRESS = re.compile(r"https?://[!-~]+")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class CatalogueError(CorpusError):
    """A catalogue that cannot be used; its message names the entry and says what to write."""


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One published letter: the name its file gets, what it is, where its publisher keeps it, and its SHA-256 if known."""

    name: str
    title: str
    authority: str
    kind: LetterKind
    date: datetime.date
    address: str
    sha256: str | None = None


def read_catalogue(path: Path) -> tuple[CatalogueEntry, ...]:
    """The entries of a catalogue file in their order. Raises CatalogueError naming file, entry and remedy."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path} cannot be read: {error}. Give a catalogue that exists, saved as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(f"{path} is not valid TOML: {error}. Begin each letter with a line [[letter]].") from error
    return catalogue_entries(content, str(path))


def catalogue_entries(content: Mapping[str, object], where: str) -> tuple[CatalogueEntry, ...]:
    """The entries of a parsed catalogue; ``where`` begins each message. Raises CatalogueError."""
    letters = content.get("letter")
    if set(content) != {"letter"} or not isinstance(letters, list) or not letters:
        raise CatalogueError(f"{where}: a catalogue holds letters and nothing else. Begin each with a line [[letter]].")
    entries = tuple(_entry(letter, f"{where}, letter {place}") for place, letter in enumerate(letters, start=1))
    _check_unlike(entries, where)
    return entries


def chosen_entries(entries: Sequence[CatalogueEntry], names: Sequence[str]) -> tuple[CatalogueEntry, ...]:
    """The entries of these names in the catalogue's order, or all where none is named. Raises CatalogueError."""
    unknown = [name for name in names if name not in {entry.name for entry in entries}]
    if unknown:
        known = ", ".join(entry.name for entry in entries)
        raise CatalogueError(f"the catalogue has no letter named {', '.join(unknown)}. Choose among: {known}.")
    return tuple(entry for entry in entries if not names or entry.name in names)


def _entry(letter: object, where: str) -> CatalogueEntry:
    if not isinstance(letter, Mapping):
        raise CatalogueError(f"{where} is no table. Begin it with a line [[letter]].")
    if isinstance(letter.get("name"), str):
        where = f"{where} ({letter['name']!r})"
    unknown, missing = sorted(set(letter) - set(_FIELDS)), [key for key in _FIELDS if key not in {*letter, "sha256"}]
    if unknown:
        raise CatalogueError(f"{where}: unknown key {unknown[0]!r}. Allowed keys: {', '.join(_FIELDS)}.")
    if missing:
        raise CatalogueError(f"{where}: {missing[0]} is missing. Write {_FIELDS[missing[0]][0]}.")
    fields: dict[str, object] = {key: _field(key, letter[key], where) for key in _FIELDS if key in letter}
    return CatalogueEntry(**fields)  # type: ignore[arg-type]


def _field(key: str, value: object, where: str) -> object:
    allowed, convert = _FIELDS[key]
    try:
        return convert(value)
    except (ValueError, TypeError) as error:
        raise CatalogueError(f"{where}: {key} = {value!r} is not allowed. Write {allowed}.") from error


def _check_unlike(entries: Sequence[CatalogueEntry], where: str) -> None:
    names: set[str] = set()
    addresses: dict[str, str] = {}
    for place, entry in enumerate(entries, start=1):
        if entry.name in names:
            raise CatalogueError(f"{where}, letter {place}: the name {entry.name!r} is taken already. Give each its own.")
        if entry.address in addresses:
            raise CatalogueError(
                f"{where}, letter {place} ({entry.name!r}): {addresses[entry.address]!r} has the same address."
                " Correct one of them."
            )
        names.add(entry.name)
        addresses[entry.address] = entry.name


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise ValueError(value)
    return " ".join(value.split())


def _matching(pattern: re.Pattern[str], longest: int) -> Callable[[object], str]:
    def convert(value: object) -> str:
        if not isinstance(value, str) or len(value) > longest or not pattern.fullmatch(value):
            raise ValueError(value)
        return value

    return convert


def _kind(value: object) -> LetterKind:
    return LetterKind(_text(value))


def _date(value: object) -> datetime.date:
    if isinstance(value, datetime.datetime) or not isinstance(value, datetime.date):
        raise TypeError(value)
    return value


_FIELDS: dict[str, tuple[str, Callable[[object], object]]] = {
    "name": ('small letters, digits and hyphens, for example "jtai-ashmere-2020"', _matching(_NAME, _LONGEST_NAME)),
    "title": ("words in quotation marks", _text),
    "authority": ('words in quotation marks, for example "Ashmere"', _text),
    "kind": ("one of " + ", ".join(f'"{kind}"' for kind in LetterKind), _kind),
    "date": ("a date without quotation marks as year-month-day, for example 2020-02-17", _date),
    "address": ('the publisher\'s address without spaces, for example "https://…"', _matching(_ADDRESS, 2000)),
    "sha256": ("64 hexadecimal digits in small letters, or leave it out", _matching(_DIGEST, 64)),
}
