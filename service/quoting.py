"""Quotes at places that are known already: a letter's id and a span in, the exact quote with its citation out."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.letter import Letter, Span
from corpus.library import Library
from indexer.index import Index
from service.answer import LetterSummary, Quote
from service.citing import Citer

_NOT_RANKED = 0.0


class Quoting:
    """Cuts quotes out of one index's letters."""

    def __init__(self, index: Index) -> None:
        self._library: Library = index.library
        self._places = {entry.id: entry.place for entry in index.library.entries}
        self._citer = Citer(index)

    def __contains__(self, letter_id: object) -> bool:
        return letter_id in self._places

    def summary(self, letter_id: str) -> LetterSummary:
        """What a reader is told of a letter. Raises KeyError where the index does not hold it."""
        return self._citer.summary(self._places[letter_id])

    def quote(self, letter_id: str, span: Span) -> Quote | None:
        """The quote that the span denotes, with a score of 0.

        None where the letter is not held, or where the span does not begin and end within one block of it.
        """
        place = self._places.get(letter_id)
        if place is None:
            return None
        found = next(_parts_at(self._library.at(place), span), None)
        return self._citer.quote(place, *found, _NOT_RANKED) if found else None


def _parts_at(letter: Letter, span: Span) -> Iterator[tuple[int, int, tuple[Span, ...]]]:
    """Section, place in the section and parts, for each block whose own words begin and end where the span does."""
    for place, section in enumerate(letter.sections):
        for number, block in enumerate(section.blocks):
            clipped = (Span(max(part.start, span.start), min(part.end, span.end)) for part in block.parts)
            parts = tuple(part for part in clipped if part.start < part.end)
            if parts and (parts[0].start, parts[-1].end) == span:
                yield place, number, parts
