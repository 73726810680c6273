"""Places beside each other."""

from __future__ import annotations

import pytest

from corpus.letter import Span
from indexer.adjoining import adjoin


@pytest.mark.parametrize(
    ("question", "beside"),
    [("jtai 22", True), ("jtai, 22", True), ("jtai22", True), ("jtai of 22", False), ("jtai    22", False)],
)
def test_places_adjoin_with_white_space_and_a_mark_between(question: str, beside: bool) -> None:
    """In either order; not with a word between."""
    first, last = Span(0, 4), Span(len(question) - 2, len(question))
    assert adjoin(question, first, last) is beside
    assert adjoin(question, last, first) is beside
