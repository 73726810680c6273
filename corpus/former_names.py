"""An authority that was divided or merged away in, the authorities that have its area now out, with the day they took over."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

_BCP = "Bournemouth, Christchurch and Poole"


@dataclass(frozen=True, slots=True)
class Succession:
    """Who took over an authority's whole area, in alphabetical order, and from which day."""

    names: tuple[str, ...]
    since: datetime.date


_SUCCESSIONS = {
    "Bournemouth": Succession((_BCP,), datetime.date(2019, 4, 1)),
    "Cumbria": Succession(("Cumberland", "Westmorland and Furness"), datetime.date(2023, 4, 1)),
    "Northamptonshire": Succession(("North Northamptonshire", "West Northamptonshire"), datetime.date(2021, 4, 1)),
    "Poole": Succession((_BCP,), datetime.date(2019, 4, 1)),
}
"""Children's services authorities of England that ended since the letters begin, by the orders that ended them.

Dorset is none of them: the council of 2019 kept the county's name and nearly all of its area.
"""


def succession(authority: str) -> Succession | None:
    """Who has the area of a former authority now; ``None`` for an authority that was not divided or merged away."""
    return _SUCCESSIONS.get(authority)


def names_for(authority: str) -> frozenset[str]:
    """The name itself and those of its successors: whose letters a question means that names ``authority``.

    Not the other way round: a letter about Northamptonshire is about more than West Northamptonshire.
    """
    after = succession(authority)
    return frozenset({authority, *(after.names if after else ())})
