"""Changes to a briefing, each a pure step: a briefing in, a changed one out; places are counted from 0."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from service.briefing.briefing import Briefing, KeptQuote, Topic

_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True)
class Removed:
    """What was taken out of a briefing and where it stood: a whole topic, or with ``quote`` one quote of it, which is then
    the only one in ``topic``."""

    place: int
    topic: Topic
    quote: int | None = None


def with_topic(briefing: Briefing, question: str) -> Briefing:
    """With a topic without quotes at the end."""
    return replace(briefing, topics=(*briefing.topics, Topic(question)))


def topic_moved(briefing: Briefing, place: int, by: int) -> Briefing:
    """With a topic moved up (-1) or down (1), as far as there is room."""
    return replace(briefing, topics=_moved(briefing.topics, place, by))


def quote_moved(briefing: Briefing, topic: int, place: int, by: int) -> Briefing:
    """With a quote of a topic moved up (-1) or down (1), as far as there is room."""
    old = briefing.topics[topic]
    return _with_topic_at(briefing, topic, replace(old, quotes=_moved(old.quotes, place, by)))


def without_topic(briefing: Briefing, place: int) -> tuple[Briefing, Removed]:
    """Without a topic, and what was removed."""
    left = (*briefing.topics[:place], *briefing.topics[place + 1 :])
    return replace(briefing, topics=left), Removed(place, briefing.topics[place])


def without_quote(briefing: Briefing, topic: int, place: int) -> tuple[Briefing, Removed]:
    """Without a quote of a topic, and what was removed."""
    old = briefing.topics[topic]
    left = replace(old, quotes=(*old.quotes[:place], *old.quotes[place + 1 :]))
    return _with_topic_at(briefing, topic, left), Removed(topic, replace(old, quotes=(old.quotes[place],)), place)


def quote_given(briefing: Briefing, topic: int, place: int, to: int) -> Briefing:
    """With a quote of a topic as the last of another; where that has it already, they become one, with both notes."""
    left, removed = without_quote(briefing, topic, place)
    quote, other = removed.topic.quotes[0], left.topics[to]
    same = [each for each in other.quotes if (each.letter, each.span) == (quote.letter, quote.span)]
    note = "\n\n".join(dict.fromkeys(each.note for each in (*same, quote) if each.note))
    quotes = (*(each for each in other.quotes if each not in same), replace(quote, note=note))
    return _with_topic_at(left, to, replace(other, quotes=quotes))


def put_back(briefing: Briefing, removed: Removed) -> tuple[Briefing, int]:
    """With what was removed where it stood, and the place of its topic.

    A quote whose topic is gone, or stands elsewhere, goes to the topic with its question, or to a new one.
    """
    if removed.quote is None:
        place = min(removed.place, len(briefing.topics))
        return replace(briefing, topics=_inserted(briefing.topics, place, removed.topic)), place
    questions = [topic.question for topic in briefing.topics]
    question = removed.topic.question
    if questions[removed.place : removed.place + 1] == [question]:
        place = removed.place
    elif question in questions:
        place = questions.index(question)
    else:
        return replace(briefing, topics=(*briefing.topics, removed.topic)), len(briefing.topics)
    old = briefing.topics[place]
    quotes = _inserted(old.quotes, removed.quote, removed.topic.quotes[0])
    return _with_topic_at(briefing, place, replace(old, quotes=quotes)), place


def with_quotes(briefing: Briefing, question: str, quotes: Sequence[KeptQuote]) -> tuple[Briefing, int, int]:
    """With the quotes that the topic with this question does not have yet, the number of them, and the topic's place.

    The topic is added at the end where there is none.
    """
    questions = [topic.question for topic in briefing.topics]
    place = questions.index(question) if question in questions else len(questions)
    topic = briefing.topics[place] if place < len(questions) else Topic(question)
    held = {(quote.letter, quote.span) for quote in topic.quotes}
    new = tuple({(quote.letter, quote.span): quote for quote in quotes if (quote.letter, quote.span) not in held}.values())
    grown = replace(topic, quotes=(*topic.quotes, *new))
    topics = (*briefing.topics[:place], grown, *briefing.topics[place + 1 :])
    return replace(briefing, topics=topics), len(new), place


def caught_up(sent: Briefing, kept: Briefing) -> tuple[Briefing, int]:
    """What a page sent, with what the browser keeps and the page does not know: quotes, whose number comes with it, and texts
    that are empty on the page.

    A page from before another window's change would lose them, and so would one that the browser opened without sending
    what it keeps, from a link in an email.
    """
    standing = Counter((quote.letter, quote.span) for topic in sent.topics for quote in topic.quotes)
    added = 0
    for topic in kept.topics:
        missing = []
        for quote in topic.quotes:
            if standing[quote.letter, quote.span]:
                standing[quote.letter, quote.span] -= 1
            else:
                missing.append(quote)
        if missing:
            sent, number, _ = with_quotes(sent, topic.question, missing)
            added += number
    return _with_texts(sent, kept), added


def _with_texts(sent: Briefing, kept: Briefing) -> Briefing:
    notes = {topic.question: topic.note for topic in kept.topics}
    topics = tuple(replace(topic, note=topic.note or notes.get(topic.question, "")) for topic in sent.topics)
    known = {text for topic in topics for text in (topic.question, topic.note)}
    own = (topic for topic in kept.topics if not topic.quotes and not {topic.question, topic.note} & (known | {""}))
    return replace(
        sent,
        title=sent.title or kept.title,
        background=sent.background or kept.background,
        why_it_matters=sent.why_it_matters or kept.why_it_matters,
        what_to_do=sent.what_to_do or kept.what_to_do,
        discussion=sent.discussion or kept.discussion,
        actions=sent.actions or kept.actions,
        topics=(*topics, *own) if topics else tuple(topic for topic in kept.topics if not topic.quotes),
        generation=sent.generation or kept.generation,
    )


def joined(first: Briefing, second: Briefing) -> Briefing:
    """Both in one: the first's title and layout, texts one after the other, quotes of the same question together."""
    whole = first
    for topic in second.topics:
        whole, _, place = with_quotes(whole, topic.question, topic.quotes)
        whole = _with_topic_at(whole, place, replace(whole.topics[place], note=_both(whole.topics[place].note, topic.note)))
    return replace(
        whole,
        title=first.title or second.title,
        background=_both(first.background, second.background),
        why_it_matters=_both(first.why_it_matters, second.why_it_matters),
        what_to_do=_both(first.what_to_do, second.what_to_do),
        discussion=tuple(dict.fromkeys((*first.discussion, *second.discussion))),
        actions=tuple(dict.fromkeys((*first.actions, *second.actions))),
        generation=first.generation or second.generation,
    )


def _both(first: str, second: str) -> str:
    return "\n\n".join(dict.fromkeys(text for text in (first, second) if text))


def _with_topic_at(briefing: Briefing, place: int, topic: Topic) -> Briefing:
    return replace(briefing, topics=(*briefing.topics[:place], topic, *briefing.topics[place + 1 :]))


def _moved(things: tuple[_Thing, ...], place: int, by: int) -> tuple[_Thing, ...]:
    left = (*things[:place], *things[place + 1 :])
    return _inserted(left, max(0, place + by), things[place])


def _inserted(things: tuple[_Thing, ...], place: int, thing: _Thing) -> tuple[_Thing, ...]:
    return (*things[:place], thing, *things[place:])
