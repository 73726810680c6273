"""What a briefing's file holds: a briefing and its quotes' words in, names and values in the file's order out."""

from __future__ import annotations

from collections.abc import Sequence

from service.briefing.briefing import Briefing, Topic
from service.briefing.file_shape import FORMAT


def as_content(briefing: Briefing, words: Sequence[Sequence[str]]) -> dict[str, object]:
    """What the file holds of a briefing, in its order; ``words`` are those of each topic's quotes, empty where unknown."""
    return {
        "letterwise_briefing": int(FORMAT),
        "title": briefing.title,
        "layout": briefing.layout.value,
        "background": briefing.background,
        "why_it_matters": briefing.why_it_matters,
        "topics": [
            {"question": topic.question, "note": topic.note, "quotes": _quotes(topic, own)}
            for topic, own in zip(briefing.topics, words, strict=True)
        ],
        "what_to_do": briefing.what_to_do,
        "discussion": list(briefing.discussion),
        "actions": [{"what": each.what, "who": each.who, "by_when": each.by_when} for each in briefing.actions],
        "index": briefing.generation,
    }


def _quotes(topic: Topic, words: Sequence[str]) -> list[dict[str, object]]:
    return [
        {
            "letter": quote.letter,
            "start": quote.span.start,
            "end": quote.span.end,
            **({"words": own} if own else {}),
            "check": quote.check,
            "note": quote.note,
        }
        for quote, own in zip(topic.quotes, words, strict=True)
    ]
