"""The trainer's own words as they come in, from a form, a cookie or a file; out the same words, safe to show and to store."""

from __future__ import annotations

import re
from dataclasses import replace

from service.briefing.briefing import Action, Briefing, KeptQuote, Topic

_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
"""Control characters and halves of characters, which no file format takes."""


def text_of(words: str) -> str:
    """Text of several lines: line ends made alike, no control characters, no white space at its ends or a line's end."""
    plain = _UNSEEN.sub("", _LINE_ENDS.sub("\n", words))
    return "\n".join(line.rstrip() for line in plain.split("\n")).strip()


def line_of(words: str) -> str:
    """Text of one line: as `text_of`, white space folded."""
    return " ".join(text_of(words).split())


def tidied(briefing: Briefing) -> Briefing:
    """The briefing with all its texts tidied; blank lines of the discussion and of the action plan are left out."""
    actions = (Action(line_of(each.what), line_of(each.who), line_of(each.by_when)) for each in briefing.actions)
    questions = (line_of(question) for question in briefing.discussion)
    return replace(
        briefing,
        title=line_of(briefing.title),
        background=text_of(briefing.background),
        why_it_matters=text_of(briefing.why_it_matters),
        topics=tuple(_topic(topic) for topic in briefing.topics),
        what_to_do=text_of(briefing.what_to_do),
        discussion=tuple(question for question in questions if question),
        actions=tuple(action for action in actions if action != Action("")),
        generation=line_of(briefing.generation),
    )


def _topic(topic: Topic) -> Topic:
    return Topic(line_of(topic.question), tuple(_quote(quote) for quote in topic.quotes), text_of(topic.note))


def _quote(quote: KeptQuote) -> KeptQuote:
    return replace(quote, letter=text_of(quote.letter), note=text_of(quote.note))
