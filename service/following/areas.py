"""The list of authorities: names and letters in, entries for an alphabetical list that can be narrowed out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.authorities import authority_name
from service.following.order import Held


@dataclass(frozen=True, slots=True)
class Area:
    """One authority: how many letters are held about it, the years of the first and the last, and whether all are invented."""

    name: str
    letters: int
    first_year: int | None
    last_year: int | None
    is_invented: bool

    @property
    def years(self) -> str:
        """``2017 to 2025``, ``2020``, or empty where no letter has a date."""
        if self.first_year is None:
            return ""
        return str(self.first_year) if self.first_year == self.last_year else f"{self.first_year} to {self.last_year}"


@dataclass(frozen=True, slots=True)
class Initial:
    """The authorities that begin with one letter of the alphabet."""

    letter: str
    areas: tuple[Area, ...]


def area_of(name: str, letters: Sequence[Held]) -> Area:
    """What the list tells of an authority; a letter held in two files counts once."""
    years = sorted(held.date.year for held in letters if held.date)
    invented = all(held.entry.metadata.invented for held in letters)
    return Area(name, len(letters), years[0] if years else None, years[-1] if years else None, invented)


def by_initial(areas: Iterable[Area]) -> tuple[Initial, ...]:
    """The areas under their first letters, in their order."""
    grouped = groupby(areas, key=lambda area: area.name[:1].upper())
    return tuple(Initial(letter, tuple(group)) for letter, group in grouped)


def matching(areas: Iterable[Area], typed: str) -> tuple[Area, ...]:
    """The areas whose names hold the typed words, or that are what the typed name stands for (*Hull*, *BCP*)."""
    sought = _plain(typed)
    if not sought:
        return tuple(areas)
    usual = authority_name(typed)
    return tuple(area for area in areas if sought in _plain(area.name) or area.name == usual)


def held_name(areas: Iterable[Area], typed: str) -> str | None:
    """The one authority held that a name is another writing of, or None."""
    usual = _plain(authority_name(typed) or typed)
    return next((area.name for area in areas if _plain(area.name) == usual), None)


def like(areas: Iterable[Area], typed: str) -> tuple[Area, ...]:
    """The areas that share a word of four letters or more with a name."""
    words = {word for word in _plain(typed).split() if len(word) > 3}
    return tuple(area for area in areas if words & set(_plain(area.name).split()))


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", name.casefold().replace("&", " and ")).strip()
