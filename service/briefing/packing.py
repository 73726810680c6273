"""A briefing, or what was removed from one, as a short text for a cookie or a hidden field; and back, trusting nothing."""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Sequence
from functools import cache
from typing import Annotated, NamedTuple, TypeVar

from pydantic import Field, NonNegativeInt, PositiveInt, TypeAdapter, ValidationError

from corpus.letter import Span
from service.briefing.arranging import Removed
from service.briefing.briefing import MOST_QUOTES, Action, Briefing, KeptQuote, Layout, Topic
from service.briefing.tidying import tidied

MOST_UNPACKED = 20_000
"""Bytes of JSON: a form that holds all of it, sent back percent-encoded, stays under the limit of a request's body."""
_SHAPE = 1
_LAYOUTS = tuple(Layout)
_Count = Annotated[int, Field(ge=0, le=999_999_999)]
_Row = TypeVar("_Row")


class UnreadableError(ValueError):
    """A text that `packed_briefing` or `packed_removed` did not write, or not in this version."""


class _Quote(NamedTuple):
    letter: NonNegativeInt
    start: _Count
    length: Annotated[PositiveInt, Field(le=999_999_999)]
    check: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
    note: str
    words: str


class _Topic(NamedTuple):
    question: str
    note: str
    quotes: Annotated[list[_Quote], Field(max_length=MOST_QUOTES)]


class _Briefing(NamedTuple):
    """``letters`` are the ids of the letters that quotes name by their place in it."""

    shape: Annotated[int, Field(ge=_SHAPE, le=_SHAPE)]
    letters: list[str]
    layout: Annotated[int, Field(ge=0, lt=len(_LAYOUTS))]
    texts: tuple[str, str, str, str, str]
    topics: list[_Topic]
    discussion: list[str]
    actions: list[tuple[str, str, str]]


class _Removed(NamedTuple):
    place: _Count
    quote: _Count | None
    briefing: _Briefing


def packed_briefing(briefing: Briefing) -> str:
    """The briefing as letters, digits, ``-`` and ``_``; it may be longer than `unpacked_briefing` takes."""
    return _packed(_row(briefing))


def unpacked_briefing(text: str) -> Briefing:
    """What `packed_briefing` wrote. Raises UnreadableError for anything else."""
    return _briefing(_unpacked(text, _adapter()))


def packed_removed(removed: Removed) -> str:
    """What was removed, as `packed_briefing` has it."""
    return _packed(_Removed(removed.place, removed.quote, _row(Briefing(topics=(removed.topic,)))))


def unpacked_removed(text: str) -> Removed:
    """What `packed_removed` wrote. Raises UnreadableError for anything else."""
    row = _unpacked(text, _removed_adapter())
    topics = _briefing(row.briefing).topics
    if len(topics) != 1 or (row.quote is not None and len(topics[0].quotes) != 1):
        raise UnreadableError("it holds something else than one topic or one quote")
    return Removed(row.place, topics[0], row.quote)


def unpacked_size(briefing: Briefing) -> int:
    """Bytes of the briefing's JSON, of which `unpacked_briefing` takes MOST_UNPACKED."""
    return len(_json(_row(briefing)))


@cache
def _adapter() -> TypeAdapter[_Briefing]:
    return TypeAdapter(_Briefing)


@cache
def _removed_adapter() -> TypeAdapter[_Removed]:
    return TypeAdapter(_Removed)


def _json(row: Sequence[object]) -> bytes:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()


def _packed(row: Sequence[object]) -> str:
    return base64.urlsafe_b64encode(zlib.compress(_json(row), 9)).decode().rstrip("=")


def _unpacked(text: str, adapter: TypeAdapter[_Row]) -> _Row:
    """Unpacks no more than MOST_UNPACKED bytes, however small the text is."""
    if not text.isascii():
        raise UnreadableError("it is damaged")
    try:
        compressed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        unpacking = zlib.decompressobj()
        content = unpacking.decompress(compressed, MOST_UNPACKED)
        if not unpacking.eof or unpacking.unused_data:
            raise UnreadableError("it is cut off, or larger than a briefing")
        return adapter.validate_json(content)
    except (binascii.Error, zlib.error, ValidationError) as error:
        raise UnreadableError("it is damaged") from error


def _row(briefing: Briefing) -> _Briefing:
    letters = list(dict.fromkeys(quote.letter for topic in briefing.topics for quote in topic.quotes))
    places = {letter: place for place, letter in enumerate(letters)}
    topics = [
        _Topic(topic.question, topic.note, [_quote_row(quote, places[quote.letter]) for quote in topic.quotes])
        for topic in briefing.topics
    ]
    return _Briefing(
        shape=_SHAPE,
        letters=letters,
        layout=_LAYOUTS.index(briefing.layout),
        texts=(briefing.title, briefing.background, briefing.why_it_matters, briefing.what_to_do, briefing.generation),
        topics=topics,
        discussion=list(briefing.discussion),
        actions=[(action.what, action.who, action.by_when) for action in briefing.actions],
    )


def _quote_row(quote: KeptQuote, letter: int) -> _Quote:
    start, end = quote.span
    return _Quote(letter, start, end - start, quote.check, quote.note, quote.words)


def _briefing(row: _Briefing) -> Briefing:
    title, background, why_it_matters, what_to_do, generation = row.texts
    try:
        topics = tuple(
            Topic(topic.question, tuple(_quote(quote, row.letters) for quote in topic.quotes), topic.note)
            for topic in row.topics
        )
    except IndexError as error:
        raise UnreadableError("a quote names a letter that is not there") from error
    briefing = Briefing(
        title=title,
        layout=_LAYOUTS[row.layout],
        background=background,
        why_it_matters=why_it_matters,
        topics=topics,
        what_to_do=what_to_do,
        discussion=tuple(row.discussion),
        actions=tuple(Action(*action) for action in row.actions),
        generation=generation,
    )
    if briefing.quotes > MOST_QUOTES:
        raise UnreadableError(f"it holds {briefing.quotes} quotes, more than any briefing")
    return tidied(briefing)


def _quote(row: _Quote, letters: list[str]) -> KeptQuote:
    span = Span(row.start, row.start + row.length)
    return KeptQuote(letters[row.letter], span, row.check, row.note, row.words)
