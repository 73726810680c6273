"""Lines of a letter in, those of its list of contents out; pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TITLE = re.compile(r"^(?:table of )?contents(?: page)?$", re.IGNORECASE)
_ENTRY = re.compile(r"^(?P<heading>.*[^\s.…])[\s.…]+\d{1,3}\s*$", re.DOTALL)


def contents_lines(lines: Sequence[str], plain: Sequence[bool]) -> frozenset[int]:
    """The places in ``lines``, counted from 0, of the list of contents and its title.

    Two things show an entry: it stands below the title *Contents* in a row of lines that end in a page number (one line
    in between may be the beginning of the next), or it ends in a page number and repeats a heading that stands further
    on. ``plain`` says which lines are neither bullets, rows nor notes; only those can be such a heading.
    """
    listed = _below_title(lines)
    last = {_folded(line): place for place, line in enumerate(lines) if plain[place]}
    repeats = (
        place
        for place, line in enumerate(lines)
        if (entry := _ENTRY.match(line)) and last.get(_folded(entry["heading"]), -1) > place
    )
    return frozenset((*listed, *repeats))


def _below_title(lines: Sequence[str]) -> list[int]:
    title = next((place for place, line in enumerate(lines) if _TITLE.match(line.strip().strip("*"))), None)
    if title is None:
        return []
    end = title + 1
    while end < len(lines):
        if _ENTRY.match(lines[end]):
            end += 1
        elif end + 1 < len(lines) and _ENTRY.match(lines[end + 1]):
            end += 2
        else:
            break
    return list(range(title, end)) if end > title + 1 else []


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
