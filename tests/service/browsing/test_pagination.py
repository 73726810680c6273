"""Page numbers: first, last and neighbours, with gaps where numbers are left out."""

from __future__ import annotations

import pytest

from service.browsing.pagination import numbers_shown, pagination


@pytest.mark.parametrize(
    ("current", "pages", "shown"),
    [
        (1, 1, (1,)),
        (1, 2, (1, 2)),
        (1, 9, (1, 2, None, 9)),
        (5, 9, (1, None, 4, 5, 6, None, 9)),
        (4, 9, (1, 2, 3, 4, 5, None, 9)),
        (9, 9, (1, None, 8, 9)),
    ],
)
def test_a_gap_of_one_number_is_filled_and_longer_ones_are_marked(
    current: int, pages: int, shown: tuple[int | None, ...]
) -> None:
    """As the Design System asks."""
    assert numbers_shown(current, pages) == shown


def test_one_page_needs_no_pagination_and_the_ends_have_one_arrow() -> None:
    """The first page leads on, the last leads back."""
    assert pagination(1, 1, str) == {}
    assert pagination(1, 0, str) == {}
    first, last = pagination(1, 2, str), pagination(2, 2, str)
    assert ("previous" in first, first["next"]) == (False, {"href": "2"})
    assert ("next" in last, last["previous"]) == (False, {"href": "1"})
