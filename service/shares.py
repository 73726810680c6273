"""Which letters and areas the quotes of an answer come from: those chosen so far and one more in, whether there is room out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from indexer.index import Index
from indexer.ranking import Hit
from service.choosing import MOST_QUOTES, Choice

MOST_OF_LETTER = 6
"""Quotes of one letter where others bear on the question as well: a long report would else crowd them out."""


class Shares:
    """Keeps one letter, and one of several areas that a question names, from crowding out the others."""

    def __init__(self, index: Index, hits: Sequence[Hit], areas: Collection[str]) -> None:
        """``hits`` are what is chosen from; ``areas`` the authorities that the answer is about, empty for all."""
        self._areas = [entry.metadata.authority for entry in index.library.entries]
        letters = {int(index.table.letter[hit.place]) for hit in hits}
        found = {self._areas[letter] for letter in letters} & set(areas)
        self._of_letter = MOST_OF_LETTER if len(letters) > 1 else MOST_QUOTES
        self._of_area = -(-MOST_QUOTES // len(found)) if len(found) > 1 else MOST_QUOTES

    def has_room(self, choice: Choice, chosen: Sequence[Choice]) -> bool:
        """Whether one more quote may stand beside those chosen."""
        letters = Counter(other.letter for other in chosen)
        area = self._areas[choice.letter]
        of_area = sum(count for letter, count in letters.items() if self._areas[letter] == area)
        return letters[choice.letter] < self._of_letter and of_area < self._of_area
