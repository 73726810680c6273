"""Quotations as people paste them, right ones and altered ones: an index and a seed in; quotations of each kind, with what is
to be said of them, out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from corpus.library import Library
from eval.drawing import Drawing, is_long
from service.sharing.checked import CheckStatus
from service.sharing.quotation import LONGEST

ELLIPSIS = " [...] "
SHORT_ELLIPSIS = " … "
_ROW = 30
"""Sentences in a row at most."""
_TRIES = 200
_NUMBER = re.compile(r"(?<!\S)\d+(?=[.,;:]?(?:\s|$))")
_DIFFERENT = frozenset({CheckStatus.WORDS_DIFFER})
_APART_IN_LETTERS = frozenset({CheckStatus.APART})
_VERBATIM = frozenset({CheckStatus.VERBATIM})


@dataclass(frozen=True, slots=True)
class Pasted:
    """A quotation and the statuses that are right for it."""

    words: str
    expected: frozenset[CheckStatus]

    @property
    def is_altered(self) -> bool:
        """Whether it must not be told to be word for word."""
        return CheckStatus.VERBATIM not in self.expected


Maker = Callable[[Drawing], Pasted | None]


def _as_it_stands(drawing: Drawing) -> Pasted | None:
    sentence = drawing.sentence()
    return Pasted(sentence, _VERBATIM) if sentence else None


def _in_a_row(drawing: Drawing) -> Pasted | None:
    rows = drawing.rows(drawing.letter())
    every = drawing.chance.choice(rows) if rows else ()
    first = drawing.chance.randrange(len(every)) if every else 0
    row = every[first : first + drawing.chance.randint(2, _ROW)]
    while len(" ".join(row)) > LONGEST:
        row = row[:-1]
    return Pasted(" ".join(row), _VERBATIM) if len(row) > 1 and is_long(" ".join(row)) else None


def _plain_words(sentence: str) -> tuple[list[str], list[int]]:
    """The sentence's words, and the places of those within it that are letters alone."""
    words = sentence.split()
    return words, [place for place in range(1, len(words) - 1) if words[place].isalpha()]


def _changed(drawing: Drawing) -> Pasted | None:
    """A word is exchanged for another one of another sentence."""
    sentence, other = drawing.sentence(), drawing.sentence()
    words, places = _plain_words(sentence or "")
    others = [word for word in (other or "").split() if word.isalpha()]
    if not places or not others:
        return None
    place, word = drawing.chance.choice(places), drawing.chance.choice(others)
    if word.casefold() == words[place].casefold():
        return None
    return Pasted(" ".join([*words[:place], word, *words[place + 1 :]]), _DIFFERENT)


def _dropped(drawing: Drawing) -> Pasted | None:
    words, places = _plain_words(drawing.sentence() or "")
    if not places:
        return None
    place = drawing.chance.choice(places)
    return Pasted(" ".join([*words[:place], *words[place + 1 :]]), _DIFFERENT)


def _negated(drawing: Drawing) -> Pasted | None:
    words, places = _plain_words(drawing.sentence() or "")
    if not places:
        return None
    place = drawing.chance.choice(places)
    return Pasted(" ".join([*words[:place], "not", *words[place:]]), _DIFFERENT)


def _numbers_swapped(drawing: Drawing) -> Pasted | None:
    sentence = drawing.sentence() or ""
    numbers = list(_NUMBER.finditer(sentence))
    one = next((each for each in numbers if each[0] != numbers[0][0]), None)
    if one is None:
        return None
    first = numbers[0]
    swapped = (sentence[: first.start()], one[0], sentence[first.end() : one.start()], first[0], sentence[one.end() :])
    return Pasted("".join(swapped), _DIFFERENT)


def _two_letters(drawing: Drawing) -> Pasted | None:
    one, other = drawing.letter(), drawing.letter()
    drawn = [[words for words in drawing.sentences(letter) if is_long(words)] for letter in (one, other)]
    if one == other or not all(drawn):
        return None
    return Pasted(" ".join(drawing.chance.choice(sentences) for sentences in drawn), _APART_IN_LETTERS)


def _two_places(drawing: Drawing) -> Pasted | None:
    two = drawing.two()
    return Pasted(" ".join(two), _APART_IN_LETTERS) if two else None


def _ellipsis(drawing: Drawing) -> Pasted | None:
    two = drawing.two()
    return Pasted(SHORT_ELLIPSIS.join(two), _VERBATIM) if two else None


def _ellipsis_swapped(drawing: Drawing) -> Pasted | None:
    two = drawing.two()
    return Pasted(ELLIPSIS.join(reversed(two)), _APART_IN_LETTERS) if two else None


def _shuffled(drawing: Drawing) -> Pasted | None:
    words = (drawing.sentence() or "").split()
    before = list(words)
    drawing.chance.shuffle(words)
    return Pasted(" ".join(words), frozenset({CheckStatus.NOT_FOUND})) if words != before else None


KINDS: dict[str, Maker] = {
    "as it stands": _as_it_stands,
    "several sentences in a row": _in_a_row,
    "two sentences, ellipsis between them": _ellipsis,
    "the same in the wrong order": _ellipsis_swapped,
    "one word exchanged": _changed,
    "one word left out": _dropped,
    "“not” put in": _negated,
    "two numbers swapped": _numbers_swapped,
    "two letters joined": _two_letters,
    "two places of a letter joined": _two_places,
    "words in random order": _shuffled,
}
"""Every kind by the name that a reader of the table sees."""


def quotations(library: Library, kind: str, seed: int, count: int) -> tuple[Pasted, ...]:
    """At most ``count`` of a kind, the same for the same letters and seed; fewer where the letters give too few."""
    drawing = Drawing(library, seed)
    tries = (KINDS[kind](drawing) for _ in range(count * _TRIES))
    found = (pasted for pasted in tries if pasted and len(pasted.words) <= LONGEST)
    return tuple(pasted for _, pasted in zip(range(count), found, strict=False))
