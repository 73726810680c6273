"""Page times: every kind of page is opened, the slowest of a kind counts, and what fails is told."""

from __future__ import annotations

import time
from pathlib import Path

import httpx
import pytest

from eval.errors import EvalError, SystemUnderTestError
from eval.page_kinds import MATRIX_BOUND_MS, Held, PageKind, Sent, held_by, page_kinds
from eval.page_times import client_of, page_times
from eval.tables import page_times_table

_QUOTE = {"text": "Health joined one in three.", "citation": {"letter": "a letter", "start": 5, "end": 32}}
HELD = Held(("long", "short"), tuple("ABCDEFG"), (_QUOTE,))


def answering(request: httpx.Request) -> httpx.Response:
    """A service in which one page takes 20 ms, one fails, and all else is quick; it holds two letters."""
    if request.url.path == "/slow":
        time.sleep(0.02)
    if request.url.path == "/api/letters":
        letters = [{"id": name, "words": words, "authority": name.upper()} for name, words in (("a", 10), ("b", 20))]
        return httpx.Response(200, json={"letters": letters})
    if request.url.path == "/api/answer":
        return httpx.Response(200, json={"groups": [{"quotes": [_QUOTE]}]})
    return httpx.Response(500 if request.url.path == "/broken" else 200, text="x" * 2048)


@pytest.fixture
def client() -> httpx.Client:
    """A client of that service."""
    return httpx.Client(base_url="http://service", transport=httpx.MockTransport(answering))


def test_the_slowest_page_of_a_kind_is_held_against_its_bound(client: httpx.Client) -> None:
    """A quick page beside it makes up for nothing; a kind without a bound is always kept."""
    both = (Sent("/quick"), Sent("/slow", (("question", "x"),)))
    times = page_times(client, PageKind("both", both, bound_ms=10), rounds=3)
    assert times.worst_ms >= times.median_ms >= 20
    assert (times.kilobytes, times.is_kept) == (2, False)
    assert page_times(client, PageKind("both", both, bound_ms=None), rounds=1).is_kept
    assert page_times(client, PageKind("quick", both[:1], bound_ms=10_000), rounds=1).is_kept


def test_a_page_that_fails_is_an_error_with_its_address(client: httpx.Client) -> None:
    """A broken page is quick, but not kept."""
    with pytest.raises(SystemUnderTestError, match="/broken gave 500"):
        page_times(client, PageKind("broken", (Sent("/broken"),)), rounds=1)


def test_the_largest_pages_are_those_of_what_the_service_holds(client: httpx.Client) -> None:
    """Letters by length, quotes of all questions; each kind has a name of its own and at least one request."""
    held = held_by(client)
    assert (held.letters, held.authorities, held.places[0]) == (("b", "a"), ("A", "B"), "a letter:5-32")
    kinds = page_kinds(HELD)
    assert len({kind.name for kind in kinds}) == len(kinds)
    assert all(kind.requests for kind in kinds)
    matrix = next(kind for kind in kinds if kind.name == "matrix, 5 × 6")
    fields = matrix.requests[0].fields or ()
    assert (matrix.bound_ms, [value for name, value in fields if name == "area"]) == (MATRIX_BOUND_MS, list("ABCDEF"))


def test_a_table_says_which_kinds_are_not_kept(client: httpx.Client) -> None:
    """One row a kind."""
    times = [page_times(client, PageKind("slow", (Sent("/slow"),), bound_ms=1), rounds=1)]
    assert [list(column.cells) for column in page_times_table(times).columns][-1] == ["FAILS"]


def test_one_thing_to_time_is_named() -> None:
    """Neither an index nor an address, or both, is refused with what to do."""
    for index, url in ((None, None), (Path("x"), "http://x")):
        with pytest.raises(EvalError, match="either --index DIR or --url ADDRESS"), client_of(index, url):
            pass
    with pytest.raises(EvalError, match="there is no index"), client_of(Path("no-such-index"), None):
        pass
