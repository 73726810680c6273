"""The shape of a briefing's file: text with the lines it stands on in; a briefing, or what is wrong in plain words, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from corpus.letter import Span
from service.briefing.briefing import MOST_QUOTES, Action, Briefing, KeptQuote, Layout, Topic, check_of
from service.briefing.tidying import tidied

FORMAT = "1"
FORMAT_NAME = "letterwise_briefing"
_FARTHEST = 999_999_999

Place = tuple[str | int, ...]
"""The keys and the places in lists, from 0, that lead to a part of a file."""


def _no_list(value: object) -> object:
    """A key with nothing behind it stands for a list without entries."""
    return () if value == "" else value


_Number = Annotated[int, Field(ge=0, le=_FARTHEST)]
_LIST = BeforeValidator(_no_list)


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Quote(_Body):
    letter: Annotated[str, Field(min_length=1)]
    start: _Number
    end: _Number
    words: str = ""
    check: Annotated[str, Field(pattern=r"^([0-9a-f]{16})?$")] = ""
    note: str = ""

    @model_validator(mode="after")
    def _known(self) -> _Quote:
        if self.end <= self.start:
            raise ValueError("its end must be greater than its start")
        if not self.words and not self.check:
            raise ValueError("it must have words or check, so that it can be held against the letter")
        return self


class _Topic(_Body):
    question: str = ""
    note: str = ""
    quotes: Annotated[tuple[_Quote, ...], _LIST, Field(max_length=MOST_QUOTES)] = ()


class _Action(_Body):
    what: str = ""
    who: str = ""
    by_when: str = ""


class _File(_Body):
    letterwise_briefing: str
    title: str = ""
    layout: Layout = Layout.SEVEN_MINUTE
    background: str = ""
    why_it_matters: str = ""
    topics: Annotated[tuple[_Topic, ...], _LIST, Field(max_length=MOST_QUOTES)] = ()
    what_to_do: str = ""
    discussion: Annotated[tuple[str, ...], _LIST, Field(max_length=MOST_QUOTES)] = ()
    actions: Annotated[tuple[_Action, ...], _LIST, Field(max_length=MOST_QUOTES)] = ()
    index: str = ""


def shaped(content: object, lines: Mapping[Place, int]) -> tuple[Briefing | None, tuple[str, ...]]:
    """The briefing, or None with a sentence for each thing that is wrong."""
    wrong = _wrong_format(content)
    if wrong:
        return None, (wrong,)
    try:
        read = _File.model_validate(content)
    except ValidationError as error:
        return None, tuple(_sentences(error, lines))
    quotes = sum(len(topic.quotes) for topic in read.topics)
    if quotes > MOST_QUOTES:
        return None, (f"It holds {quotes} quotes; a briefing holds at most {MOST_QUOTES}. Make two of it.",)
    return _briefing(read), ()


def edited_words(content: object, lines: Mapping[Place, int]) -> tuple[int, ...]:
    """The lines of the quotes whose words are no longer those that they were saved with."""
    read = _File.model_validate(content)
    return tuple(
        lines[("topics", number, "quotes", place, "words")]
        for number, topic in enumerate(read.topics)
        for place, quote in enumerate(topic.quotes)
        if quote.words and quote.check and check_of(quote.words) != quote.check
    )


def is_ours(content: object) -> bool:
    """Whether it says that it is a briefing, in the format that is read here."""
    return not _wrong_format(content)


def _wrong_format(content: object) -> str:
    form = content.get(FORMAT_NAME) if isinstance(content, dict) else None
    if form is None:
        return "This is no briefing that Letterwise saved: the line 'letterwise_briefing: 1' is missing."
    if str(form).isdecimal() and str(form) > FORMAT:
        return (
            f"A newer Letterwise made this file: it says 'letterwise_briefing: {str(form)[:20]}', and this one reads {FORMAT}."
        )
    if form != FORMAT:
        return f"It says 'letterwise_briefing: {str(form)[:20]}', and this Letterwise reads {FORMAT}. A newer one may read it."
    return ""


def _briefing(read: _File) -> Briefing:
    return tidied(
        Briefing(
            title=read.title,
            layout=read.layout,
            background=read.background,
            why_it_matters=read.why_it_matters,
            topics=tuple(
                Topic(topic.question, tuple(_kept(quote) for quote in topic.quotes), topic.note) for topic in read.topics
            ),
            what_to_do=read.what_to_do,
            discussion=read.discussion,
            actions=tuple(Action(each.what, each.who, each.by_when) for each in read.actions),
            generation=read.index,
        )
    )


def _kept(quote: _Quote) -> KeptQuote:
    """The words that the file shows go before the check that it gives: both must be what the letter says."""
    check = check_of(quote.words) if quote.words else quote.check
    return KeptQuote(quote.letter, Span(quote.start, quote.end), check, quote.note, quote.words)


def _sentences(error: ValidationError, lines: Mapping[Place, int]) -> Iterator[str]:
    for each in error.errors(include_url=False):
        place: Place = each["loc"]
        line = next((lines[place[:size]] for size in range(len(place), 0, -1) if place[:size] in lines), 0)
        path = " → ".join(str(step + 1) if isinstance(step, int) else step for step in place)
        yield f"{f'Line {line}: ' if line else ''}{path}{': ' if path else ''}{_told(each)}."


def _told(each: Mapping[str, Any]) -> str:
    kind, limits = each["type"], each.get("ctx", {})
    if kind == "value_error":
        return str(limits["error"])
    return _WORDS.get(kind, str(each["msg"])).format(**limits)


_WORDS = {
    **dict.fromkeys(("int_parsing", "int_parsing_size", "int_type"), "must be a whole number"),
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
    "missing": "is missing",
    "extra_forbidden": "is no part of a briefing; correct its name or take it out",
    "string_type": "must be text",
    "string_too_short": "must not be empty",
    "string_pattern_mismatch": "must be the 16 digits and letters that it was saved with",
    "tuple_type": "must be a list, each entry on lines of its own that begin with '- '",
    "too_long": "holds {actual_length} entries; at most {max_length} are read",
    "model_type": "must hold names and values, such as 'note: …'",
    "model_attributes_type": "must hold names and values, such as 'note: …'",
    "enum": "must be {expected}",
}
