"""Waiting: how long a Retry-After header asks for, and how long between attempts."""

from __future__ import annotations

import pytest

from corpus.fetching.pace import Pace, backoff
from tests.corpus.fetching.publisher import NOON


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7.0),
        (" 0 ", 0.0),
        ("9" * 30, 1e9),
        ("Mon, 05 Jan 2026 12:00:20 GMT", 20.0),
        ("Mon, 05 Jan 2026 11:00:00 -0000", 0.0),
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
    ],
)
def test_a_retry_after_header_is_read_as_seconds(header: str | None, seconds: float | None) -> None:
    """A number or a date; a date that has passed asks for nothing, and anything else says nothing."""
    pace = Pace(2, lambda: 0.0, lambda _: None, lambda: NOON)
    assert pace.asked_to_wait(header) == seconds


def test_each_wait_is_twice_the_one_before() -> None:
    """In seconds."""
    assert [backoff(attempt) for attempt in (1, 2, 3)] == [2.0, 4.0, 8.0]


def test_time_that_has_passed_anyway_counts_towards_the_delay() -> None:
    """From the end of one request to the start of the next."""
    times, slept = iter([10.0, 11.5]), list[float]()
    pace = Pace(2, lambda: next(times), slept.append, lambda: NOON)
    pace.before_request()
    pace.after_request()
    pace.before_request()
    assert slept == [0.5]
