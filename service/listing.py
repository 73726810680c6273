"""Which letters a list shows: all held with what was typed and chosen in, those that fit in the same order out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.authorities import authority_name
from corpus.former_names import names_for
from corpus.letter import LetterKind
from service.answer import LetterSummary
from service.forms import Form

_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Sought:
    """Letters that are looked for: words of their authority's name or their title, and the value of their kind."""

    name: str = ""
    kind: str = ""


EVERY = Sought()


def read_sought(form: Form) -> Sought:
    """What a form asks for; a kind that does not exist is any."""
    kind = form.one("kind")
    return Sought(" ".join(form.one("name").split())[:_LONGEST_NAME], kind if kind in set(LetterKind) else "")


def fitting(letters: Sequence[LetterSummary], sought: Sought) -> tuple[LetterSummary, ...]:
    """The letters of the kind whose authority or title holds all words typed, or whose authority these stand for.

    *Hull* stands for Kingston upon Hull, and *Cumbria* also for the authorities that it was divided into.
    """
    words = _plain(sought.name).split()
    usual = authority_name(sought.name) if words else None
    meant = names_for(usual) if usual else frozenset()
    return tuple(
        letter
        for letter in letters
        if sought.kind in ("", letter.kind.value)
        and (_holds(letter, words) or letter.authority in meant)
        and (words or not sought.name)
    )


def _holds(letter: LetterSummary, words: Sequence[str]) -> bool:
    name = _plain(f"{letter.authority or ''} {letter.title}")
    return all(word in name for word in words)


def _plain(name: str) -> str:
    return re.sub(r"[^\w]+", " ", re.sub(r"['’]", "", name.casefold()).replace("&", " and ")).strip()
