"""Whether a quotation stands in the letters: a pasted text in; its parts, where each stands, and what differs, out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.letter import Span
from indexer.index import Index
from service.quoting import Quoting
from service.sharing.aligning import Aligner, Found
from service.sharing.checked import AlsoIn, Checked, CheckedPart, CheckStatus, Comparison, Joined, Place
from service.sharing.comparison import closing_marks, compare
from service.sharing.dividing import Divider, Part
from service.sharing.finding import Finder, NearPassage
from service.sharing.quotation import Quotation, readings
from service.sharing.writing import Words

_MOST_SHOWN = 8
"""Letters of which a part's place is looked up word by word; further ones are named."""


class Checker:
    """Checks quotations against one index. May be used from several threads."""

    def __init__(self, index: Index, quoting: Quoting) -> None:
        self._index = index
        self._quoting = quoting
        self._finder = Finder(index)
        self._aligner = Aligner(index)
        self._ids = tuple(entry.id for entry in index.library.entries)

    def check(self, pasted: str) -> Checked:
        """The best that can be said of the text: as it stands or, if that is found better, without the reference at its end.

        Raises QuotationError for what cannot be checked.
        """
        reads = [(quotation, Divider(self._finder, self._aligner, quotation.words)) for quotation in readings(pasted)]
        for quotation, divider in reads:
            if all(divider.is_whole(lo, hi, n) for n, (lo, hi) in enumerate(quotation.pieces)):
                return self._checked(quotation, divider)
        return min((self._checked(quotation, divider) for quotation, divider in reads), key=_order)

    def _checked(self, quotation: Quotation, divider: Divider) -> Checked:
        divided = [part for n, (lo, hi) in enumerate(quotation.pieces) for part in divider.parts(lo, hi, n)]
        common = _common([set(part.holders) | {found.letter for found in part.found} for part in divided])
        detailed = [self._detailed(part, quotation.words, common) for part in divided]
        joined, letters = _joined(detailed)
        parts = tuple(self._part(part, quotation.words, letters) for part in detailed)
        apart = joined in (Joined.OTHER_ORDER, Joined.NOT_TOGETHER, Joined.OTHER_LETTERS)
        told = [part.status for part in parts] + ([CheckStatus.APART] if apart else [])
        status = max(told, key=lambda status: status.rank)
        generation = self._index.manifest.generation
        return Checked(quotation.words.text, status, parts, joined, quotation.set_aside, generation)

    def _detailed(self, part: Part, words: Words, common: set[int]) -> Part:
        """The part with its exact places in the letters that hold it: those that hold all parts first, then the newest."""
        order = sorted(part.holders, key=lambda letter: (letter not in common, self._age(letter)))[:_MOST_SHOWN]
        exact = (found for letter in order for found in self._aligner.exact(words, part.lo, part.hi, letter))
        return replace(part, found=(*part.found, *exact))

    def _age(self, letter: int) -> tuple[int, str]:
        date = self._quoting.summary(self._ids[letter]).date
        return -date.toordinal() if date else 0, self._ids[letter]

    def _part(self, part: Part, words: Words, letters: set[int]) -> CheckedPart:
        kept = [found for found in part.found if not letters or found.letter in letters]
        said = words.between(part.lo, part.hi)
        if not kept:
            return CheckedPart(said, CheckStatus.NOT_FOUND, tuple(place for near in part.near if (place := self._near(near))))
        places = sorted(self._places(kept, words), key=lambda place: place.comparison.status.rank)
        shown = {found.letter for found in kept}
        also = [letter for letter in part.holders if letter not in shown and (not letters or letter in letters)]
        return CheckedPart(said, places[0].comparison.status, tuple(places), self._also(part, sorted(also, key=self._age)))

    def _also(self, part: Part, letters: Iterable[int]) -> tuple[AlsoIn, ...]:
        table = self._index.table
        begins = ((letter, table.parts_of(part.holders[letter])) for letter in letters)
        return tuple(
            AlsoIn(self._quoting.summary(self._ids[letter]), Span(parts[0].start, parts[-1].end)) for letter, parts in begins
        )

    def _places(self, found: Sequence[Found], words: Words) -> list[Place]:
        return [place for each in found if (place := self._place(each, words))]

    def _near(self, near: NearPassage) -> Place | None:
        """A whole passage, which is not compared word by word."""
        letter_id = self._ids[int(self._index.table.letter[near.place])]
        parts = self._index.table.parts_of(near.place)
        quote = self._quoting.quote(letter_id, Span(parts[0].start, parts[-1].end))
        uncompared = Comparison(CheckStatus.NOT_FOUND, (), ())
        return Place(self._quoting.summary(letter_id), (quote,), uncompared, round(near.likeness, 2)) if quote else None

    def _place(self, found: Found, words: Words) -> Place | None:
        """None where the words begin and end in nothing that can be quoted."""
        running = self._aligner.running(found.letter)
        letter_id = self._ids[found.letter]
        first, last = found.pairs[0].letter, found.pairs[-1].letter
        marks = closing_marks(words, found.hi)
        behind = running.words.text[running.words.ends[last] :]
        beyond = len(marks) if marks and behind.startswith(marks) else 0
        quotes = (self._quoting.quote(letter_id, span) for span in running.spans(first, last, beyond))
        kept = tuple(quote for quote in quotes if quote)
        comparison = compare(words, found.lo, found.hi, running, found.pairs)
        return Place(self._quoting.summary(letter_id), kept, comparison, round(found.likeness, 2)) if kept else None


def _order(checked: Checked) -> tuple[int, float]:
    """What is told in the end is the reading that is found best."""
    return checked.status.rank, -sum(place.likeness for part in checked.parts for place in part.places[:1])


def _common(letters: Sequence[set[int]]) -> set[int]:
    return set.intersection(*letters) if letters else set()


def _joined(parts: Sequence[Part]) -> tuple[Joined, set[int]]:
    """How the parts that were found stand to each other, and the letters in which they do; no letters for any."""
    found = [part for part in parts if part.found]
    if len(parts) == 1 or not found:
        return Joined.ONE_PIECE, set()
    common = _common([{each.letter for each in part.found} for part in found])
    if not common:
        return Joined.OTHER_LETTERS, set()
    in_order = {letter for letter in common if _follow(found, letter)}
    if not in_order:
        return Joined.OTHER_ORDER, common
    parted = all(part.piece != following.piece for part, following in pairwise(found))
    return (Joined.IN_ORDER if parted else Joined.NOT_TOGETHER), in_order


def _follow(parts: Sequence[Part], letter: int) -> bool:
    """Whether the parts can be found in a letter one after the other."""
    behind = -1
    for part in parts:
        bounds = sorted((each.pairs[0].letter, each.pairs[-1].letter) for each in part.found if each.letter == letter)
        later = [last for first, last in bounds if first > behind]
        if not later:
            return False
        behind = later[0]
    return True
