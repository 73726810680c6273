"""Whether every quote of every room is its letter's: a desk and the letters' texts in; out, for each room, how many quotes it
shows and those that are not what stands at their place."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from eval.exports import is_verbatim
from eval.room_pages import (
    WITHHELD,
    answer_counts,
    answer_quotes,
    comparison_counts,
    comparison_quotes,
    comparisons,
    findings_counts,
    findings_pages,
    findings_quotes,
    histories,
    history_counts,
    history_quotes,
    theme_counts,
    theme_pages,
    theme_quotes,
)
from service.answer import Quote
from service.desk import Desk

Page = TypeVar("Page")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a kind of page shows: how many pages and quotes, the quotes whose words are not their letter's, those whose page
    numbers are not, what else was counted on the pages, and the seconds it took to make them."""

    room: str
    pages: int
    quotes: int
    different: tuple[Quote, ...]
    misplaced: tuple[Quote, ...]
    counts: Counter[str]
    seconds: float

    @property
    def withheld(self) -> int:
        """How many quotes the service did not show because their places do not lie in the letter's text."""
        return self.counts[WITHHELD]

    @property
    def holds(self) -> bool:
        """Whether every quote is its letter's, to the character and with the right pages."""
        return not self.different and not self.misplaced and not self.withheld


class Verifier:
    """Holds quotes against ``texts``, the letters' texts by their ids."""

    def __init__(self, desk: Desk, texts: Mapping[str, str]) -> None:
        self._library = desk.index.library
        self._texts = texts

    def room(
        self,
        name: str,
        pages: Iterable[Page],
        quotes_of: Callable[[Page], Iterable[Quote]],
        counts_of: Callable[[Page], Mapping[str, int]],
    ) -> Shown:
        """What the pages of one kind show."""
        made = quotes = 0
        counts: Counter[str] = Counter()
        different: list[Quote] = []
        misplaced: list[Quote] = []
        seconds, begun = 0.0, time.perf_counter()
        for page in pages:
            seconds += time.perf_counter() - begun
            shown = tuple(quotes_of(page))
            made, quotes = made + 1, quotes + len(shown)
            counts.update(counts_of(page))
            different += (quote for quote in shown if not self.is_exact(quote))
            misplaced += (quote for quote in shown if not self.is_placed(quote))
            begun = time.perf_counter()
        return Shown(name, made, quotes, tuple(different), tuple(misplaced), counts, seconds)

    def is_exact(self, quote: Quote) -> bool:
        """Whether its text is what stands at its span, to the character, and what a reader sees of it is all of that."""
        start, end = quote.citation.span
        words = self._texts[quote.citation.letter.id][start:end]
        return bool(words) and quote.text == words and is_verbatim(quote.cells or quote.parts, words)

    def is_placed(self, quote: Quote) -> bool:
        """Whether it stands at its first and its last page, which are pages of its letter; a letter without pages has none."""
        letter = self._library.letter(quote.citation.letter.id)
        pages, (start, end) = quote.citation.pages, quote.citation.span
        if not letter.pages or not pages:
            return not letter.pages and not pages
        spans = {page.number: page.span for page in letter.pages}
        if not set(pages) <= set(spans):
            return False
        first, last = spans[pages[0]], spans[pages[-1]]
        return first.start <= start < first.end and last.start < end <= last.end


def rooms(desk: Desk, texts: Mapping[str, str], questions: Sequence[str], compared: int) -> Iterator[Shown]:
    """Every kind of page in turn; answers and comparisons only where there are questions, of which the first ``compared`` are
    asked about all authorities."""
    verifier = Verifier(desk, texts)
    yield verifier.room("areas across the years", histories(desk), history_quotes, history_counts)
    yield verifier.room("findings", findings_pages(desk), findings_quotes, findings_counts)
    yield verifier.room("findings by theme", theme_pages(desk), theme_quotes, theme_counts)
    if questions:
        yield verifier.room("answers", map(desk.answering.answer, questions), answer_quotes, answer_counts)
    if questions and compared:
        pages = comparisons(questions[:compared], desk)
        yield verifier.room("comparisons", pages, comparison_quotes, comparison_counts)
