"""Redirects are followed within the list alone, and no further than they should be."""

from __future__ import annotations

import pytest

from corpus.fetching.letters import Outcome
from tests.corpus.fetching.publisher import Publisher, Told, Visitor, publishing, whole


def test_a_redirect_within_the_list_is_followed(publisher: Publisher, visitor: Visitor) -> None:
    """Each step is a request of its own, with the delay before it."""
    publisher.replies = {"/ashmere": [Told(302, headers={"Location": "/there"})], "/there": [whole()]}
    assert visitor.fetch(publisher.entry())[0].outcome is Outcome.FETCHED
    assert (publisher.paths, visitor.slept) == (["/ashmere", "/there"], [2.0])


def test_a_redirect_off_the_list_is_refused_before_it_is_asked(publisher: Publisher, visitor: Visitor) -> None:
    """Another server of this machine hears nothing."""
    with publishing() as stranger:
        publisher.replies["/ashmere"] = [Told(301, headers={"Location": stranger.address("/ashmere")})]
        (fetched,) = visitor.fetch(publisher.entry())
        assert (fetched.outcome, stranger.paths) == (Outcome.FAILED, [])
    assert "is not https, and nothing else is asked" in fetched.note


@pytest.mark.parametrize(
    ("location", "says"),
    [
        (
            "https://elsewhere.example/a.pdf",
            "elsewhere.example is not among the hosts that may be asked; if you trust it, add --all",
        ),
        ("ftp://127.0.0.1/a.pdf", "is not https"),
        ("file:///etc/hostname", "is no plain address"),
        ("", "a redirect to nowhere"),
        ("/ashmere", "more than 5 redirects"),
    ],
)
def test_a_redirect_that_is_not_followed_says_why(publisher: Publisher, visitor: Visitor, location: str, says: str) -> None:
    """Nothing is asked but web addresses on the list."""
    publisher.replies["/ashmere"] = [Told(307, headers={"Location": location})]
    (fetched,) = visitor.fetch(publisher.entry())
    assert says in fetched.note
