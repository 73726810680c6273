"""Where a block of a letter looks back: a letter and a block in, the places of whole sentences that do out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.letter import Letter
from corpus.sentences import joined_parts, split_sentences, words_of
from service.following.headlines import CONCERNS
from service.following.looking_back import Look, look_of, looks_back, points_back
from service.following.places import Spot
from service.following.progress import is_put_right, is_trouble, is_unresolved


@dataclass(frozen=True, slots=True)
class _Run:
    """Sentences of a block from ``first`` up to and with ``last`` that are shown as one, and what they say."""

    first: int
    last: int
    look: Look


def looks_in(letter: Letter, place: int, section: int, block: int) -> Iterator[tuple[Look, Spot]]:
    """The sentences of one block that look back, each with those that it cannot be understood without, and none twice.

    Of a block that is itself a concern, the whole.
    """
    parts = letter.sections[section].blocks[block].parts
    sentences = split_sentences(letter.text, parts)
    spoken = [words_of(letter.text, sentence.parts) for sentence in sentences]
    if letter.sections[section].finding in CONCERNS:
        found = [_listed(spoken, number) for number, words in enumerate(spoken) if looks_back(words)]
        if found:
            yield _gravest(found), Spot(place, section, block, parts)
        return
    for run in _apart(list(_runs(spoken))):
        chosen = [part for each in sentences[run.first : run.last + 1] for part in each.parts]
        yield run.look, Spot(place, section, block, joined_parts(chosen, parts))


def _listed(spoken: Sequence[str], number: int) -> Look:
    before = spoken[number - 1] if number and points_back(spoken[number]) else ""
    return look_of(spoken[number], before, is_listed=True)


def _runs(spoken: Sequence[str]) -> Iterator[_Run]:
    """A sentence that points back comes with the one before, and is left out where that stands outside the block; one that
    tells of no change comes with the next, where that does."""
    for number, words in enumerate(spoken):
        if not looks_back(words):
            continue
        if points_back(words):
            if number:
                yield _Run(number - 1, number, look_of(words, spoken[number - 1]))
            continue
        after = spoken[number + 1] if number + 1 < len(spoken) else ""
        if after and not (is_unresolved(words) or is_put_right(words) or is_trouble(words)):
            look = look_of(words, after)
            yield _Run(number, number + look.is_recurring, look)
        else:
            yield _Run(number, number, look_of(words))


def _apart(runs: Sequence[_Run]) -> Iterator[_Run]:
    """The runs, those that share sentences made one."""
    kept: _Run | None = None
    for run in runs:
        if kept and run.first <= kept.last:
            kept = _Run(kept.first, max(kept.last, run.last), _gravest([kept.look, run.look]))
            continue
        if kept:
            yield kept
        kept = run
    if kept:
        yield kept


def _gravest(looks: Sequence[Look]) -> Look:
    return max(looks, key=list(Look).index)
