"""Acronyms that letters explain: text in, pairs of short and long form out (Schwartz and Hearst 2003)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from corpus.letter import Letter, Section
from indexer.vocabulary import general_words

Pair = tuple[str, str]
"""Short form and long form, such as ("MASH", "multi-agency safeguarding hub")."""

_SHORT = re.compile(r"\(([A-Za-z][A-Za-z0-9&/-]{1,9})s?\)")
_BEFORE = re.compile(r"[A-Za-z0-9'’&/-]+")
_ENTRY = re.compile(r"([A-Z][A-Za-z0-9&/-]{1,9})(?:\s*\t\s*|\s{2,}|\s*[–—:]\s*|\s-\s|\s+\()([^\t]+?)\)?(?:\t.*)?", re.DOTALL)
_MEANING_FIRST = re.compile(r"([^\t]+?)(?:\s*\t\s*|\s+[–—-]\s+)([A-Z][A-Za-z0-9&/-]{1,9})", re.DOTALL)
_DEFINED = re.compile(r"\s[–—-]\s|[:;.(]\s?|,\s(?:a|an|the|which|who)\s")
"""Where a glossary's long form ends and its explanation begins."""
_GLOSSARY = re.compile(r"\b(?:glossary|acronyms?|abbreviations?)\b", re.IGNORECASE)
_LONGEST_ENTRY = 400
_MOST_WORDS = 10
_NOISE = re.compile(r"\A(?:and|or|of|for|in|the|to|with)\b|[\d()*<>=|“”]")
_SMALL_WORD = re.compile(r"\b[a-z]{2,10}\b")


def mine_glossary(letters: Iterable[Letter]) -> tuple[Pair, ...]:
    """The pairs that the letters explain in brackets (*long form (SHORT)*) or in a glossary, sorted.

    A short form that letters explain in several ways keeps the one that most letters give; case and plural are folded.
    One that is an everyday word of the letters when it is written small (*SAFE*, *IT*) is left out: questions mean the word.
    """
    counted: dict[str, Counter[str]] = {}
    read = tuple(letters)
    for letter in read:
        for short, long in {(short, _plain(long)) for short, long in _pairs(letter)}:
            if _is_acronym(short) and _is_explanation(long):
                counted.setdefault(short, Counter())[long] += 1
    everyday = _everyday(read, counted)
    kept = ((short, longs) for short, longs in counted.items() if short not in everyday)
    return tuple(sorted((short, min(longs, key=lambda long: (-longs[long], long))) for short, longs in kept))


def _plain(long: str) -> str:
    return " ".join(long.lower().replace("’", "'").split()).strip(" '\"‘“”,")


def _is_acronym(short: str) -> bool:
    return sum(character.isupper() for character in short) > 1


def _is_explanation(long: str) -> bool:
    return 1 < len(long.split()) <= _MOST_WORDS and not _NOISE.search(long)


def _everyday(letters: Sequence[Letter], shorts: Iterable[str]) -> set[str]:
    """The short forms that are words of general English and that the letters write small more often than as acronyms."""
    wanted = {short.lower(): short for short in shorts if short.lower() in general_words() or len(short) == 2}
    small: Counter[str] = Counter()
    written: Counter[str] = Counter()
    for letter in letters:
        small.update(word for word in _SMALL_WORD.findall(letter.text) if word in wanted)
        written.update(word for word in _BEFORE.findall(letter.text) if word.isupper())
    return {short for word, short in wanted.items() if small[word] > written[short]}


def _pairs(letter: Letter) -> Iterator[Pair]:
    for match in _SHORT.finditer(letter.text):
        before = letter.text[max(0, match.start() - 120) : match.start()]
        long = long_form(match.group(1), before)
        if long:
            yield match.group(1), long
    for section in letter.sections:
        yield from _entries(letter.text, section)


def _entries(text: str, section: Section) -> Iterator[Pair]:
    """The entries of a list or table of acronyms; outside a glossary those alone whose letters fit to the last word."""
    is_glossary = any(_GLOSSARY.search(heading) for heading in section.path)
    blocks = (text[block.span.start : block.span.end].strip().removeprefix("- ") for block in section.blocks)
    for words in (*section.path, *blocks):  # a short entry may have been taken for a heading
        if len(words) > _LONGEST_ENTRY:
            continue
        if match := _ENTRY.fullmatch(words):
            yield from _entry(match[1], match[2], is_glossary)
        elif match := _MEANING_FIRST.fullmatch(words):
            yield from _entry(match[2], match[1], is_glossary)


def _entry(short: str, meaning: str, is_glossary: bool) -> Iterator[Pair]:
    long = _DEFINED.split(meaning.strip(), maxsplit=1)[0].strip() if is_glossary else meaning.strip()
    if long_form(short, long) == long or (is_glossary and short[0].lower() == long[:1].lower()):
        yield short, long


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
