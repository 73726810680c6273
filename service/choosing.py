"""Which passages become quotes: ranked hits in, whole sentences to show out, each once and none robbed of its *however*."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.letter import BlockKind, Span
from corpus.sentences import joined_parts, split_sentences, words_of
from indexer.index import Index
from indexer.ranking import Hit
from indexer.terms import terms_of

_Signature = frozenset[tuple[str | int, str]]

MOST_QUOTES = 14
FIRST_WORDS = 250
_FEWEST_WORDS = 3
"""A passage of fewer words is a heading or a line of a contents list that was read as text."""
_RELEVANT = 0.5
"""Share of the best hit's score that makes a hit a quote."""
_BEST_OF_LETTER = 0.4
"""Share that is enough for the best hit of a letter that would give no quote otherwise."""
_LEAST_SCORE = 0.25
"""Score below which a hit is noise beside a better one; where all stay below, the library is too small to tell."""
_ALIKE = 0.75
"""Share of common term pairs, of the longer's, at which two quotes count as the same finding in other words."""
_TURN_WORDS = r"However|But|Nevertheless|Nonetheless|Despite this|Yet|Even so|In spite of this|That said"
_TURNS = re.compile(rf"^({_TURN_WORDS})\b")
_CLAIMS = re.compile(
    r"\b(?:told inspectors|reports? that|reported that|believes? that|believed that|believed? (?:it|they)"
    r"|understood that|assured)\b"
)
"""Words for what others say of themselves: the next sentence is where inspectors say what they found."""
_POINTS_BACK = re.compile(rf"^({_TURN_WORDS}|This|These|Those|They|It|Such|As a (?:result|consequence)|Consequently)\b")


@dataclass(frozen=True, slots=True)
class Choice:
    """Sentences of one block chosen to be quoted: places in the library and the letter, and the spans."""

    letter: int
    section: int
    block: int
    parts: tuple[Span, ...]
    score: float
    alike: tuple[Choice, ...] = ()


HasRoom = Callable[[Choice, Sequence[Choice]], bool]


def choose(hits: Sequence[Hit], index: Index, has_room: HasRoom | None = None) -> tuple[Choice, ...]:
    """At most `MOST_QUOTES` choices, best first; neighbours in one block are one, near-identical ones are kept as ``alike``.

    ``has_room`` tells whether one more may stand beside those chosen already; without it there is always room.
    """
    chosen: list[Choice] = []
    signatures: list[_Signature] = []
    for choice in _merged(_relevant(hits, index), index):
        whole = _with_bearings(choice, index)
        shared = next((place for place, other in enumerate(chosen) if _overlap(other, whole)), None)
        if shared is not None:
            chosen[shared] = _united(chosen[shared], whole, index)
            signatures[shared] = _signature(chosen[shared], index)
            continue
        signature = _signature(whole, index)
        twin = next((place for place, other in enumerate(signatures) if _same_finding(other, signature)), None)
        if twin is not None:
            chosen[twin] = replace(chosen[twin], alike=(*chosen[twin].alike, whole))
        elif len(chosen) == MOST_QUOTES:
            break
        elif has_room is None or has_room(whole, chosen):
            chosen.append(whole)
            signatures.append(signature)
    return tuple(chosen)


def leading(choices: Sequence[Choice], index: Index) -> tuple[list[Choice], list[Choice]]:
    """The choices that a reader sees first, at most `FIRST_WORDS` words but for a longer best one, and the others."""
    first: list[Choice] = []
    others: list[Choice] = []
    left = FIRST_WORDS
    for choice in choices:
        words = len(words_of(index.library.at(choice.letter).text, choice.parts).split())
        if words <= left or not first:
            first.append(choice)
            left -= words
        else:
            others.append(choice)
    return first, others


