"""What makes two writings the same words: text in; its words, their keys, and what is left without marks and spaces out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_SUPERSCRIPTS = "¹²³⁴⁵⁶⁷⁸⁹⁰"
_LETTERS = rf"[^\W_{_SUPERSCRIPTS}]"
_WORD = re.compile(rf"{_LETTERS}+(?:(?:['’‘ʼ](?=[^\W\d_])|(?<=\d)[.,:](?=\d)){_LETTERS}+)*|[%£€$&+=<>§@#]")
"""A word with its inner apostrophes, a number with its inner points and commas, or a sign that means something by itself."""
SINGLE_MARKS = "'’‘ʼ‛`´"
DOUBLE_MARKS = '"“”„‟«»'
MARKS = SINGLE_MARKS + DOUBLE_MARKS
DASHES = "-‐‑‒–—−"
_FOLDED = str.maketrans({**dict.fromkeys(SINGLE_MARKS, "'"), **dict.fromkeys(DASHES, "-"), **dict.fromkeys(DOUBLE_MARKS, '"')})
_NOTE_MARKS = dict.fromkeys(map(ord, _SUPERSCRIPTS))
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_INNER_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_MEANT_DASH = re.compile(r"(?<=\d)\s*-\s*(?=\d)|(?<![^\W\d_])-(?=\d)")
"""Between numbers, or as a sign before one."""
_BETWEEN_NUMBERS = re.compile(r"(?<=\d)\s+(?=\d)")
_DROPPED = re.compile(r"[\s'\"-]")
_POINTS = re.compile(r"[^\w%£€$&+=<>§@#\x01\x02\x03]|_")
_IN_NUMBERS = re.compile(r"(?<=\d)[.,:](?=\d)")


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words: what each is compared by, and where it begins and ends."""

    text: str
    keys: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def __len__(self) -> int:
        return len(self.keys)

    def between(self, first: int, last: int) -> str:
        """The text from word ``first`` to the end of word ``last - 1``."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""


def words_in(text: str) -> Words:
    """The words of a text in order."""
    small = text.translate(_FOLDED).lower()
    if len(small) != len(text):  # a few letters of other alphabets have small forms of another length
        small = text.translate(_FOLDED)
    spans = [match.span() for match in _WORD.finditer(small)]
    keys = [small[start:end] for start, end in spans]
    if not small.isascii():
        keys = [key.casefold() if key.isascii() else unicodedata.normalize("NFKC", key).casefold() for key in keys]
    return Words(text, keys, [start for start, _ in spans], [end for _, end in spans])


def seen(text: str) -> str:
    """The text without characters that no reader sees, such as soft hyphens."""
    return text.translate(_UNSEEN)


def folded(text: str) -> str:
    """One space for any white space, none at the ends."""
    return " ".join(text.split())


def essence(text: str) -> str:
    """What is left without quotation marks, dashes, spaces, raised footnote marks and capitals.

    A dash or a space that parts two numbers stays, and so do a minus and an apostrophe within a word: without them, other
    words would be the same.
    """
    plain = unicodedata.normalize("NFKC", text.translate(_NOTE_MARKS).translate(_FOLDED)).casefold()
    plain = _INNER_APOSTROPHE.sub("\x01", plain)
    plain = _MEANT_DASH.sub("\x02", plain)
    plain = _BETWEEN_NUMBERS.sub("\x03", plain)
    return _DROPPED.sub("", plain)


def unpointed(text: str) -> str:
    """What is left of `essence` without punctuation; a point or comma within a number stays."""
    return _POINTS.sub("", _IN_NUMBERS.sub(lambda match: f"\x02{ord(match[0])}\x02", essence(text)))
