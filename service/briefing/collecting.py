"""Takes ticked quotes into a briefing: the form of another page in, the grown briefing and a notice out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.letter import Span
from service.addresses import read_place
from service.briefing.arranging import with_quotes
from service.briefing.briefing import MOST_QUOTES, Briefing, KeptQuote, check_of
from service.briefing.editing import topic_place
from service.briefing.tidying import line_of
from service.briefing.told import Done, Told
from service.desk import Desk
from service.forms import Form

WITHOUT_QUESTION = "Other findings"
"""The heading of quotes that were not taken from an answer."""


@dataclass(frozen=True, slots=True)
class Collected:
    """The briefing with what was taken, the question that it was taken for, and what to tell."""

    briefing: Briefing
    question: str
    told: Told


def collected(briefing: Briefing, form: Form, desk: Desk) -> Collected:
    """The briefing with the quotes of the fields ``quote`` under the topic of the field ``question``.

    Places that denote no quote of the desk's letters are counted. At most one more than a briefing holds are looked at.
    """
    question = line_of(form.one("question")) or WITHOUT_QUESTION
    ticked = [read_place(value) for value in dict.fromkeys(form.all("quote"))][: MOST_QUOTES + 1]
    found = [_kept(place, desk) for place in ticked]
    quotes = [quote for quote in found if quote is not None]
    missed = len(found) - len(quotes)
    if not quotes:
        return Collected(briefing, question, Told(Done.TAKEN, missed=missed))
    grown, number, place = with_quotes(briefing, question, quotes)
    told = Told(Done.TAKEN, number, missed, place=topic_place(place))
    return Collected(replace(grown, generation=desk.generation), question, told)


def _kept(place: tuple[str, Span] | None, desk: Desk) -> KeptQuote | None:
    quote = desk.quoting.quote(*place) if place else None
    return KeptQuote(quote.citation.letter.id, quote.citation.span, check_of(quote.text)) if quote else None
