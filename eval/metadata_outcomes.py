"""What was read of one letter, its listing and the table of accepted differences in, what came of each field out; counted."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.dates import parse_date
from corpus.letter import Metadata
from eval.metadata_listing import Accepted, Listed

LISTED_FIELDS = ("authority", "kind", "date", "inspection_dates", "inspectorates")


@dataclass(frozen=True, slots=True)
class Miss:
    """One field of one letter that was read otherwise than it should be; ``reason`` tells why that is accepted, if it is."""

    name: str
    field: str
    read: str
    listed: str
    reason: str = ""

    @property
    def outcome(self) -> str:
        """``accepted``, ``absent`` where nothing was read, else ``wrong``."""
        return "accepted" if self.reason else "wrong" if self.read else "absent"


@dataclass(frozen=True, slots=True)
class Told:
    """What came of one field: letters by outcome, and the misses.

    ``none to read`` is a field that the letter does not have and that was not read; what is ``not printed`` in the text or
    ``not listed`` cannot be compared.
    """

    field: str
    counts: Counter[str]
    misses: tuple[Miss, ...]

    @property
    def right(self) -> float:
        """The share, 0 to 1, of the letters that can be compared; accepted differences count as right."""
        compared = sum(self.counts[outcome] for outcome in ("right", "accepted", "wrong", "absent"))
        return (self.counts["right"] + self.counts["accepted"]) / compared if compared else 1.0


Outcome = tuple[str, str | Miss]
"""A field, and what came of it: a word, or the miss."""


def by_field(fields: Sequence[str], outcomes: Iterable[Outcome]) -> tuple[Told, ...]:
    """The outcomes counted, a field at a time, in the order of ``fields``."""
    found: dict[str, list[str | Miss]] = {field: [] for field in fields}
    for field, outcome in outcomes:
        found[field].append(outcome)
    return tuple(
        Told(
            field,
            Counter(each.outcome if isinstance(each, Miss) else each for each in each_field),
            tuple(each for each in each_field if isinstance(each, Miss)),
        )
        for field, each_field in found.items()
    )


def compared(metadata: Metadata, listed: Listed, text: str, named: bool, accepted: Accepted) -> Iterator[Outcome]:
    """What came of each listed field; ``named`` tells that the file's name was given to the reading."""
    pairs: tuple[tuple[str, str, str, Callable[[str, str], bool]], ...] = (
        ("authority", metadata.authority or "", listed.authority or "", str.__eq__),
        ("kind", metadata.kind, listed.kind, str.__eq__),
        ("date", str(metadata.date or ""), str(listed.date), _within_a_day),
        ("inspection_dates", _plain(metadata.inspection_dates or ""), _plain(listed.inspection_dates), str.__eq__),
        ("inspectorates", ", ".join(metadata.inspectorates), ", ".join(listed.inspectorates), str.__eq__),
    )
    for field, read, wanted, alike in pairs:
        if not wanted:
            yield field, "not listed"
        elif alike(read, wanted):
            yield field, "right"
        elif field == "date" and not read and not named and not _prints(text, listed.date):
            yield field, "not printed"
        else:
            yield field, Miss(listed.name, field, read, wanted, accepted.reasons.get((listed.name, field), ""))


def _within_a_day(read: str, listed: str) -> bool:
    if not read:
        return False
    return abs((datetime.date.fromisoformat(read) - datetime.date.fromisoformat(listed)).days) <= 1


def _plain(dates: str) -> str:
    return re.sub(r"\s*[‒–—―−─-]\s*", " – ", " ".join(dates.split())).casefold()


def _prints(text: str, date: datetime.date) -> bool:
    """Whether ``text`` prints ``date``, or the day before or after it, anywhere."""
    found = re.finditer(rf"\d{{1,2}}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\s+{date.year}", text)
    return any((day := parse_date(match[0])) and abs((day - date).days) <= 1 for match in found)
