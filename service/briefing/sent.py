"""The briefing that the page's form sent, whole: fields in, a briefing out. Nothing but the form needs to be at hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.addresses import place_value, read_place
from service.briefing.briefing import MOST_QUOTES, Action, Briefing, KeptQuote, Layout, Topic
from service.briefing.tidying import tidied
from service.forms import Form

_CHECKED = re.compile(r"(?s)(.+):([0-9a-f]{16})")
_TOPIC = re.compile(r"t(\d{1,4})", re.ASCII)
_QUOTE = re.compile(r"t(\d{1,4})q(\d{1,4})", re.ASCII)
_MOVE = re.compile(r"quote-to:(\d{1,4}):(\d{1,4})", re.ASCII)
_NUMBER = re.compile(r"\d{1,4}", re.ASCII)
_ACTION = re.compile(r"a(\d{1,4})-(?:what|who|when)", re.ASCII)
_FARTHEST = 999_999_999


def kept_value(kept: KeptQuote) -> str:
    """A kept quote as the value of a hidden field: ``letter:start-end:check``."""
    return f"{place_value(kept.letter, kept.span)}:{kept.check}"


def sent_briefing(form: Form) -> Briefing:
    """The briefing of a form. Fields that the page does not have are left out, and so are more quotes or topics than it holds.

    ``t1`` is the first topic, ``t1-question`` and ``t1-note`` its texts, ``t1q1`` its first quote, and ``a1-what`` the first
    line of the action plan; the order is that of the numbers.
    """
    fields = {field.name: field.value for field in form.fields}
    layout = fields.get("layout", "")
    return tidied(
        Briefing(
            title=fields.get("title", ""),
            layout=Layout(layout) if layout in set(Layout) else Layout.SEVEN_MINUTE,
            background=fields.get("background", ""),
            why_it_matters=fields.get("why", ""),
            topics=tuple(_topics(fields)),
            what_to_do=fields.get("what_to_do", ""),
            discussion=tuple(fields.get("discussion", "").splitlines()),
            actions=tuple(_actions(fields)),
            generation=fields.get("generation", ""),
        )
    )


def sent_target(form: Form, button: str) -> int:
    """The number of the topic chosen beside the quote that a button ``quote-to:1:2`` moves; 0 where none is chosen."""
    moved = _MOVE.fullmatch(button)
    chosen = form.one(f"t{moved[1]}q{moved[2]}-to") if moved else ""
    return int(chosen) if _NUMBER.fullmatch(chosen) else 0


def _topics(fields: dict[str, str]) -> Iterator[Topic]:
    quotes: dict[int, list[KeptQuote]] = {}
    places = sorted((int(match[1]), int(match[2])) for name in fields if (match := _QUOTE.fullmatch(name)))
    for topic, place in places[:MOST_QUOTES]:
        kept = _kept(fields, f"t{topic}q{place}")
        if kept is not None:
            quotes.setdefault(topic, []).append(kept)
    named = {int(match[1]) for name in fields if (match := _TOPIC.fullmatch(name))}
    for topic in sorted(named | set(quotes))[:MOST_QUOTES]:
        name = f"t{topic}"
        yield Topic(fields.get(f"{name}-question", ""), tuple(quotes.get(topic, ())), fields.get(f"{name}-note", ""))


def _kept(fields: dict[str, str], name: str) -> KeptQuote | None:
    checked = _CHECKED.fullmatch(fields[name])
    place = read_place(checked[1]) if checked else None
    if checked is None or place is None:
        return None
    letter, span = place
    if not 0 <= span.start < span.end <= _FARTHEST:
        return None
    return KeptQuote(letter, span, checked[2], fields.get(f"{name}-note", ""), fields.get(f"{name}-words", ""))


def _actions(fields: dict[str, str]) -> Iterator[Action]:
    for number in sorted({int(match[1]) for name in fields if (match := _ACTION.fullmatch(name))}):
        what, who, by_when = (fields.get(f"a{number}-{part}", "") for part in ("what", "who", "when"))
        yield Action(what, who, by_when)
