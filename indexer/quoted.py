"""Words in double quotation marks, which must occur: a question in, its quoted phrases and where they stand out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.letter import Span

_QUOTED = re.compile(r"[\"“”„‟]([^\"“”„‟]*)[\"“”„‟]")
_MARKS = re.compile(r"[\"“”„‟]")
_A_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A phrase that must occur, and the span of the question in which it stands with its quotation marks."""

    phrase: str
    span: Span


def quoted_in(question: str) -> tuple[Quoted, ...]:
    """The phrases in pairs of double quotation marks, straight or curly; a mark without another one quotes nothing."""
    found = (Quoted(" ".join(match[1].split()), Span(*match.span())) for match in _QUOTED.finditer(question))
    return tuple(quoted for quoted in found if _A_WORD.search(quoted.phrase))


def without_marks(question: str) -> str:
    """The question with a space for each double quotation mark, one space between words."""
    return " ".join(_MARKS.sub(" ", question).split())


def masked(question: str, spans: Iterable[Span]) -> str:
    """The question, as long as before, with spaces where the spans are: nothing is read there."""
    for span in spans:
        question = f"{question[: span.start]}{' ' * (span.end - span.start)}{question[span.end :]}"
    return question
