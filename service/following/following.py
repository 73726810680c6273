"""Authorities across the years: an index in, the list of its authorities and one authority's history in quotes out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from corpus.letter import FindingKind
from indexer.index import Index
from service.answer import LetterSummary, Quote
from service.citing import Citer
from service.following.areas import Area, area_of
from service.following.finding import Finding
from service.following.headlines import CONCERNS
from service.following.history import Entry, History, LookedBack
from service.following.order import Held, by_authority, in_order
from service.following.places import PlannedEntry, PlannedFinding, PlannedLook, Spot
from service.following.plan import Planner

_KEPT_READY = 256
"""Authorities whose places are kept once found; the words are cut from the letters each time."""


class Following:
    """Follows the authorities of one index."""

    def __init__(self, index: Index) -> None:
        self._entries = by_authority(index.library.entries)
        self._citer = Citer(index)
        self._planner = Planner(index)
        self._plan = lru_cache(maxsize=_KEPT_READY)(self._planned)

    def __contains__(self, authority: object) -> bool:
        return authority in self._entries

    def areas(self) -> tuple[Area, ...]:
        """All authorities held, in alphabetical order."""
        return tuple(area_of(name, in_order(entries)) for name, entries in self._entries.items())

    def history(self, authority: str) -> History:
        """Everything held about one authority. Raises KeyError where no letter is held about it."""
        plan = self._plan(authority)
        return History(authority, tuple(self._entry(entry, _has_later(entry.held, plan)) for entry in plan))

    def _planned(self, authority: str) -> tuple[PlannedEntry, ...]:
        return self._planner.plan(in_order(self._entries[authority]))

    def _entry(self, planned: PlannedEntry, is_followable: bool) -> Entry:
        metadata = planned.held.entry.metadata
        concerns = sorted(
            (each for each in planned.findings if each.finding in CONCERNS), key=lambda each: CONCERNS.index(each.finding)
        )
        strengths = [each for each in planned.findings if each.finding is FindingKind.STRENGTH]
        return Entry(
            letter=self._summary(planned.held),
            inspection_dates=metadata.inspection_dates,
            theme=metadata.theme,
            grades=metadata.grades,
            strengths=self._findings(strengths, is_followable),
            concerns=self._findings(concerns, is_followable),
            looked_back=tuple(each for look in planned.looks if (each := self._looked_back(look))),
            copies=tuple(self._citer.summary(copy.place) for copy in planned.held.copies),
        )

    def _findings(self, planned: Sequence[PlannedFinding], is_followable: bool) -> tuple[Finding, ...]:
        quoted = ((each, self._quote(each.spot)) for each in planned)
        return tuple(
            Finding(quote, self._quotes(each.later), self._quotes(each.again), is_followable) for each, quote in quoted if quote
        )

    def _looked_back(self, planned: PlannedLook) -> LookedBack | None:
        quote = self._quote(planned.spot)
        earlier = self._quote(planned.earlier) if planned.earlier else None
        return LookedBack(quote, planned.look, earlier) if quote else None

    def _quotes(self, spots: Sequence[Spot]) -> tuple[Quote, ...]:
        return tuple(quote for spot in spots if (quote := self._quote(spot)))

    def _quote(self, spot: Spot) -> Quote | None:
        return self._citer.quote(spot.letter, spot.section, spot.block, spot.parts, 0.0)

    def _summary(self, held: Held) -> LetterSummary:
        return self._citer.summary(held.entry.place)


def _has_later(held: Held, plan: Sequence[PlannedEntry]) -> bool:
    return any(held.is_before(other.held) for other in plan)
