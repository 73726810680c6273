"""Addresses of letters and of places in them: spans in, links out; and back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote as percent_encoded
from urllib.parse import urlencode

from corpus.letter import Span

_CITED = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)


def anchor_of(span: Span) -> str:
    """The fragment of the letter page at which a cited span begins, such as ``c1200-1340``."""
    return f"c{span.start}-{span.end}"


def letter_url(letter_id: str, *spans: Span) -> str:
    """Path of a letter's page, with the given spans marked and the first of them at the top of the screen."""
    path = f"/letters/{percent_encoded(letter_id, safe='')}"
    if not spans:
        return path
    cited = "&".join(f"cite={span.start}-{span.end}" for span in spans)
    return f"{path}?{cited}#{anchor_of(spans[0])}"


def quote_url(letter_id: str, span: Span, generation: str = "", check: str = "") -> str:
    """Path of a quote's own page. ``generation`` names the index that the link was made from, ``check`` what its words are
    known by (`service.briefing.briefing.check_of`): with it, the link never shows other words unsaid."""
    path = f"/quotes/{percent_encoded(letter_id, safe='')}/{span.start}-{span.end}"
    named = urlencode([(name, value) for name, value in (("index", generation), ("check", check)) if value])
    return f"{path}?{named}" if named else path


def place_value(letter_id: str, span: Span) -> str:
    """A quote's place as the value of a form field: ``letter:start-end``."""
    return f"{letter_id}:{span.start}-{span.end}"


def read_span(value: str) -> Span | None:
    """A span written ``start-end``, or None where the value is not so written."""
    match = _CITED.fullmatch(value)
    return Span(int(match[1]), int(match[2])) if match else None


def read_place(value: str) -> tuple[str, Span] | None:
    """What `place_value` wrote, or None where the value is not so written."""
    letter_id, _, written = value.rpartition(":")
    span = read_span(written)
    return (letter_id, span) if letter_id and span else None


def read_cited(values: Sequence[str]) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    """Spans written ``start-end``, and the values that are not so written."""
    read = [(value, read_span(value)) for value in values]
    return tuple(span for _, span in read if span), tuple(value for value, span in read if not span)
