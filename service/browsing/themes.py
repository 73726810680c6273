"""The themes of our own list: words of a finding in, the themes that they name out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "themes.toml"
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_WANTED = re.compile(r"[a-z0-9]+(?:'[a-z]+)?\*?")
_EARLY = 40
"""Words: what is named among the first of a finding is what it is about; what comes once, later, is mostly said in passing."""

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A topic of practice. ``words`` are the words and phrases by which a finding belongs to it; a star ends an open one."""

    key: str
    name: str
    group: str
    question: str
    words: tuple[str, ...]


@cache
def all_themes() -> tuple[Theme, ...]:
    """The themes of ``themes.toml``, in its order."""
    written = tomllib.loads(_FILE.read_text(encoding="utf-8"))["theme"]
    return tuple(Theme(**{**each, "words": tuple(each["words"])}) for each in written)


class ThemeReader:
    """Tells which themes findings name."""

    def __init__(self, themes: Sequence[Theme]) -> None:
        phrases = tuple((number, _phrase(words)) for number, theme in enumerate(themes) for words in theme.words)
        self._open = tuple((number, phrase) for number, phrase in phrases if phrase[0].endswith("*"))
        self._openings = tuple(phrase[0][:-1] for _, phrase in self._open)
        self._whole: dict[str, list[tuple[int, Phrase]]] = {}
        for number, phrase in phrases:
            self._whole.setdefault(phrase[0], []).append((number, phrase))
        self._beginning: dict[str, tuple[tuple[int, Phrase], ...]] = {}

    def bits(self, findings: Iterable[str]) -> Iterator[int]:
        """For each finding, in plain writing (see `indexer.words.plain`), one bit for each theme that it names.

        It names a theme whose words stand among its first 40 words or occur twice.
        """
        for finding in findings:
            early = again = once = 0
            words = _WORD.findall(finding)
            for place, word in enumerate(words):
                beginning = self._beginning.get(word)
                if beginning is None:
                    beginning = self._beginning[word] = self._begun_by(word)
                if beginning:
                    here = _found(beginning, words, place)
                    early |= here if place < _EARLY else 0
                    again |= here & once
                    once |= here
            yield early | again

    def _begun_by(self, word: str) -> tuple[tuple[int, Phrase], ...]:
        """The phrases that begin with a word, each with its theme's number."""
        whole = (*self._whole.get(word, ()), *(self._whole.get(word[:-2], ()) if word.endswith("'s") else ()))
        opened = self._open if word.startswith(self._openings) else ()
        return (*whole, *(each for each in opened if _fits(word, each[1][0])))


def _found(phrases: Sequence[tuple[int, Phrase]], words: Sequence[str], place: int) -> int:
    """One bit for each theme that one of the phrases, all begun by the word at the place, goes on to name."""
    found = 0
    for number, phrase in phrases:
        rest = words[place + 1 : place + len(phrase)]
        if len(rest) == len(phrase) - 1 and all(map(_fits, rest, phrase[1:])):
            found |= 1 << number
    return found


def _phrase(words: str) -> Phrase:
    return tuple(_WANTED.findall(words.casefold()))


def _fits(word: str, wanted: str) -> bool:
    """Whether a word is the wanted one, or its possessive, or begins with it where it ends in a star."""
    return word.startswith(wanted[:-1]) if wanted[-1] == "*" else word in (wanted, f"{wanted}'s")
