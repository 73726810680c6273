"""Paragraphs with their type in, the headings among them with their levels out; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.readers.pdf_paragraphs import Group

_LONGEST = 250  # characters; a longer run of large or bold type is a paragraph
_COVER = 4  # as many headings with nothing between are a cover: title, names and dates
_TITLES = 2  # of which the first are the title
_DEEPEST = 6
_FAREWELL = re.compile(r"yours? (?:sincerely|faithfully|truly)\b", re.IGNORECASE)


def heading_levels(groups: Sequence[Group], size: float) -> dict[int, int]:
    """The level of each heading by the identity of its group; ``size`` is the body's type size in points.

    Headings are set larger than the body, or as large and bold; the larger, the higher, and bold text of the body's size
    lowest. The names after a letter's farewell are not headings.
    """
    headings = [group for run in _runs(groups, size) for group in (run[:_TITLES] if len(run) >= _COVER else run)]
    above = sorted({_points(group) for group in headings if _points(group) > size + 0.9}, reverse=True)
    ranks = {points: rank for rank, points in enumerate(above, 1)}
    return {id(group): min(ranks.get(_points(group), len(above) + 1), _DEEPEST) for group in headings}


def _runs(groups: Sequence[Group], size: float) -> Iterator[list[Group]]:
    """The headings, those that follow each other with nothing between together."""
    run: list[Group] = []
    signed_until = 0
    for group in groups:
        if group.lines and _FAREWELL.match(group.lines[0].text):
            signed_until = group.last_page + 1
        if group.first_page > signed_until and _may_be_heading(group) and _stands_out(group, size):
            run.append(group)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _points(group: Group) -> float:
    return group.lines[0].size


def _stands_out(group: Group, size: float) -> bool:
    """Whether the type is larger than the body's, or as large and bold."""
    bold = all(line.bold for line in group.lines)
    return _points(group) > size + 0.9 or (bold and _points(group) >= size - 0.6)


def _may_be_heading(group: Group) -> bool:
    """Whether the shape, type apart, is a heading's: short, no bullet, footnote, columns or sentence."""
    if not group.lines or group.bullet or group.footnote:
        return False
    text = " ".join(line.text for line in group.lines)
    return len(text) <= _LONGEST and any(map(str.isalpha, text)) and "\t" not in text and not text.endswith((".", ";", ","))
