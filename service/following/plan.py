"""Where an authority's history stands in its letters: an index and letters in order in, places and no words out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.letter import FindingKind, Letter, LetterKind
from corpus.sentences import words_of
from indexer.engines.contract import Places
from indexer.index import Index
from indexer.passage_table import FINDINGS
from service.following.headlines import CONCERNS, Headline, headlines_of
from service.following.looking_back import may_look_back
from service.following.looks import looks_in
from service.following.matching import Among, Match, Matcher
from service.following.meant import EarlierConcern, meant_by
from service.following.order import Held
from service.following.places import PlannedEntry, PlannedFinding, PlannedLook, Spot

_MOST_LATER = 4
_MOST_OF_LETTER = 2
_CASE_STUDY = FINDINGS.index(FindingKind.CASE_STUDY)


class Planner:
    """Plans histories from one index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._matcher = Matcher(index)

    def plan(self, letters: Sequence[Held]) -> tuple[PlannedEntry, ...]:
        """One entry for each letter, in their order."""
        return _Planning(self._index, self._matcher, letters).entries()


class _Planning:
    """One authority's letters with their passages at hand."""

    def __init__(self, index: Index, matcher: Matcher, letters: Sequence[Held]) -> None:
        self._index = index
        self._letters = letters
        own = np.array([held.entry.place for held in letters], dtype=np.int32)
        self._places: Places = np.flatnonzero(np.isin(index.table.letter, own)).astype(np.int64)
        self._headlines = {held.entry.place: headlines_of(self._letter(held)) for held in letters}
        self._among: Among = matcher.among(self._places, self._listed())

    def _listed(self) -> NDArray[np.bool_]:
        """Which passages are headline concerns."""
        table, asked = self._index.table, [(letter, each) for letter, listed in self._headlines.items() for each in listed]
        blocks = {(letter, each.section, each.block) for letter, each in asked if each.finding in CONCERNS}
        own = zip(*(column[self._places].tolist() for column in (table.letter, table.section, table.block)), strict=True)
        return np.array([block in blocks for block in own], dtype=bool)

    def entries(self) -> tuple[PlannedEntry, ...]:
        return tuple(PlannedEntry(held, tuple(self._findings(held)), tuple(self._looks(held))) for held in self._letters)

    def _findings(self, held: Held) -> Iterator[PlannedFinding]:
        place = held.entry.place
        eligible = self._in_letters([other for other in self._letters if held.is_before(other) and _same_service(held, other)])
        eligible &= self._index.table.finding[self._places] != _CASE_STUDY
        for headline in self._headlines[place]:
            spot = Spot(place, headline.section, headline.block, headline.parts)
            if headline.finding in CONCERNS:
                passages = self._passages(place, headline)
                found = self._among.matches(passages, eligible)
                yield PlannedFinding(spot, headline.finding, *self._told(self._few(found)))
            else:
                yield PlannedFinding(spot, headline.finding)

    def _few(self, matches: Sequence[Match]) -> list[Match]:
        """The surest, a few of each letter."""
        kept: list[Match] = []
        of_letter: Counter[int] = Counter()
        for match in matches:
            letter = int(self._index.table.letter[match.place])
            if of_letter[letter] < _MOST_OF_LETTER and len(kept) < _MOST_LATER:
                of_letter[letter] += 1
                kept.append(match)
        return kept

    def _told(self, matches: Sequence[Match]) -> tuple[tuple[Spot, ...], tuple[Spot, ...]]:
        """The matches in the order of their letters, and the surest among them that are headline concerns there."""
        rank = {held.entry.place: number for number, held in enumerate(self._letters)}
        ordered = sorted(matches, key=lambda match: (rank[int(self._index.table.letter[match.place])], match.place))
        spots = [(self._spot(match.place), match.is_same) for match in ordered]
        return tuple(spot for spot, _ in spots), tuple(spot for spot, is_same in spots if is_same)

    def _looks(self, held: Held) -> Iterator[PlannedLook]:
        """The letter's sentences that look back, each once."""
        letter = self._letter(held)
        seen: set[tuple[int, int]] = set()
        for passage in self._passages_of(held):
            where = (int(self._index.table.section[passage]), int(self._index.table.block[passage]))
            if where in seen or not may_look_back(self._index.words.of(int(passage))):
                continue
            seen.add(where)
            for look, spot in looks_in(letter, held.entry.place, *where):
                yield PlannedLook(spot, look, self._meant(held, spot))

    def _meant(self, held: Held, spot: Spot) -> Spot | None:
        words = words_of(self._letter(held).text, spot.parts)
        passages = [int(place) for place in self._places[self._overlapping(spot)]]
        return meant_by(words, passages, self._concerns_before(held), self._among) if passages else None

    def _concerns_before(self, held: Held) -> Iterator[EarlierConcern]:
        for earlier in self._letters:
            if not (earlier.is_before(held) and _same_service(earlier, held)):
                continue
            place = earlier.entry.place
            for headline in self._headlines[place]:
                passages = self._passages(place, headline)
                if headline.finding in CONCERNS and passages:
                    yield EarlierConcern(earlier, Spot(place, headline.section, headline.block, headline.parts), passages)

    def _in_letters(self, letters: Sequence[Held]) -> NDArray[np.bool_]:
        """Which passages stand in these letters; what a partnership reports of itself is no finding, and stays out."""
        wanted = [held.entry.place for held in letters if held.entry.metadata.kind is not LetterKind.ANNUAL_REPORT]
        return np.isin(self._index.table.letter[self._places], np.array(wanted, dtype=np.int32))

    def _overlapping(self, spot: Spot) -> NDArray[np.bool_]:
        """Which passages share words with the sentences at ``spot``."""
        table = self._index.table
        near = table.letter[self._places] == spot.letter
        near &= (table.section[self._places] == spot.section) & (table.block[self._places] == spot.block)
        for number in np.flatnonzero(near):
            parts = table.parts_of(int(self._places[number]))
            near[number] = any(part.overlaps(own) for part in parts for own in spot.parts)
        return np.asarray(near, dtype=bool)

    def _passages(self, letter: int, headline: Headline) -> list[int]:
        """The passages that a headline finding is cut into; none where it is not indexed."""
        table = self._index.table
        own = self._places[table.letter[self._places] == letter]
        inside = own[(table.section[own] == headline.section) & (table.block[own] == headline.block)]
        return [int(place) for place in inside]

    def _passages_of(self, held: Held) -> Places:
        return np.asarray(self._places[self._index.table.letter[self._places] == held.entry.place], dtype=np.int64)

    def _spot(self, place: int) -> Spot:
        table = self._index.table
        return Spot(int(table.letter[place]), int(table.section[place]), int(table.block[place]), table.parts_of(place))

    def _letter(self, held: Held) -> Letter:
        return self._index.library.at(held.entry.place)


def _same_service(held: Held, other: Held) -> bool:
    """Whether both letters are Area SEND reports, or neither: those look at other services."""
    return (held.entry.metadata.kind is LetterKind.AREA_SEND) == (other.entry.metadata.kind is LetterKind.AREA_SEND)
