"""How well the best passages bear a question out: what an answer's sureness is judged by."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FIGURE = re.compile(r"(?<![\w-])(?!(?:19|20)\d\d(?![\d,.]*\d))[£]?\d[\d,.]*(?:%| per ?cent)?", re.IGNORECASE)
_ASKS_FIGURE = re.compile(
    r"\bhow (?:many|long|often|old|big)\b|\A\W*how much\b|\bwhat (?:share|proportion|percentage|number|per ?cent|rate)\b"
    r"|\bnumbers? of\b|\bnos\b|\bpercent(?:age)?\b|\bproportion\b|\brate of\b|%",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Support:
    """Three signs, each about 0..1.

    ``nearness``: the mean similarity of the three nearest passages, over that of the whole collection.
    ``nearer_elsewhere``: how much nearer the nearest of
    all letters' passages comes than the nearest that was looked in. ``figures``: the share of the five best passages that
    hold a figure other than a year.
    """

    nearness: float
    nearer_elsewhere: float
    figures: float


NO_SUPPORT = Support(0.0, 0.0, 0.0)


def has_figure(words: str) -> bool:
    """Whether a number stands in the words that is not a year."""
    return _FIGURE.search(words) is not None


def asks_for_figure(question: str) -> bool:
    """Whether the question asks how many, how long or what share."""
    return _ASKS_FIGURE.search(question) is not None
