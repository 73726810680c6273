"""BM25: terms, weights worked out by hand, and what is kept on disk."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from indexer.terms import K1, B, TermIndex, terms_of

TEXTS = ("nurse plan", "nurse nurse nurse visit", "police", "")


def scored(index: TermIndex, terms: list[str], passages: int = len(TEXTS)) -> NDArray[np.float32]:
    """The scores of all passages."""
    return index.asked(terms).at(np.arange(passages))


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("Nurses' visits are planned", ["nurs", "visit", "plan"]),
        ("What did inspectors say about the children’s plans?", ["child", "plan"]),
        ("the child's plan, the children's plans", ["child", "plan", "child", "plan"]),
        ("'signs of safety' and 'strengthening families'", ["sign", "safeti", "strengthen", "famili"]),
        ("section 47 in 2020/21, at 7", ["section", "47", "2020/21", "7"]),
        ("a b c", []),
        ("MASH/EH", ["mash", "eh"]),
        ("", []),
    ],
)
def test_terms_are_stems_of_the_words_that_carry_meaning(words: str, terms: list[str]) -> None:
    """Possessives fall away, quotation marks cost no letter, and repeats stay."""
    assert terms_of(words) == terms


def test_scores_are_those_of_the_formula() -> None:
    """Mean length is 7/4; "nurs" stands in 2 of 4 passages, three times in one."""
    mean = 7 / 4
    rarity = math.log(1 + (4 - 2 + 0.5) / (2 + 0.5))
    first = 1 * (K1 + 1) / (1 + K1 * (1 - B + B * 2 / mean))
    second = 3 * (K1 + 1) / (3 + K1 * (1 - B + B * 4 / mean))
    scores = scored(TermIndex.build(TEXTS), terms_of("nurse"))
    assert scores.dtype == np.float32
    np.testing.assert_allclose(scores, [rarity * first, rarity * second, 0, 0], rtol=1e-6)
    np.testing.assert_allclose(scores, [0.6671542, 0.9202127, 0, 0], rtol=1e-6)


def test_terms_of_a_question_add_up_and_repeats_do_not() -> None:
    """A word said twice in a question weighs once, and the order of words does not matter."""
    index = TermIndex.build(TEXTS)
    both = scored(index, terms_of("nurse visit"))
    np.testing.assert_allclose(both, scored(index, ["nurs"]) + scored(index, ["visit"]), rtol=1e-6)
    assert scored(index, terms_of("visit nurse nurse")).tolist() == both.tolist()


def test_a_rare_term_weighs_more_than_a_common_one() -> None:
    """A term that stands nowhere is the rarest, and scores no passage."""
    index = TermIndex.build(TEXTS)
    assert [index.frequency(term) for term in ("nurs", "polic", "unicorn")] == [2, 1, 0]
    assert index.rarity("nurs") < index.rarity("polic") < index.rarity("unicorn")
    assert index.rarity("unicorn") == pytest.approx(math.log(1 + 4.5 / 0.5))
    assert scored(index, ["unicorn"]).tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize("texts", [(), ("",), ("", "the of")])
def test_passages_without_terms_can_be_indexed(texts: tuple[str, ...]) -> None:
    """They score nothing."""
    assert scored(TermIndex.build(texts), ["nurs"], len(texts)).tolist() == [0.0] * len(texts)


def test_an_index_comes_back_from_disk_as_it_was(tmp_path: Path) -> None:
    """Same scores and frequencies; saved twice it gives the same bytes."""
    built = TermIndex.build(TEXTS)
    built.save(tmp_path)
    loaded = TermIndex.load(tmp_path)
    for term in ("nurs", "plan", "visit", "polic", "unicorn"):
        assert scored(loaded, [term]).tolist() == scored(built, [term]).tolist()
        assert loaded.frequency(term) == built.frequency(term)
    (tmp_path / "again").mkdir()
    TermIndex.build(TEXTS).save(tmp_path / "again")
    for path in (tmp_path / "again").iterdir():
        assert path.read_bytes() == (tmp_path / path.name).read_bytes()
