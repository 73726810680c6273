"""A line's text in, the bullet, number or contents entry that it holds out; pure."""

from __future__ import annotations

import re

from corpus.furniture import Line

_BULLETS = (
    "\u25fc\uf06e\u25aa\uf0a7\u2022\uf0b7\u25cf\u25cb\u25a0\u25e6\u2043\u27a2\uf0d8\uf0fc"
    "\u2023\u2219\u00b7\u25ab\u25a1\u25ba\u0336\u2500"
)
_SIGNS = "\u2212\u2013\u2014\uf02d\u2015o*\u002d"  # bullets where a wide gap follows, else dashes and letters
_SURE_BULLET = re.compile(f"[{_BULLETS}]\\s*(?=\\S)")
_SIGN_BULLET = re.compile(f"[{_SIGNS}]\\s+(?=\\S)")
_NUMBERED = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*[.)]?|[a-z][.)]|\(?[ivx]{1,4}\))\s+\S")
_CONTENTS = re.compile(r"^(.*?[^\s.…·])[\s.…·]*(?:[.…·]{3}\s*|\t)(\d{1,3})$")


def bullet_text(line: Line) -> str | None:
    """The line without its bullet; None where it has none."""
    for pattern, sure in ((_SURE_BULLET, True), (_SIGN_BULLET, line.marked)):
        found = pattern.match(line.text)
        if found and sure:
            return line.text[found.end() :]
    return None


def has_number(text: str) -> bool:
    """Whether the text starts as numbered and lettered paragraphs do."""
    return _NUMBERED.match(text) is not None


def numbers_follow(first: str, second: str) -> bool:
    """Whether the number that ``second`` starts with is the next after that of ``first``."""
    numbers = [int(found[0]) for text in (first, second) if (found := re.match(r"\d+", text))]
    return len(numbers) == 2 and numbers[1] == numbers[0] + 1


def contents_entry(text: str) -> tuple[str, str] | None:
    """The title and page number of a line of a contents list; None for any other line."""
    found = _CONTENTS.match(text)
    return (found[1], found[2]) if found else None
