"""Acronyms that letters explain: text in, pairs of short and long form out (Schwartz and Hearst 2003)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from corpus.letter import BlockKind, Letter

Pair = tuple[str, str]
"""Short form and long form, such as ("MASH", "multi-agency safeguarding hub")."""

_SHORT = re.compile(r"\(((?=[^)]*[A-Z])[A-Za-z][A-Za-z0-9&/-]{1,9})s?\)")
_BEFORE = re.compile(r"[A-Za-z0-9'’&/-]+")
_ENTRY = re.compile(r"^([A-Z][A-Za-z0-9&/]{1,9})\s*(?:\t+|\s[–-]\s|:\s)\s*([A-Z]?[a-z][^\t.;]{5,80})$")
_LONGEST_ENTRY = 130


def mine_glossary(letters: Iterable[Letter]) -> tuple[Pair, ...]:
    """The pairs that the letters explain in brackets (*long form (SHORT)*) or in a glossary, sorted.

    A short form that letters explain in several ways keeps the one that most letters give; case and plural are folded.
    """
    counted: dict[str, Counter[str]] = {}
    for letter in letters:
        for short, long in {(short, " ".join(long.lower().split())) for short, long in _pairs(letter)}:
            counted.setdefault(short, Counter())[long] += 1
    return tuple(sorted((short, min(longs, key=lambda long: (-longs[long], long))) for short, longs in counted.items()))


def _pairs(letter: Letter) -> Iterator[Pair]:
    for match in _SHORT.finditer(letter.text):
        before = letter.text[max(0, match.start() - 120) : match.start()]
        long = long_form(match.group(1), before)
        if long:
            yield match.group(1), long
    for section in letter.sections:
        for block in section.blocks:
            words = letter.text[block.span.start : block.span.end]
            entry = _ENTRY.match(words.strip()) if len(words) < _LONGEST_ENTRY and block.kind is not BlockKind.COLUMNS else None
            if entry and long_form(entry.group(1), entry.group(2)) == entry.group(2):
                yield entry.group(1), entry.group(2)


def long_form(short: str, before: str) -> str | None:
    """The words at the end of ``before`` that ``short`` abbreviates, or None.

    Going backwards, each letter of the short form must stand in the words in order, and the first at the start of a word;
    at most min(n + 5, 2n) words are looked at, n being the letters of the short form.
    """
    letters = [character.lower() for character in short if character.isalnum()]
    words = list(_BEFORE.finditer(before))[-min(len(letters) + 5, len(letters) * 2) :]
    if not words or not letters:
        return None
    place, first = len(before) - 1, words[0].start()
    for index in range(len(letters) - 1, -1, -1):
        while place >= first and not (before[place].lower() == letters[index] and (index or _starts_word(before, place))):
            place -= 1
        if place < first:
            return None
        place -= 1
    found = before[place + 1 :].strip()
    return found if len(found) > len(short) and short.lower() not in found.lower().split() else None


def _starts_word(text: str, place: int) -> bool:
    return place == 0 or not text[place - 1].isalnum()
