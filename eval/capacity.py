"""How much of a briefing a browser keeps: quotes with their questions, and running text, in; how many quotes fit, or how many
words of one's own, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from service.briefing.briefing import Briefing, KeptQuote, Topic
from service.briefing.keeping import TooLongError, pieces_of
from service.briefing.verified import VerifiedBriefing

NOTES = (0, 10, 20, 40)
BESIDE = (0, 10, 30)
_LETTERS = 8
Chosen = Sequence[tuple[str, KeptQuote]]


@dataclass(frozen=True, slots=True)
class Capacity:
    """How many quotes fit with notes of so many words each, and how many words of one's own beside so many quotes; ``quotes``
    and ``words`` are how many there were to try with, above which no figure can be."""

    by_note: Mapping[int, int]
    own_words: Mapping[int, int]
    quotes: int
    words: int


def capacity(packs: Iterable[VerifiedBriefing], texts: Mapping[str, str]) -> Capacity:
    """Counted with the packs' quotes in their order, and words of eight of the letters in ``texts`` instead of a trainer's."""
    chosen = [(topic.question, quote.kept) for pack in packs for topic in pack.topics for quote in topic.quotes]
    words = [word for text in list(texts.values())[:: max(1, len(texts) // _LETTERS)] for word in text.split()]
    by_note = {note: _most(len(chosen), _with_notes(chosen, words, note)) for note in NOTES}
    own_words = {beside: _most(len(words), _with_own(chosen[:beside], words)) for beside in BESIDE}
    return Capacity(by_note, own_words, len(chosen), len(words))


def _with_notes(chosen: Chosen, words: Sequence[str], note: int) -> Callable[[int], Briefing]:
    noted = [
        (question, replace(kept, note=" ".join(words[place * note : (place + 1) * note])))
        for place, (question, kept) in enumerate(chosen)
    ]
    return lambda count: _briefing(noted[:count])


def _with_own(chosen: Chosen, words: Sequence[str]) -> Callable[[int], Briefing]:
    return lambda count: replace(_briefing(chosen), background=" ".join(words[:count]))


def _briefing(chosen: Chosen) -> Briefing:
    by_question = groupby(chosen, key=lambda each: each[0])
    topics = tuple(Topic(question, tuple(kept for _, kept in own)) for question, own in by_question)
    return Briefing("Title of the briefing", topics=topics)


def _most(bound: int, briefing_of: Callable[[int], Briefing]) -> int:
    """The largest number up to ``bound`` with which the briefing fits, found by halving."""
    fits, too_many = 0, bound + 1
    while too_many - fits > 1:
        middle = (fits + too_many) // 2
        if _fits(briefing_of(middle)):
            fits = middle
        else:
            too_many = middle
    return fits


def _fits(briefing: Briefing) -> bool:
    try:
        pieces_of(briefing)
    except TooLongError:
        return False
    return True
