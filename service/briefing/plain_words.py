"""Words that a file can hold: what somebody typed in, the same without the characters that files refuse out."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_REFUSED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_UNSAFE_IN_QUOTE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2028\u2029\n]")
_GAP = re.compile(r"\n[^\S\n]*\n\s*")
_BLANK = re.compile(r"[^\S\n]+")


def plain(typed: str) -> str:
    """The words with one kind of line end and single spaces, without control characters, trimmed."""
    kept = _REFUSED.sub("", _LINE_ENDS.sub("\n", typed))
    return "\n".join(line.strip() for line in _BLANK.sub(" ", kept).split("\n")).strip()


def one_line(typed: str) -> str:
    """The words in one line."""
    return " ".join(plain(typed).split())


def paragraphs(typed: str) -> tuple[str, ...]:
    """The paragraphs, which blank lines part; none where there are no words."""
    words = plain(typed)
    return tuple(_GAP.split(words)) if words else ()


def can_be_kept(words: str) -> bool:
    """Whether every format can hold the words to the character: no control characters but tabs, and nothing but characters."""
    return not _UNSAFE_IN_QUOTE.search(words)


def is_right_to_left(words: str) -> bool:
    """Whether the first letter with a direction is one of a script that is written from right to left."""
    first = next((kind for kind in map(unicodedata.bidirectional, words) if kind in ("L", "R", "AL")), "L")
    return first != "L"
