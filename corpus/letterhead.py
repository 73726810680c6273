"""Lines of a letter in, those that are the publisher's printed address out; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_CONTACT = re.compile(
    r"^(?:(?:T|Tel|Telephone|Textphone|Minicom|Fax|Phone)\s*[:.]?(?:\s*[\d(+][\d\s()+-]*)?"
    r"|(?:E|Email|E-mail)?\s*:?\s*[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?:W|Web|Website)?\s*:?\s*(?:https?://)?www\.\S+)$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"^(?:ofsted|care quality commission|london|manchester|bristol|birmingham|nottingham|leeds|york|cambridge"
    r"|[\w'’.,/ -]{0,40}\b(?:gate|house|st|street|road|lane|avenue|square|court|quay|place|park|kingsway|buildings?"
    r"|floor \d{1,2})"
    r"|(?:[\w'’., -]{1,40}\s)?[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$",
    re.IGNORECASE,
)
_TOWN = re.compile(r"^[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?$")
_LEAST = 3
"""Lines, one of them with a number or address to reach somebody by; fewer may be a sentence about where to write to."""


def letterhead_lines(lines: Sequence[str]) -> frozenset[int]:
    """The places in ``lines``, counted from 0, of the addresses printed on a letter's paper.

    Such an address is a run of lines with nothing on them but a place, a telephone number, or an electronic address, two
    of which make it one by themselves. A town that is not known counts between two such lines.
    """
    return frozenset(place for run in _runs(lines) if _is_address([lines[place] for place in run]) for place in run)


def _is_address(run: Sequence[str]) -> bool:
    contacts = sum(1 for line in run if _CONTACT.match(line))
    return contacts > 1 or (contacts == 1 and len(run) >= _LEAST)


def _runs(lines: Sequence[str]) -> Iterator[list[int]]:
    """Runs of neighbouring lines that may be parts of an address."""
    run: list[int] = []
    for place, line in enumerate(lines):
        if _is_part(line) or (run and _TOWN.match(line) and place + 1 < len(lines) and _is_part(lines[place + 1])):
            run.append(place)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_part(line: str) -> bool:
    return _CONTACT.match(line) is not None or _PLACE.match(line) is not None
