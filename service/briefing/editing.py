"""What a button of the briefing page does: a briefing and the button's value in, the changed briefing and a notice out."""

from __future__ import annotations

import re

from service.briefing import arranging
from service.briefing.arranging import Removed
from service.briefing.briefing import Briefing
from service.briefing.told import Done, Told

_BUTTON = re.compile(r"(topic|quote)-(up|down|remove|to):(\d{1,4})(?::(\d{1,4}))?", re.ASCII)
_WAYS = {"up": -1, "down": 1}


def topic_place(place: int) -> str:
    """The id of a topic's part of the page, counted from 1 there."""
    return f"topic-{place + 1}"


def quote_place(topic: int, place: int) -> str:
    """The id of a quote's part of the page."""
    return f"quote-{topic + 1}-{place + 1}"


def edited(
    briefing: Briefing, button: str, new_question: str = "", removed: Removed | None = None, target: int = 0
) -> tuple[Briefing, Told]:
    """The briefing after a button was pressed; a button that the page does not have only saves.

    ``new_question`` is what is typed for a topic of one's own, ``removed`` what *Put it back* puts back, and ``target`` the
    number of the topic that a quote is moved to, counted from 1.
    """
    if new_question:
        added = arranging.with_topic(briefing, new_question)
        if button == "topic-add":
            return added, Told(Done.ADDED, place=topic_place(len(briefing.topics)))
        briefing = added
    if button == "put-back" and removed is not None:
        restored, place = arranging.put_back(briefing, removed)
        return restored, Told(Done.PUT_BACK, place=topic_place(place))
    match = _BUTTON.fullmatch(button)
    if match is None:
        return briefing, Told(Done.SAVED)
    topic, quote = int(match[3]) - 1, int(match[4] or 0) - 1
    if not 0 <= topic < len(briefing.topics):
        return briefing, Told(Done.SAVED)
    if match[2] == "to":
        return _given(briefing, topic, quote, target - 1)
    is_topic = match[1] == "topic"
    return _topic_changed(briefing, match[2], topic) if is_topic else _quote_changed(briefing, match[2], topic, quote)


def _given(briefing: Briefing, topic: int, quote: int, to: int) -> tuple[Briefing, Told]:
    """A quote moved to another topic; nothing where either is not there, or it stands there already."""
    if not (0 <= quote < len(briefing.topics[topic].quotes) and 0 <= to < len(briefing.topics) and to != topic):
        return briefing, Told(Done.SAVED, place=topic_place(topic))
    changed = arranging.quote_given(briefing, topic, quote, to)
    return changed, Told(Done.MOVED, place=quote_place(to, len(changed.topics[to].quotes) - 1))


def _topic_changed(briefing: Briefing, change: str, topic: int) -> tuple[Briefing, Told]:
    if change == "remove":
        left, removed = arranging.without_topic(briefing, topic)
        place = topic_place(min(topic, len(left.topics) - 1)) if left.topics else ""
        return left, Told(Done.REMOVED, place=place, removed=removed)
    now = min(max(topic + _WAYS[change], 0), len(briefing.topics) - 1)
    return arranging.topic_moved(briefing, topic, _WAYS[change]), Told(Done.MOVED, place=topic_place(now))


def _quote_changed(briefing: Briefing, change: str, topic: int, quote: int) -> tuple[Briefing, Told]:
    number = len(briefing.topics[topic].quotes)
    if not 0 <= quote < number:
        return briefing, Told(Done.SAVED, place=topic_place(topic))
    if change == "remove":
        left, removed = arranging.without_quote(briefing, topic, quote)
        place = quote_place(topic, min(quote, number - 2)) if number > 1 else topic_place(topic)
        return left, Told(Done.REMOVED, place=place, removed=removed)
    now = min(max(quote + _WAYS[change], 0), number - 1)
    return arranging.quote_moved(briefing, topic, quote, _WAYS[change]), Told(Done.MOVED, place=quote_place(topic, now))
