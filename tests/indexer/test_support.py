"""How well the best passages bear a question out."""

from __future__ import annotations

import pytest

from indexer.support import asks_for_figure, has_figure


@pytest.mark.parametrize("words", ["seen within 72 hours", "rose by 4.5%", "£30,000 was spent", "12 of the 20", "2,011 plans"])
def test_numbers_are_figures(words: str) -> None:
    """With signs, commas and points."""
    assert has_figure(words)


@pytest.mark.parametrize("words", ["in March 2017", "since 2019, when plans", "no number at all", "twelve of them"])
def test_years_and_words_are_no_figures(words: str) -> None:
    """A report without any other number gives none."""
    assert not has_figure(words)


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("How many children have a plan?", True),
        ("what share of contacts come from schools", True),
        ("LAC nos per 10k", True),
        ("rate of referrals", True),
        ("How well do schools share what they know?", False),
        ("what did inspectors say about separate files", False),
    ],
)
def test_a_question_asks_for_a_figure_by_its_words(question: str, asks: bool) -> None:
    """How many, how much, what share, numbers, rates."""
    assert asks_for_figure(question) is asks
