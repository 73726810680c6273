"""How much of a briefing a browser keeps."""

from __future__ import annotations

import datetime
import hashlib

from corpus.letter import Span
from eval.capacity import Capacity, capacity
from service.briefing.briefing import Briefing, KeptQuote
from service.briefing.verified import VerifiedBriefing, VerifiedQuote, VerifiedTopic, Withheld

TEXTS = {"a": " ".join(hashlib.sha256(str(number).encode()).hexdigest()[:8] for number in range(12_000))}


def pack(quotes: int) -> VerifiedBriefing:
    """So many places under one question."""
    checks = (hashlib.sha256(str(place).encode()).hexdigest()[:16] for place in range(quotes))
    kept = (KeptQuote("letter", Span(place * 100, place * 100 + 90), check) for place, check in enumerate(checks))
    withheld = tuple(VerifiedQuote(each, None, Withheld.LETTER_REMOVED) for each in kept)
    topics = (VerifiedTopic("Question?", "", withheld),)
    return VerifiedBriefing(Briefing("Any"), topics, "generation", datetime.date(2024, 2, 29), ())


def test_few_quotes_all_fit() -> None:
    """There are no more to try with."""
    held = capacity([pack(3)], {"a": "some words of a letter"})
    assert held == Capacity({0: 3, 10: 3, 20: 3, 40: 3}, {0: 5, 10: 5, 30: 5}, 3, 5)


def test_the_longer_the_notes_the_fewer_quotes_fit() -> None:
    """And the more quotes, the fewer words of one's own; no more than 200 quotes fit in any case."""
    held = capacity([pack(150), pack(150)], TEXTS)
    assert 200 >= held.by_note[0] > held.by_note[10] > held.by_note[20] > held.by_note[40] > 0
    assert held.own_words[0] > held.own_words[10] > held.own_words[30] > 0
    assert (held.quotes, held.words) == (300, 12_000)
