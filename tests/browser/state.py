"""What a state of a page is, and how a browser comes to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from string import Template


@dataclass(frozen=True, slots=True)
class File:
    """A file that a form sends: the field's name, the file's name and its words."""

    field: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Visit:
    """One page load: by GET, or with ``fields`` by POST. ``$names`` in it stand for what the index holds."""

    path: str
    fields: tuple[tuple[str, str], ...] | None = None
    file: File | None = None

    def filled(self, known: Mapping[str, str]) -> Visit:
        """The visit with what the index holds in place of ``$names``."""

        def put(words: str) -> str:
            return Template(words).substitute(known)

        fields = None if self.fields is None else tuple((name, put(value)) for name, value in self.fields)
        return Visit(put(self.path), fields, self.file and replace(self.file, words=put(self.file.words)))


@dataclass(frozen=True, slots=True)
class State:
    """A page in one state. ``page`` is its kind; ``says`` are words by which it is known to be the state that is meant."""

    page: str
    state: str
    says: str
    visits: tuple[Visit, ...]
    status: int = 200

    @property
    def is_filled_in(self) -> bool:
        """Whether the page is a form before anything else."""
        return self.page in ("compare", "matrix-form", "briefing", "held-back", "check", "quote")

    @property
    def name(self) -> str:
        """Also the name of its screenshots."""
        return f"{self.page}-{self.state}" if self.state else self.page


def asked(path: str, *fields: tuple[str, str]) -> tuple[Visit, ...]:
    """One visit by POST."""
    return (Visit(path, fields),)


def got(path: str) -> tuple[Visit, ...]:
    """One visit by GET."""
    return (Visit(path),)
