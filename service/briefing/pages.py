"""The page of the briefing: a briefing held against the letters in, HTML out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service.briefing.briefing import Briefing, Layout
from service.briefing.collecting import WITHOUT_QUESTION
from service.briefing.editing import quote_place, topic_place
from service.briefing.exporting import Format
from service.briefing.packing import packed_removed
from service.briefing.sent import kept_value
from service.briefing.told import Told
from service.briefing.verified import VerifiedBriefing, Withheld
from service.briefing.verifying import settled
from service.care.details import details_in
from service.templating import Templates
from service.wording import dated_name

_FREE_ACTIONS = 3


@dataclass(frozen=True, slots=True)
class Notice:
    """What is told at the top of the page. ``heading`` is empty for what went well; ``question`` can be asked again, and
    ``before`` is the whole briefing, packed, that can be gone back to."""

    sentences: tuple[str, ...]
    heading: str = ""
    question: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Warned:
    """A text of the trainer's that seems to hold details of a child: what it is called and what it seems to hold."""

    label: str
    found: tuple[str, ...]


class BriefingPages:
    """Renders the page in all its states."""

    def __init__(self, templates: Templates) -> None:
        self._render = templates.render

    def page(self, verified: VerifiedBriefing, mark: str, told: Told | None = None, notice: Notice | None = None) -> str:
        """The briefing to edit; ``mark`` names the state that the browser keeps, ``told`` stands where it was done."""
        briefing = settled(verified)
        places = {*_places(briefing)}
        return self._render(
            "briefing.html",
            "Briefing",
            verified=verified,
            briefing=briefing,
            values=[[kept_value(quote) for quote in topic.quotes] for topic in briefing.topics],
            letters=_letters(verified),
            names=_withheld_names(verified),
            mark=mark,
            told=told,
            told_at=told.place if told and told.place in places else "",
            removed=packed_removed(told.removed) if told and told.removed else "",
            notice=notice,
            warned=warned_of(briefing),
            layouts=tuple(Layout),
            formats=tuple(Format),
            rows=len(briefing.actions) + _FREE_ACTIONS,
            WITHOUT_QUESTION=WITHOUT_QUESTION,
            LETTER_REMOVED=Withheld.LETTER_REMOVED,
        )


def warned_of(briefing: Briefing) -> tuple[Warned, ...]:
    """The texts that seem to hold details of a child, in the page's order."""
    found = ((label, tuple(dict.fromkeys(str(each.kind) for each in details_in(words)))) for label, words in _texts(briefing))
    return tuple(Warned(label, kinds) for label, kinds in found if kinds)


def _texts(briefing: Briefing) -> Iterator[tuple[str, str]]:
    yield "Title", briefing.title
    yield "Background", briefing.background
    yield "Why it matters", briefing.why_it_matters
    for number, topic in enumerate(briefing.topics, start=1):
        yield f"Question {number}", topic.question
        yield f"Note on question {number}", topic.note
        for place, quote in enumerate(topic.quotes, start=1):
            yield f"Note on quote {place} of question {number}", quote.note
    yield "What to do", briefing.what_to_do
    yield "Discussion questions", "\n".join(briefing.discussion)
    for number, action in enumerate(briefing.actions, start=1):
        yield f"Action {number}", "\n".join((action.what, action.who, action.by_when))


def _places(briefing: Briefing) -> Iterator[str]:
    for number, topic in enumerate(briefing.topics):
        yield topic_place(number)
        yield from (quote_place(number, place) for place in range(len(topic.quotes)))


def _withheld_names(verified: VerifiedBriefing) -> dict[str, str]:
    """What the letters of withheld quotes are called, of those that are held."""
    withheld = {each.kept.letter for each in verified.withheld}
    return {letter.id: dated_name(letter) for letter in verified.looked_in if letter.id in withheld}


def _letters(verified: VerifiedBriefing) -> list[object]:
    """The letters that are quoted, each once."""
    quotes = [each.quote for topic in verified.topics for each in topic.quotes if each.quote]
    return list({quote.citation.letter.id: quote.citation.letter for quote in quotes}.values())
