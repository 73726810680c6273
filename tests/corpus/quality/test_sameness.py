"""Letters that were given twice are found, however they are set, and letters that share their standing phrases are not."""

from __future__ import annotations

from dataclasses import replace

from corpus.quality.sameness import fingerprint_of, same_letters
from tests.corpus.quality.invented import WELL, Part, letter_of

_WORDS = "plans nurses police schools homes visits checks meetings records leaders children families reports reviews".split()


def sentences(seed: int, count: int) -> tuple[str, ...]:
    """Sentences of words that another seed puts in another order."""

    def word(place: int, step: int) -> str:
        return _WORDS[(seed * (place + 3) + step * (seed + place + 1)) % len(_WORDS)]

    return tuple(" ".join(word(place, step) for step in range(14)) + f" {place} {seed}." for place in range(count))


def test_the_same_words_in_another_setting_are_the_same_letter() -> None:
    """Case, quotation marks and line ends do not count."""
    here = letter_of(Part(("Findings",), ("Children's plans are kept.", *sentences(5, 3))))
    there = letter_of(Part(("FINDINGS",), ("CHILDREN’S PLANS  are\nkept", *sentences(5, 3))))
    assert same_letters([fingerprint_of(here), fingerprint_of(there)]) == ((0, 1, 1.0),)


def test_a_letter_with_a_few_words_changed_is_told_with_how_much_is_alike() -> None:
    """One sentence of twenty."""
    kept = sentences(5, 40)
    first = fingerprint_of(letter_of(Part(("Findings",), kept)))
    second = fingerprint_of(letter_of(Part(("Findings",), (*kept[:-2], *sentences(9, 2)))))
    other = fingerprint_of(letter_of(Part(("Findings",), sentences(11, 40))))
    ((one, two, alike),) = same_letters([first, other, second])
    assert (one, two) == (0, 2)
    assert 0.9 < alike < 1


def test_near_alike_letters_about_two_authorities_are_two_letters() -> None:
    """Two councils may share their services, and their reports most of the words."""
    kept = sentences(5, 40)
    first = letter_of(Part(("Findings",), kept))
    second = letter_of(Part(("Findings",), (*kept, "Dunwick.")), metadata=replace(WELL, authority="Dunwick"))
    unnamed = replace(second, metadata=replace(WELL, authority=None))
    assert same_letters([fingerprint_of(first), fingerprint_of(second)]) == ()
    assert [each[:2] for each in same_letters([fingerprint_of(first), fingerprint_of(unnamed)])] == [(0, 1)]
