"""Whether two places of a question stand beside each other: a question and two spans in, yes or no out."""

from __future__ import annotations

import re

from corpus.letter import Span

_BETWEEN = re.compile(r"[\s,:('’-]{0,3}\Z")


def adjoin(question: str, one: Span, other: Span) -> bool:
    """Whether nothing but white space and a mark stands between the two, in either order."""
    before, after = sorted((one, other))
    return before.end <= after.start and bool(_BETWEEN.match(question, before.end, after.start))
