"""What a document says of how it was made: a verified briefing in, the method note and the notices out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.answer import LetterSummary
from service.briefing.document import BREAK, Bullets, Paragraph, Part, Role
from service.briefing.verified import VerifiedBriefing, VerifiedQuote, Withheld
from service.wording import counted, date_label, dated_name

_INVENTED = "They were written to show how Letterwise works. The areas, the children and the findings in them are not real."
_REASONS = {
    Withheld.LETTER_REMOVED: "its letter is no longer among the letters",
    Withheld.WORDS_CHANGED: "its words no longer stand in the letter as they were chosen",
}
_MOVED = "the letter was replaced since, and holds the same words."
_NO_ADVICE = (
    "This is no advice on a live case. Letters tell what inspectors saw in one area at one time; they say nothing about a "
    "child you are working with now. If you are worried about a child, follow your local safeguarding procedures. If a child "
    "is in immediate danger, call 999."
)


def invented_notice(letters: Sequence[LetterSummary]) -> Iterator[Part]:
    """A notice that the letters, or some of them, are invented; nothing where none is."""
    invented = sum(letter.invented for letter in letters)
    if invented:
        which = "These letters are invented." if invented == len(letters) else "Some of these letters are invented."
        yield Paragraph(f"{which} {_INVENTED}", Role.NOTICE)


def withheld_notice(quote: VerifiedQuote, verified: VerifiedBriefing) -> str:
    """The sentence that stands in the place of a quote that is not shown."""
    reason = _REASONS[quote.withheld or Withheld.WORDS_CHANGED]
    return f"A quote from {_named(quote, verified)} is not shown here: {reason}."


def method(verified: VerifiedBriefing) -> Iterator[Part]:
    """What Letterwise did and what the person did, on which day with which index, what is withheld, and what this is not."""
    yield Paragraph(_chosen(verified))
    yield Paragraph(_checked(verified))
    yield Paragraph(
        "What a quote is called (strength, area for improvement, area for priority action, case study) is what the headings "
        "of its letter say. It is never guessed from the tone of a sentence. A quote that stands under no such heading is "
        "called a finding."
    )
    moved = sum(quote.moved for topic in verified.topics for quote in topic.quotes)
    if moved:
        yield Paragraph(
            f"{counted(moved, 'quote')} {'stands' if moved == 1 else 'stand'} at another place than when chosen: {_MOVED}"
        )
    yield from _withheld(verified)
    yield Paragraph(_NO_ADVICE)


def _chosen(verified: VerifiedBriefing) -> str:
    shown = [quote.quote for topic in verified.topics for quote in topic.quotes if quote.quote]
    letters = len({quote.citation.letter.id for quote in shown})
    holds = f"It holds {counted(len(shown), 'quote')} from {counted(letters, 'letter')}. " if shown else "It holds no quotes. "
    return (
        f"The person who made this {verified.briefing.layout.label[:1].lower()}{verified.briefing.layout.label[1:]} asked the "
        "questions, chose the quotes and their order, and wrote every word that is not a quote. "
        f"{holds}The letters may say more, and other things: read around a quote before you use it."
    )


def _checked(verified: VerifiedBriefing) -> str:
    shown = [quote.quote for topic in verified.topics for quote in topic.quotes if quote.quote]
    mark = f" {BREAK} marks where a page of the letter ends within a quote." if any(len(one.parts) > 1 for one in shown) else ""
    return (
        "Letterwise wrote none of the quotes. It cut each out of its letter word for word and checked it against the letter "
        f"again on {date_label(verified.date)} (index generation {verified.generation}).{mark}"
    )


def _withheld(verified: VerifiedBriefing) -> Iterator[Part]:
    withheld = verified.withheld
    if withheld:
        said = "One quote is not shown:" if len(withheld) == 1 else f"{len(withheld):,} quotes are not shown:"
        yield Paragraph(said)
        reasons = [f"{_named(one, verified)}: {_REASONS[one.withheld or Withheld.WORDS_CHANGED]}." for one in withheld]
        yield Bullets(tuple(dict.fromkeys(reasons)))


def _named(quote: VerifiedQuote, verified: VerifiedBriefing) -> str:
    held = next((letter for letter in verified.looked_in if letter.id == quote.kept.letter), None)
    return dated_name(held) if held else f"the letter {quote.kept.letter}"
