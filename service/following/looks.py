"""Where a block of a letter looks back: a letter and a block in, the places of whole sentences that do out."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.letter import Letter
from corpus.sentences import joined_parts, split_sentences, words_of
from service.following.headlines import CONCERNS
from service.following.looking_back import Look, look_of, points_back
from service.following.places import Spot


def looks_in(letter: Letter, place: int, section: int, block: int) -> Iterator[tuple[Look, Spot]]:
    """The sentences of one block that look back, each with the one before where it points back to that.

    Of a block that is itself a concern, the whole. A sentence that points back out of its block cannot be understood, and is
    left out.
    """
    parts = letter.sections[section].blocks[block].parts
    sentences = split_sentences(letter.text, parts)
    spoken = [words_of(letter.text, sentence.parts) for sentence in sentences]
    looks = [look_of(words) for words in spoken]
    if letter.sections[section].finding in CONCERNS:
        found = [look for look in looks if look]
        if found:
            yield Look.STILL if Look.STILL in found else Look.RAISED, Spot(place, section, block, parts)
        return
    for number, look in enumerate(looks):
        needs_before = points_back(spoken[number])
        if look and (number or not needs_before):
            first = number - 1 if needs_before else number
            chosen = [part for each in sentences[first : number + 1] for part in each.parts]
            yield look, Spot(place, section, block, joined_parts(chosen, parts))
