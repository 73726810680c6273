"""Concerns that letters list again and again: findings in, each such concern once with all its listings out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.answer import Quote
from service.following.finding import Finding


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A concern that letters list more than once: how the earliest of them puts it, and how later ones do, in their order."""

    first: tuple[Quote, ...]
    again: tuple[Quote, ...]


def recurrences(concerns: Sequence[Finding]) -> tuple[Recurrence, ...]:
    """What recurs among the concerns, which stand in the order of their letters.

    A listing that is listed again itself carries the concern on, so that 2018, 2020 and 2025 are one and not two.
    """
    group = list(range(len(concerns)))
    for number, concern in enumerate(concerns):
        for quote in concern.again:
            later = next((place for place, other in enumerate(concerns) if _holds(other.quote, quote)), number)
            _join(group, number, later)
    chains = ([concerns[each].quote for each, of in enumerate(group) if of == first] for first in sorted(set(group)))
    return tuple(_recurrence(chain) for chain in chains if len(chain) > 1)


def _join(group: list[int], one: int, other: int) -> None:
    kept, given_up = sorted((group[one], group[other]))
    group[:] = [kept if each == given_up else each for each in group]


def _recurrence(chain: Sequence[Quote]) -> Recurrence:
    earliest = chain[0].citation.letter.date
    first = tuple(quote for quote in chain if quote.citation.letter.date == earliest)
    return Recurrence(first, tuple(quote for quote in chain if quote.citation.letter.date != earliest))


def _holds(whole: Quote, quote: Quote) -> bool:
    same_letter = whole.citation.letter.id == quote.citation.letter.id
    return same_letter and whole.citation.span.overlaps(quote.citation.span)
