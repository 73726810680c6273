"""Whether exported briefings hold quotes to the character: briefings and letters' texts in; out, for each format, the quotes
that do."""

from __future__ import annotations

import datetime
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from eval.read_back import READERS, Found
from eval.read_back_pdf import stand_in_pdf
from service.answer import Quote
from service.briefing.briefing import MOST_QUOTES, Briefing, KeptQuote, Layout, Topic, check_of
from service.briefing.exporting import Format, export
from service.briefing.verified import VerifiedBriefing
from service.briefing.verifying import verify
from service.desk import Desk


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back from all exports in one format: the quotes put in, whether each came back, and the seconds it took.

    ``surplus`` counts quotes that were read and never put in, ``marked`` those of the equal ones that came with the
    apostrophe which keeps a spreadsheet program from running them, ``formulas`` cells that such a program would run.
    """

    name: str
    label: str
    quotes: tuple[Quote, ...]
    equal: tuple[bool, ...]
    surplus: int
    seconds: float
    marked: int = 0
    formulas: int = 0

    @property
    def different(self) -> tuple[Quote, ...]:
        """The quotes that are not in the export as they are in their letter."""
        return tuple(quote for quote, equal in zip(self.quotes, self.equal, strict=True) if not equal)

    @property
    def holds(self) -> bool:
        """Whether the quotes read are those put in, to the character, and nothing would run."""
        return not self.different and not self.surplus and not self.formulas


def briefings_of(questions: Iterable[str], desk: Desk, date: datetime.date) -> Iterator[VerifiedBriefing]:
    """Evidence packs of all quotes that the questions are answered with, as many questions in each as it can hold."""
    topics: list[Topic] = []
    for question in questions:
        topic = _topic(question, desk)
        if topics and sum(len(each.quotes) for each in (*topics, topic)) > MOST_QUOTES:
            yield verify(_pack(topics), desk, date)
            topics = []
        topics.append(topic)
    if topics:
        yield verify(_pack(topics), desk, date)


def _topic(question: str, desk: Desk) -> Topic:
    quotes = desk.answering.answer(question).quotes
    return Topic(question, tuple(KeptQuote(one.citation.letter.id, one.citation.span, check_of(one.text)) for one in quotes))


def _pack(topics: Sequence[Topic]) -> Briefing:
    return Briefing("All quotes", Layout.EVIDENCE_PACK, topics=tuple(topics))


def returned(packs: Sequence[VerifiedBriefing], wanted: Format, texts: Mapping[str, str]) -> Returned:
    """Export each briefing, read the files back, and hold each quote against its letter in ``texts``, by the letter's id."""
    begun = time.perf_counter()
    files = [export(pack, wanted) for pack in packs]
    seconds = time.perf_counter() - begun
    quotes = [[one.quote for topic in pack.topics for one in topic.quotes if one.quote] for pack in packs]
    equal: list[bool] = []
    surplus = 0
    for file, own in zip(files, quotes, strict=True):
        shown = [quote.cells or quote.parts for quote in own]
        if wanted is Format.PDF:
            found = [parts if stands else () for parts, stands in zip(shown, stand_in_pdf(file, shown), strict=True)]
        else:
            found = list(READERS[wanted](file))
        missing = [()] * (len(own) - len(found))
        equal += [_is_equal(parts, quote, texts) for quote, parts in zip(own, [*found, *missing], strict=False)]
        surplus += max(0, len(found) - len(own))
    label = f"{wanted.label}, without white space" if wanted is Format.PDF else wanted.label
    return Returned(wanted.value, label, tuple(quote for own in quotes for quote in own), tuple(equal), surplus, seconds)


def _is_equal(found: Found, quote: Quote, texts: Mapping[str, str]) -> bool:
    start, end = quote.citation.span
    return is_verbatim(found, texts[quote.citation.letter.id][start:end])


def is_verbatim(found: Found, words: str) -> bool:
    """Whether a quote that was read holds the letter's words.

    One part is the same characters. Of more parts the first begins the words, the last ends them, and each stands in order;
    what they leave out is what the page break put between them. Of a row, all cells are the same, white space around them
    and empty ones at its end apart.
    """
    if found == (words,):
        return True
    if "\t" in words:
        return _filled(cell.strip() for cell in words.split("\t")) == _filled(found)
    return len(found) > 1 and words.startswith(found[0]) and words.endswith(found[-1]) and _in_order(found, words)


def _filled(cells: Iterable[str]) -> list[str]:
    kept = list(cells)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _in_order(parts: Found, words: str) -> bool:
    place = 0
    for part in parts:
        at = words.find(part, place)
        if at < 0 or not part:
            return False
        place = at + len(part)
    return True
