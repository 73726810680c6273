"""The letters about each authority in order of time: entries of the library in, copies of the same letter put together out."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.library import Entry


@dataclass(frozen=True, slots=True)
class Held:
    """One letter, and further files that hold it as well."""

    entry: Entry
    copies: tuple[Entry, ...] = ()

    @property
    def date(self) -> datetime.date | None:
        """When the letter is dated."""
        return self.entry.metadata.date

    def is_before(self, other: Held) -> bool:
        """Whether the other letter is surely later: both are dated, on different days."""
        return self.date is not None and other.date is not None and self.date < other.date


def by_authority(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """The entries of each authority, authorities in alphabetical order; letters that name none are left out."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.metadata.authority:
            found.setdefault(entry.metadata.authority, []).append(entry)
    return {name: tuple(found[name]) for name in sorted(found, key=str.casefold)}


def in_order(entries: Sequence[Entry]) -> tuple[Held, ...]:
    """Oldest first, undated ones last. Letters of the same kind and day are copies of one; the one with most pages stands
    for them."""
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        metadata = entry.metadata
        same = (metadata.kind, metadata.date) if metadata.date else (entry.id,)
        groups.setdefault(same, []).append(entry)
    held = [_held(group) for group in groups.values()]
    return tuple(sorted(held, key=lambda each: (each.date is None, each.date or datetime.date.min, each.entry.id)))


def _held(copies: Sequence[Entry]) -> Held:
    first, *others = sorted(copies, key=lambda entry: (-entry.pages, -entry.words, entry.id))
    return Held(first, tuple(others))
