"""The lexicon numbers every term and phrase that may be asked for, and keeps how often each stands."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from indexer.engines.lexicon import NOTHING, Lexicon, numbered
from indexer.errors import IndexMismatchError
from indexer.expansion import Expander
from indexer.terms import TermIndex

TEXTS = ("nurse visits", "school nurse visits school", "the", "visits school", "police")
EXPANDER = Expander([("clinician", ["school nurse", "nurse"]), ("force", ["police visits"])])


def test_a_phrase_counts_as_one_term_where_all_of_its_terms_stand() -> None:
    """With the least of their weights, as rare as the phrase."""
    terms = TermIndex.build(TEXTS)
    lexicon, weights = numbered(terms, EXPANDER, len(TEXTS))
    phrase = lexicon.number(("school", "nurs"))
    assert phrase is not None
    assert lexicon.frequency(("nurs", "school")) == 1
    assert lexicon.frequency(("polic", "visit")) == 0
    held = [weights.of(place).get(phrase) for place in range(len(TEXTS))]
    assert held == [
        None,
        pytest.approx(terms.postings(["school", "nurs"])[1][0]),
        None,
        None,
        None,
    ]


def test_single_terms_have_the_weights_and_the_rarity_of_the_embedded_engine() -> None:
    """So that sums of products are its scores."""
    terms = TermIndex.build(TEXTS)
    lexicon, weights = numbered(terms, EXPANDER, len(TEXTS))
    for term in ("nurs", "visit", "school", "polic"):
        number = lexicon.number((term,))
        assert number is not None
        assert (lexicon.frequency((term,)), lexicon.rarity((term,))) == (terms.frequency(term), terms.rarity(term))
        scores = [lexicon.rarity((term,)) * weights.of(place).get(number, 0) for place in range(len(TEXTS))]
        assert scores == pytest.approx(terms.asked([term]).at(np.arange(len(TEXTS))).tolist())


def test_a_passage_without_terms_still_has_a_weight() -> None:
    """Milvus takes no empty vector."""
    lexicon, weights = numbered(TermIndex.build(TEXTS), EXPANDER, len(TEXTS))
    assert weights.of(2) == {NOTHING: 1.0}
    assert lexicon.number(()) is None


def test_a_lexicon_comes_back_from_disk(tmp_path: Path) -> None:
    """With the same numbers and counts."""
    lexicon, _ = numbered(TermIndex.build(TEXTS), EXPANDER, len(TEXTS))
    lexicon.save(tmp_path)
    loaded = Lexicon.load(tmp_path)
    for phrase in (("nurs",), ("school", "nurs"), ("visit",), ("absent",)):
        assert (loaded.number(phrase), loaded.frequency(phrase)) == (lexicon.number(phrase), lexicon.frequency(phrase))
        assert loaded.rarity(phrase) == lexicon.rarity(phrase)


def test_a_phrase_that_was_not_numbered_is_refused() -> None:
    """The program has a newer synonym file than the one that published; words that stand nowhere do not matter."""
    lexicon, _ = numbered(TermIndex.build(TEXTS), EXPANDER, len(TEXTS))
    lexicon.refuse_unless_knows(Expander([("clinician", ["school nurse", "lantern nurse"])]))
    with pytest.raises(IndexMismatchError, match="another synonym file, without 'polic school'; publish it again"):
        lexicon.refuse_unless_knows(Expander([("officer", ["school police"])]))
