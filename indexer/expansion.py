"""Other words for what a question asks: synonyms of the field and the letters' own acronyms in, alternatives out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.errors import IndexerError
from indexer.glossary import Pair
from indexer.terms import terms_of

SYNONYMS = Path(__file__).parent / "synonyms.toml"
_WORD = re.compile(r"[a-z]+")
Phrase = tuple[str, ...]
"""Stems of the words of a phrase, in order."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another way to say a phrase: its stems, and the words as the synonym file or the letters write them."""

    terms: Phrase
    words: str


@dataclass(frozen=True, slots=True)
class Expansion:
    """A phrase of the question (its stems) and the alternatives to it."""

    phrase: Phrase
    alternatives: tuple[Alternative, ...]


class Expander:
    """Knows the alternatives to phrases."""

    def __init__(self, entries: Iterable[tuple[str, Sequence[str]]]) -> None:
        """``entries`` are phrases with what each may also be called."""
        self._known: dict[Phrase, dict[Phrase, str]] = {}
        words: set[str] = set()
        for phrase, others in entries:
            words.update(word for each in (phrase, *others) for word in _WORD.findall(each.lower()))
            known = self._known.setdefault(tuple(terms_of(phrase)), {})
            for other in others:
                known.setdefault(tuple(terms_of(other)), other)
        self._known.pop((), None)
        self.words = frozenset(words)
        """Every word of the entries, in small letters."""
        self._longest = max((len(phrase) for phrase in self._known), default=0)

    @property
    def phrases(self) -> frozenset[Phrase]:
        """The stems of every alternative that `expand` may give."""
        return frozenset(other for known in self._known.values() for other in known)

    def expand(self, terms: Sequence[str]) -> tuple[Expansion, ...]:
        """The expansions of the phrases that stand in the question, longest first at each place, without overlap.

        ``terms`` are the question's stems in order. Alternatives whose every stem the question has already are left out.
        """
        found = []
        place = 0
        while place < len(terms):
            size = next((n for n in range(self._longest, 0, -1) if tuple(terms[place : place + n]) in self._known), 0)
            if size:
                phrase = tuple(terms[place : place + size])
                others = self._known[phrase].items()
                new = (Alternative(other, words) for other, words in others if other and not set(other) <= set(terms))
                found.append(Expansion(phrase, tuple(new)))
            place += size or 1
        return tuple(expansion for expansion in found if expansion.alternatives)


def make_expander(path: Path, glossary: Iterable[Pair]) -> Expander:
    """Reads a synonym file (its own comments say how it is written) and joins the letters' acronyms, both ways.

    Raises IndexerError, naming the file and the entry, where the file is not as it should be.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        same = [_phrases(group) for group in content.get("same", [])]
        also = {str(phrase): _phrases(others) for phrase, others in content.get("also", {}).items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise IndexerError(f"the synonym file {path} cannot be used: {error}") from error
    entries = [(phrase, [other for other in group if other != phrase]) for group in same for phrase in group]
    entries += also.items()
    entries += [entry for short, long in glossary for entry in ((short, [long]), (long, [short]))]
    return Expander(entries)


def _phrases(group: object) -> list[str]:
    if not isinstance(group, list) or not all(isinstance(phrase, str) and phrase.strip() for phrase in group):
        raise ValueError(f"{group!r} is not a list of phrases")
    return group