def _relevant(hits: Sequence[Hit], index: Index) -> list[Hit]:
    """The hits near the best one, and the best of each letter that comes reasonably near."""
    if not hits:
        return []
    seen: set[int] = set()
    kept = []
    for hit in hits:
        share = hit.score / max(hits[0].score, 1e-6)
        letter = int(index.table.letter[hit.place])
        if hit.score < _LEAST_SCORE <= hits[0].score:
            break
        if index.table.words[hit.place] < _FEWEST_WORDS:
            continue
        if share >= _RELEVANT or (letter not in seen and share >= _BEST_OF_LETTER):
            kept.append(hit)
        seen.add(letter)
    return kept


def _merged(hits: Sequence[Hit], index: Index) -> list[Choice]:
    """One choice for each run of neighbouring passages of one block, in the order of the best of each run."""
    table = index.table
    places = [hit.place for hit in hits]
    columns = (column[places].tolist() for column in (table.letter, table.section, table.block))
    blocks: dict[int, tuple[int, int, int]] = dict(zip(places, zip(*columns, strict=True), strict=True))
    merged: list[Choice] = []
    done: set[int] = set()
    for hit in hits:
        if hit.place in done:
            continue
        block = blocks[hit.place]
        first = last = hit.place
        while blocks.get(first - 1) == block:
            first -= 1
        while blocks.get(last + 1) == block:
            last += 1
        run = range(first, last + 1)
        done.update(run)
        parts = tuple(part for place in run for part in table.parts_of(place))
        merged.append(Choice(*block, parts, hit.score))
    return merged


def _with_bearings(choice: Choice, index: Index) -> Choice:
    """The choice with what a reader needs so as not to be misled: the sentence before that it points back to, those after
    that turn it (*However …*), and the one after a claim of others."""
    letter = index.library.at(choice.letter)
    block = letter.sections[choice.section].blocks[choice.block]
    if block.kind is BlockKind.ROW:
        return choice
    sentences = split_sentences(letter.text, block.parts)
    inside = [place for place, sentence in enumerate(sentences) if _within(sentence.span, choice.parts)]
    first, last = inside[0], inside[-1]
    if first > 0 and _POINTS_BACK.match(words_of(letter.text, sentences[first].parts)):
        first -= 1
    if _CLAIMS.search(words_of(letter.text, sentences[last].parts)):
        last = min(last + 1, len(sentences) - 1)
    while last + 1 < len(sentences) and _TURNS.match(words_of(letter.text, sentences[last + 1].parts)):
        last += 1
    parts = [part for sentence in sentences[first : last + 1] for part in sentence.parts]
    return replace(choice, parts=joined_parts(parts, block.parts))


def _overlap(one: Choice, other: Choice) -> bool:
    """Whether two choices of one block both reached for a sentence, so that it would be quoted twice."""
    same_block = (one.letter, one.section, one.block) == (other.letter, other.section, other.block)
    return same_block and one.parts[0].start < other.parts[-1].end and other.parts[0].start < one.parts[-1].end


def _united(better: Choice, other: Choice, index: Index) -> Choice:
    """The better choice with the other's sentences."""
    block = index.library.at(better.letter).sections[better.section].blocks[better.block]
    inside = ([part for part in (*better.parts, *other.parts) if _within(part, (whole,))] for whole in block.parts)
    parts = (Span(min(part.start for part in those), max(part.end for part in those)) for those in inside if those)
    return replace(better, parts=tuple(parts))


def _within(span: Span, parts: Sequence[Span]) -> bool:
    return parts[0].start <= span.start and span.end <= parts[-1].end


def _same_finding(one: _Signature, other: _Signature) -> bool:
    """Whether two choices share so many neighbouring pairs of terms that a reader would take them for one."""
    shorter, longer = sorted((len(one), len(other)))
    return 0 < _ALIKE * longer <= shorter and len(one & other) >= _ALIKE * longer


def _signature(choice: Choice, index: Index) -> _Signature:
    """The neighbouring pairs of terms; of a table row its text, since rows differ by a figure."""
    letter = index.library.at(choice.letter)
    words = words_of(letter.text, choice.parts)
    if letter.sections[choice.section].blocks[choice.block].kind is BlockKind.ROW:
        return frozenset({(choice.letter, words)})
    return frozenset(pairwise(terms_of(words)))
