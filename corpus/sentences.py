"""Sentences of a block: text and the block's parts in, whole sentences as one or more spans out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.letter import Span

_END = re.compile(r"""[.!?]['"’”)\]]*[¹²³⁴⁵⁶⁷⁸⁹⁰]*(?:(?<=[a-z)][.!?])\d{1,2})?(?=\s+['"‘“(\[]*[A-Z0-9•£])""")
_SPACE = re.compile(r"\s+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|vs|approx|al|viz|Mr|Mrs|Ms|Dr|Prof|Rev|St|Sir|Supt|Insp|Sgt|Cllr|no|nos|No|Nos|p|pp|para|fig|Fig|a\.m|p\.m)"
    r"|(?<![A-Za-z0-9])[A-Z])\.$"
)
_NUMBERED = re.compile(r"^\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z])[.)]$")
_GLUE = " "


@dataclass(frozen=True, slots=True)
class Sentence:
    """One whole sentence; more than one part where a page break or a line break cuts through it."""

    parts: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the first character of the first part to the last of the last."""
        return Span(self.parts[0].start, self.parts[-1].end)


def words_of(text: str, parts: Sequence[Span]) -> str:
    """The text of the parts, joined by one space."""
    return _GLUE.join(text[part.start : part.end] for part in parts)


def split_sentences(text: str, parts: Sequence[Span]) -> tuple[Sentence, ...]:
    """Cuts the words of ``parts`` into sentences, in order; together they hold every character but white space.

    A full stop after an abbreviation, an initial or the number of a numbered paragraph ends no sentence.
    """
    joined = words_of(text, parts)
    return tuple(Sentence(_parts_between(text, parts, start, end)) for start, end in _bounds(joined))


def _bounds(joined: str) -> Iterator[tuple[int, int]]:
    start = len(joined) - len(joined.lstrip())
    for end in _END.finditer(joined):
        if not _ends_no_sentence(joined, start, end.end()):
            yield start, end.end()
            start = _after_space(joined, end.end())
    end_of_text = len(joined.rstrip())
    if start < end_of_text:
        yield start, end_of_text


def _after_space(joined: str, place: int) -> int:
    space = _SPACE.match(joined, place)
    return space.end() if space else place


def _ends_no_sentence(joined: str, start: int, end: int) -> bool:
    so_far = joined[start:end]
    return bool(_NUMBERED.match(so_far) or _ABBREVIATION.search(so_far[-12:]))


def _parts_between(text: str, parts: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """The spans of ``text`` behind the characters ``start`` to ``end`` of the joined words, which are no white space."""
    if len(parts) == 1:
        return (Span(parts[0].start + start, parts[0].start + end),)
    found = []
    offset = 0
    for part in parts:
        length = part.end - part.start
        begin, finish = max(start - offset, 0), min(end - offset, length)
        if begin < finish:
            found.append(_trimmed(text, Span(part.start + begin, part.start + finish)))
        offset += length + len(_GLUE)
    return tuple(span for span in found if span.start < span.end)


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))


def joined_parts(parts: Sequence[Span], within: Sequence[Span]) -> tuple[Span, ...]:
    """``parts`` in order, those that lie in the same span of ``within`` made one: a block's parts are cut by page breaks
    alone, not by the ends of sentences."""
    joined: list[Span] = []
    for part in parts:
        home = next((whole for whole in within if whole.start <= part.start and part.end <= whole.end), None)
        if joined and home and home.start <= joined[-1].start:
            joined[-1] = Span(joined[-1].start, part.end)
        else:
            joined.append(part)
    return tuple(joined)
