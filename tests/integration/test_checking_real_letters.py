"""Quotations of the real letters: every one is found to the character, and no changed word passes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.letter import BlockKind, Letter
from corpus.sentences import split_sentences, words_of
from indexer.index import open_index
from service.quoting import Quoting
from service.sharing.checked import CheckStatus
from service.sharing.checker import Checker

_EVERY = 25
"""Of the sentences, one in so many is tried."""
_FLOWING = (BlockKind.PARAGRAPH, BlockKind.BULLET)


def sentences_of(letter: Letter) -> Iterator[str]:
    """The letter's sentences of eight words and more: names and addresses, which are not indexed, have no full stop."""
    for section in letter.sections:
        for block in (block for block in section.blocks if block.kind in _FLOWING):
            sentences = (words_of(letter.text, sentence.parts) for sentence in split_sentences(letter.text, block.parts))
            yield from (sentence for sentence in sentences if len(sentence.split()) >= 8 and sentence.endswith("."))


@pytest.mark.real
@pytest.mark.slow
def test_sentences_are_verbatim_and_changed_ones_are_not(real_index: Path) -> None:
    """As they stand, on other lines, with a word left out, and with one exchanged."""
    index = open_index(real_index)
    checker = Checker(index, Quoting(index))
    for entry in index.library.entries:
        letter = index.library.at(entry.place)
        for sentence in list(sentences_of(letter))[::_EVERY]:
            words = sentence.split()
            middle = len(words) // 2
            checked = checker.check(sentence.replace(" ", "\n"))
            assert checked.status is CheckStatus.VERBATIM, (letter.id, sentence)
            assert letter.id in {place.letter.id for place in checked.parts[0].places}
            for instead in ([], ["gulls"], [words[middle], "gulls"]):
                changed = " ".join([*words[:middle], *instead, *words[middle + 1 :]])
                dash = not instead and not any(character.isalnum() for character in words[middle])
                assert dash or checker.check(changed).status.rank > CheckStatus.APART.rank, (letter.id, changed)
