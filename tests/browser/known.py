"""What the states of pages name of the letters that are served: an answer as JSON in, the ``$names`` of the states out."""

from __future__ import annotations

from typing import Any

from service.briefing.briefing import check_of

_LONG = 40
"""Words of a quote that is long enough to be misquoted."""


def known_of(answer: dict[str, Any]) -> dict[str, str]:
    """Two quotes of different letters, and one of them misquoted in every way that the check page tells apart."""
    quotes = [quote for group in answer["groups"] for quote in group["quotes"]]
    first = next(quote for quote in quotes if len(quote["text"].split()) >= _LONG and "\n" not in quote["text"])
    second = next(quote for quote in quotes if quote["citation"]["letter"] != first["citation"]["letter"])
    words = first["text"].split()
    span = _span(first)
    start, _, end = span.partition("-")
    return {
        "letter": first["citation"]["letter"],
        "start": start,
        "end": end,
        "span": span,
        "place": f"{first['citation']['letter']}:{span}",
        "place2": f"{second['citation']['letter']}:{_span(second)}",
        "kept": f"{first['citation']['letter']}:{span}:{check_of(first['text'])}",
        "generation": answer["generation"],
        "words": first["text"],
        "capitals": first["text"].upper(),
        "punctuated": " ".join([*words[:5], ",", *words[5:]]).replace(" ,", ","),
        "changed": " ".join([*words[:6], "hedgehogs", *words[7:]]),
        "apart": " ".join([*words[:12], *words[-12:]]),
    }


def _span(quote: dict[str, Any]) -> str:
    return f"{quote['citation']['start']}-{quote['citation']['end']}"
