"""Checked briefings of invented quotes, in both layouts, for the tests of documents and exports."""

from __future__ import annotations

import datetime
import io
import zipfile
from dataclasses import replace

from corpus.letter import Span
from service.answer import Quote
from service.briefing.briefing import Action, Briefing, KeptQuote, Layout, Topic, check_of
from service.briefing.verified import VerifiedBriefing, VerifiedQuote, VerifiedTopic, Withheld
from tests.service import fakes

DAY = datetime.date(2026, 3, 7)
ROW = replace(fakes.ROW_QUOTE, lead="Table 1: strategy discussions")
NEXT_ROW = replace(
    ROW,
    text="Police\t212\t210",
    cells=("Police", "212", "210"),
    citation=replace(ROW.citation, span=fakes.span_of("Police\t212\t210")),
)
OLDER = replace(fakes.OLDER_QUOTE, citation=replace(fakes.OLDER_QUOTE.citation, span=Span(0, len(fakes.OLDER_QUOTE.text))))
QUOTES = (fakes.QUOTE, fakes.MARKUP_QUOTE, fakes.CUT_QUOTE, ROW, NEXT_ROW, OLDER)
TEXTS = {fakes.LETTER.id: fakes.TEXT, fakes.OLDER.id: OLDER.text}
HOSTILE = (
    "<script>alert(1)</script> =cmd|' /C calc'!A0 {{ 7*7 }} {% raw %} ]]> <!-- & &amp; **bold** _it_ [a](http://b) `c` | ~~d~~ "
    "\\ $x$ # h \x00\x08\x0b\ufffe " + "w" * 400 + "\n- not a list\n1. nor this\n\n> nor a quote\n\n---\n\nשלום עולם"
)


def kept(quote: Quote, note: str = "") -> KeptQuote:
    """The quote as a briefing keeps it."""
    return KeptQuote(quote.citation.letter.id, quote.citation.span, check_of(quote.text), note)


def verified_quote(quote: Quote, note: str = "") -> VerifiedQuote:
    """The quote, as it still stands."""
    return VerifiedQuote(kept(quote, note), quote)


def withheld_quote(reason: Withheld, letter: str = "hartmere-jtai-2022") -> VerifiedQuote:
    """A quote that cannot be shown."""
    return VerifiedQuote(replace(kept(fakes.QUOTE), letter=letter), None, reason)


def verified_of(briefing: Briefing, *topics: VerifiedTopic) -> VerifiedBriefing:
    """The briefing with the topics given, over the three letters of the fakes."""
    told = tuple(Topic(topic.question, tuple(one.kept for one in topic.quotes), topic.note) for topic in topics)
    looked_in = (fakes.SUMMARY, fakes.OLDER, fakes.UNDATED)
    return VerifiedBriefing(replace(briefing, topics=told), topics, "g1", DAY, looked_in)


def full(layout: Layout = Layout.SEVEN_MINUTE) -> VerifiedBriefing:
    """A briefing with all of its parts."""
    briefing = Briefing(
        title="Health at strategy discussions",
        layout=layout,
        background="Agencies share what they know.\n\nMost of them do.",
        why_it_matters="Without health, half is missing.",
        what_to_do="Ring the duty nurse.",
        discussion=("Who was missing?", "  ", "How would you know?"),
        actions=(Action("Count who takes part", "Business manager", "1 May"), Action("Report", "", "June")),
    )
    quotes = tuple(verified_quote(one, "Ours." if one is QUOTES[0] else "") for one in QUOTES)
    first = VerifiedTopic("Who takes part?", "Read the first aloud.", quotes)
    return verified_of(briefing, first, VerifiedTopic("What of schools?", "", ()))


def hostile(layout: Layout) -> VerifiedBriefing:
    """A briefing in which everything that a person can type is hostile."""
    briefing = Briefing(
        HOSTILE, layout, HOSTILE, HOSTILE, (), HOSTILE, (HOSTILE,), (Action(HOSTILE, HOSTILE, HOSTILE),), generation="g1"
    )
    return verified_of(briefing, VerifiedTopic(HOSTILE, HOSTILE, (verified_quote(fakes.MARKUP_QUOTE, HOSTILE),)))


def part_of(file: bytes, name: str) -> str:
    """A part of a Word file as text."""
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        return parts.read(name).decode()
