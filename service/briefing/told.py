"""What a person is told after a change to the briefing: what was done and where; in and out of one short-lived cookie."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from service.briefing.arranging import Removed
from service.briefing.packing import packed_removed, unpacked_removed
from service.wording import counted

_PARTS = 6
_MOST_DIGITS = 4


class Done(StrEnum):
    """A change that is told; the value stands in the cookie."""

    SAVED = "saved"
    TAKEN = "taken"
    MOVED = "moved"
    REMOVED = "removed"
    PUT_BACK = "putback"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Told:
    """One notice. ``number`` counts the quotes taken and ``missed`` those that could not be; ``caught_up`` are quotes that
    another window had taken; ``place`` is the id of the part of the page that it belongs to, empty for the whole;
    ``removed`` can be put back.
    """

    done: Done
    number: int = 0
    missed: int = 0
    caught_up: int = 0
    place: str = ""
    removed: Removed | None = None

    @property
    def words(self) -> str:
        """The sentences of the notice."""
        other = f" {counted(self.caught_up, 'quote')} taken in another window came in too." if self.caught_up else ""
        return _words(self) + other


def _words(told: Told) -> str:
    match told.done:
        case Done.TAKEN:
            return _taken(told)
        case Done.REMOVED:
            return "Quote removed." if told.removed and told.removed.quote is not None else "Question and its quotes removed."
        case _:
            return _PLAIN[told.done]


def _taken(told: Told) -> str:
    missed = f"{counted(told.missed, 'quote')} could not be taken: the letters have changed meanwhile. See the answer again."
    if told.number:
        taken = f"{counted(told.number, 'quote')} taken."
    else:
        taken = "" if told.missed else "What you ticked was in the briefing already."
    return " ".join(part for part in (taken, missed if told.missed else "") if part)


_PLAIN = {
    Done.SAVED: "Saved in this browser.",
    Done.MOVED: "Moved.",
    Done.PUT_BACK: "Put back.",
    Done.ADDED: "Added. Give it quotes from an answer to the same question, or a note of your own.",
}


def packed_told(told: Told) -> str:
    """The notice as a cookie's value."""
    removed = packed_removed(told.removed) if told.removed else ""
    return ".".join((told.done.value, str(told.number), str(told.missed), str(told.caught_up), told.place, removed))


def unpacked_told(text: str) -> Told | None:
    """What `packed_told` wrote, or None."""
    parts = text.split(".")
    if len(parts) != _PARTS or not all(map(_is_count, parts[1:4])):
        return None
    done, *counts, place, removed = parts
    number, missed, caught_up = map(int, counts)
    try:
        return Told(Done(done), number, missed, caught_up, place, unpacked_removed(removed) if removed else None)
    except ValueError:
        return None


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS
