"""What in a question seems to tell who a child is: words in, the places of such details out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus.letter import Span

_NHS_NUMBER = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")


class DetailKind(StrEnum):
    """What a detail seems to be, as it is told to the person."""

    NHS_NUMBER = "an NHS number"


@dataclass(frozen=True, slots=True)
class Detail:
    """A place in the question and what seems to stand there."""

    kind: DetailKind
    span: Span


def details_in(words: str) -> tuple[Detail, ...]:
    """The details that the words seem to hold, in their order."""
    return tuple(sorted(_nhs_numbers(words), key=lambda detail: detail.span))


def _nhs_numbers(words: str) -> Iterator[Detail]:
    """Ten digits whose last is the check digit (modulus 11) of the others."""
    for match in _NHS_NUMBER.finditer(words):
        digits = [int(character) for character in match[0] if character.isdigit()]
        check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
        if check % 11 == digits[9]:
            yield Detail(DetailKind.NHS_NUMBER, Span(*match.span()))
