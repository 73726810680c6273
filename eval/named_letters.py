"""A question and the letter that it is about in; the question as a person puts it who means that letter out.

A fifth of the questions name the kind of letter too. The fixed wordings take turns by the question's number, so that the
same questions come out whatever is measured.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from corpus.authorities import authority_name

_KIND_EVERY = 5
_KINDS = {
    "JTAI": "JTAI",
    "focused": "focused visit",
    "ILACS": "ILACS",
    "SIF": "single inspection",
    "area SEND": "SEND inspection",
}
"""How a person calls a kind of letter, by the words with which the listing's name for it begins."""


@dataclass(frozen=True, slots=True)
class LetterMeant:
    """What the listing says of a letter; ``authority`` may be in small letters, ``kind`` is the listing's own name."""

    authority: str
    kind: str
    date: datetime.date


@dataclass(frozen=True, slots=True)
class Worded:
    """A question that names a letter, and which wording it has."""

    text: str
    wording: str


@dataclass(frozen=True, slots=True)
class _Wording:
    """Two patterns: without and with the kind of letter. ``stem`` is a question without the mark at its end."""

    name: str
    plain: str
    with_kind: str


_WORDINGS = (
    _Wording("named first", "{authority} {year}: {question}", "{authority} {kind} {year}: {question}"),
    _Wording("named last", "{stem} in {authority} in {year}{mark}", "{stem} in the {authority} {kind} in {year}{mark}"),
    _Wording(
        "what inspectors found",
        "What did inspectors find in {authority} ({year}): {question}",
        "What did inspectors find in {authority} ({kind} {year}): {question}",
    ),
    _Wording("small letters", "{authority} {year} {question}", "{authority} {kind} {year} {question}"),
)
WITH_KIND = "with kind"


def naming(number: int, question: str, letter: LetterMeant) -> Worded:
    """The question of this number, counted from 0, naming the letter's authority and year and, in a fifth, its kind."""
    wording = _WORDINGS[number % len(_WORDINGS)]
    kind = _kind(letter.kind) if number % _KIND_EVERY == _KIND_EVERY - 1 else ""
    stem = question.rstrip("?.! ")
    text = (wording.with_kind if kind else wording.plain).format(
        authority=authority_name(letter.authority) or letter.authority,
        kind=kind,
        year=letter.date.year,
        question=question,
        stem=stem,
        mark="?" if question.rstrip().endswith("?") else "",
    )
    return Worded(text.lower() if wording.name == "small letters" else text, WITH_KIND if kind else wording.name)


def _kind(listed: str) -> str:
    """What a person calls the kind of letter; nothing for one that has no usual name."""
    return next((name for begins, name in _KINDS.items() if listed.startswith(begins)), "")
