"""No letter and no area crowds out the others of an answer."""

from __future__ import annotations

from corpus.letter import Span
from indexer.index import Index
from indexer.ranking import Hit
from service.choosing import MOST_QUOTES, Choice
from service.shares import MOST_OF_LETTER, Shares

ORRIN, TARN, TARN_LATER, WEXCOMBE = range(4)


def hits_on(index: Index, *letters: int) -> list[Hit]:
    """A hit on the first passage of each letter."""
    return [Hit(index.table.letter.tolist().index(letter), 0.9, 0.5, 1.0) for letter in letters]


def choices_from(letter: int, count: int) -> list[Choice]:
    """Choices from one letter."""
    return [Choice(letter, 0, place, (Span(place, place + 1),), 0.9) for place in range(count)]


def test_a_letter_has_six_quotes_where_others_bear_on_the_question_too(small_index: Index) -> None:
    """The seventh has no room; another letter's has."""
    shares = Shares(small_index, hits_on(small_index, ORRIN, WEXCOMBE), ())
    chosen = choices_from(ORRIN, MOST_OF_LETTER)
    assert MOST_OF_LETTER == 6
    assert shares.has_room(choices_from(ORRIN, 1)[0], chosen[:-1])
    assert not shares.has_room(choices_from(ORRIN, 1)[0], chosen)
    assert shares.has_room(choices_from(WEXCOMBE, 1)[0], chosen)


def test_the_only_letter_that_bears_on_the_question_may_fill_the_answer(small_index: Index) -> None:
    """There is nobody to make room for."""
    shares = Shares(small_index, hits_on(small_index, ORRIN), ())
    assert shares.has_room(choices_from(ORRIN, 1)[0], choices_from(ORRIN, MOST_QUOTES - 1))


def test_areas_that_a_question_names_share_its_quotes(small_index: Index) -> None:
    """Each has half, over all its letters; an area without a hit takes nothing from the others."""
    areas = ("Orrin", "Tarn", "Wexcombe")
    shares = Shares(small_index, hits_on(small_index, TARN, TARN_LATER, WEXCOMBE), areas)
    chosen = [*choices_from(TARN, 4), *choices_from(TARN_LATER, 3)]
    assert shares.has_room(choices_from(TARN, 1)[0], chosen[:-1])
    assert not shares.has_room(choices_from(TARN, 1)[0], chosen)
    assert shares.has_room(choices_from(WEXCOMBE, 1)[0], chosen)
