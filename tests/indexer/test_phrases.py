"""Where phrases stand is looked up once, and forgotten when too much is kept."""

from __future__ import annotations

import numpy as np

from indexer.phrases import Found, RememberedPhrases

NURSE, POLICE, COURT, ALL, NONE = (
    frozenset(each.split()) for each in ("school nurse", "police force", "law court", "a b", "c d")
)
STANDS = {NURSE: [1, 4], POLICE: [2], COURT: [0, 3], ALL: [0, 1, 2, 3, 4], NONE: []}


class Looking:
    """Looks phrases up in `STANDS`, and tells which were looked up."""

    def __init__(self) -> None:
        self.asked: list[frozenset[str]] = []

    def __call__(self, terms: frozenset[str]) -> Found:
        """See `RememberedPhrases`."""
        self.asked.append(terms)
        return np.array(STANDS[terms], dtype=np.int32), np.ones(len(STANDS[terms]), dtype=np.float32)


def test_a_phrase_is_looked_up_once() -> None:
    """Also one that stands nowhere."""
    looking = Looking()
    phrases = RememberedPhrases(looking, 4)
    for terms in (NURSE, NONE, NURSE, NONE):
        assert phrases.of(terms)[0].tolist() == STANDS[terms]
    assert looking.asked == [NURSE, NONE]


def test_what_was_not_asked_for_the_longest_is_forgotten() -> None:
    """Three postings of two phrases fill it; the third puts the second out, since the first was asked for again."""
    looking = Looking()
    phrases = RememberedPhrases(looking, 4)
    for terms in (NURSE, POLICE, NURSE, COURT, NURSE, COURT, POLICE):
        assert phrases.of(terms)[0].tolist() == STANDS[terms]
    assert looking.asked == [NURSE, POLICE, COURT, POLICE]


def test_a_phrase_of_more_postings_than_may_be_kept_leaves_the_others() -> None:
    """It is looked up each time."""
    looking = Looking()
    phrases = RememberedPhrases(looking, 4)
    for terms in (NURSE, ALL, ALL, NURSE):
        assert phrases.of(terms)[0].tolist() == STANDS[terms]
    assert looking.asked == [NURSE, ALL, ALL]
