"""Holds a briefing against the letters: kept places in; out each quote cut now, or the reason why it cannot be shown."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from corpus.letter import Span
from service.answer import Quote
from service.briefing.briefing import Briefing, KeptQuote, check_of
from service.briefing.verified import VerifiedBriefing, VerifiedQuote, VerifiedTopic, Withheld
from service.desk import Desk

_BEFORE = re.compile(r"""[\t\n.!?:;)\]'"’”•-]\s*(?=\S)""")
"""What ends before a quote may begin: a line, a bullet, a sentence, a cell."""
_LONGEST = 5000
"""Characters of a quote that is looked for at other places."""


def verify(briefing: Briefing, desk: Desk, date: datetime.date) -> VerifiedBriefing:
    """The briefing as the desk's letters bear it out on ``date``; nothing of it is left out."""
    topics = tuple(
        VerifiedTopic(topic.question, topic.note, tuple(verified_quote(kept, desk) for kept in topic.quotes))
        for topic in briefing.topics
    )
    return VerifiedBriefing(briefing, topics, desk.generation, date, desk.answering.letters())


def settled(verified: VerifiedBriefing) -> Briefing:
    """The briefing with each shown quote at the place where it stands now; its words, which the letter has, are left out."""
    topics = tuple(
        replace(topic, quotes=tuple(_settled(each) for each in checked.quotes))
        for topic, checked in zip(verified.briefing.topics, verified.topics, strict=True)
    )
    return replace(verified.briefing, topics=topics)


def _settled(each: VerifiedQuote) -> KeptQuote:
    return replace(each.kept, span=each.quote.citation.span, words="") if each.quote else each.kept


def verified_quote(kept: KeptQuote, desk: Desk) -> VerifiedQuote:
    """The quote that stands at the kept place; where other words stand there, the same words at the one place that has them."""
    if kept.letter not in desk.quoting:
        return VerifiedQuote(kept, None, Withheld.LETTER_REMOVED)
    quote = desk.quoting.quote(kept.letter, kept.span)
    if quote is not None and check_of(quote.text) == kept.check:
        return VerifiedQuote(kept, quote)
    moved = _elsewhere(kept, desk)
    return VerifiedQuote(kept, moved, None if moved else Withheld.WORDS_CHANGED, moved=moved is not None)


def _elsewhere(kept: KeptQuote, desk: Desk) -> Quote | None:
    """The quote with the same words in the letter, if it is the only one.

    The words are known by their length and their check alone, which is enough to find them.
    """
    length = kept.span.end - kept.span.start
    if not 0 < length <= _LONGEST:
        return None
    text = desk.index.library.letter(kept.letter).text
    starts = (0, *(match.end() for match in _BEFORE.finditer(text)))
    found = [start for start in starts if check_of(text[start : start + length]) == kept.check]
    return desk.quoting.quote(kept.letter, Span(found[0], found[0] + length)) if len(found) == 1 else None
