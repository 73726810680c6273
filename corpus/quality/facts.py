"""What a letter says of itself, held against what can be: a letter and today's date in, oddities out; pure."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from corpus.grades import ASPECTS
from corpus.letter import Letter, LetterKind
from corpus.quality.oddity import Oddity, OddityKind

_EARLIEST = 2000
"""No letter of these kinds is older; the oldest in print here are of 2014."""
_LONGEST_WAIT = datetime.timedelta(days=365)
"""From the inspection to the letter; the longest of 898 letters waited less."""
_FEWEST_GRADES = {LetterKind.ILACS: 4, LetterKind.SIF: 6}
"""The judgements that a report of the kind gives at least; a single inspection report on a few families gave four."""


def odd_facts(letter: Letter, today: datetime.date) -> Iterator[Oddity]:
    """What is missing or cannot be of authority, date, kind and grades."""
    known = letter.metadata
    if known.authority is None and known.kind is LetterKind.OTHER and known.date is None:
        yield Oddity(OddityKind.NO_LETTER, "neither authority nor kind nor date was recognised, as if this were no letter")
        return
    if known.authority is None:
        yield Oddity(OddityKind.NO_AUTHORITY, "no authority was recognised, so no question that names one finds this letter")
    if known.kind is LetterKind.OTHER:
        yield Oddity(OddityKind.NO_KIND, "the kind of letter was not recognised")
    if known.date is None:
        yield Oddity(OddityKind.NO_DATE, "no date was recognised")
    elif why := _impossible(known.date, known.inspected_to, today):
        yield Oddity(OddityKind.IMPOSSIBLE_DATE, f"the date {known.date.isoformat()} {why}")
    if known.kind in ASPECTS and len(known.grades) < _FEWEST_GRADES[known.kind]:
        found, fewest = len(known.grades) or "no", _FEWEST_GRADES[known.kind]
        yield Oddity(
            OddityKind.NO_GRADES,
            f"{found} grade{'' if found == 1 else 's'} recognised, and reports of this kind ({known.kind.label}) give {fewest}",
        )


def _impossible(date: datetime.date, ended: datetime.date | None, today: datetime.date) -> str:
    """Why a letter of that date cannot be; empty where it can."""
    if date > today:
        return "is in the future"
    if date.year < _EARLIEST:
        return f"is before {_EARLIEST}"
    if ended and date < ended:
        return f"is before the end of the inspection, {ended.isoformat()}"
    if ended and date - ended > _LONGEST_WAIT:
        return f"is more than a year after the inspection, which ended on {ended.isoformat()}"
    return ""
