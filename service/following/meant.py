"""Which earlier concern a sentence that looks back means: words, passages and earlier concerns in, one of these out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service.following.looking_back import subject_of
from service.following.matching import Among, telling_terms
from service.following.order import Held
from service.following.places import Spot

_SURELY_MEANT = 0.7
"""Mean score, of the concern with the sentence and of the sentence with the concern, from which the sentence means it."""
_LEAST_TOLD = 0.125
"""Share of the telling terms that the sentence or the concern must have in common with the other."""
_YEAR = re.compile(r"\b20\d\d\b")
_LATEST_MONTH_OF_REPORT = 3
"""Month up to which a letter may tell of an inspection of the year before."""


@dataclass(frozen=True, slots=True)
class EarlierConcern:
    """A headline concern of an earlier letter: the letter, its place, and the passages it is cut into."""

    held: Held
    spot: Spot
    passages: Sequence[int]


def meant_by(words: str, passages: Sequence[int], concerns: Iterable[EarlierConcern], among: Among) -> Spot | None:
    """The concern that the sentences with these words, in these passages, speak of most surely, if of any.

    Where they name a year of which letters are held, only letters of that year are meant.
    """
    told = telling_terms(subject_of(words))
    best: tuple[float, Spot] | None = None
    for concern in _of_named_years(words, list(concerns)):
        if among.share_in_common(concern.passages, told) < _LEAST_TOLD:
            continue
        score = (among.score(concern.passages, passages) + among.score(passages, concern.passages)) / 2
        if score >= _SURELY_MEANT and (best is None or score > best[0]):
            best = score, concern.spot
    return best[1] if best else None


def _of_named_years(words: str, concerns: Sequence[EarlierConcern]) -> Sequence[EarlierConcern]:
    named = {int(year) for year in _YEAR.findall(words)}
    return [concern for concern in concerns if named & _years_of(concern.held)] if named else concerns


def _years_of(held: Held) -> set[int]:
    if held.date is None:
        return set()
    is_early = held.date.month <= _LATEST_MONTH_OF_REPORT
    return {held.date.year, held.date.year - 1} if is_early else {held.date.year}
