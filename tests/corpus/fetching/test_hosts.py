"""Only listed hosts are asked, and only over https."""

from __future__ import annotations

import pytest

from corpus.catalogue import CATALOGUE, read_catalogue
from corpus.fetching.errors import FetchError
from corpus.fetching.hosts import Hosts, host_name


def test_the_catalogue_that_comes_along_may_be_asked() -> None:
    """All of its addresses are on the list."""
    for entry in read_catalogue(CATALOGUE):
        Hosts().check(entry.address)


@pytest.mark.parametrize(
    "address",
    [
        "http://files.ofsted.gov.uk/v1/file/1",
        "https://files.ofsted.gov.uk.elsewhere.example/v1/file/1",
        "https://files.ofsted.gov.uk@elsewhere.example/",
        "https://elsewhere.example/?files.ofsted.gov.uk",
        "https://files.ofsted.gov.uk:8443/v1/file/1",
        "https://files.ofsted.gov.uk:port/",
        "https://127.0.0.1/a",
        "http://127.0.0.1:8000/a",
        "https://files.ofsted.gov.uk/a b",
        "https:///a",
    ],
)
def test_all_else_is_refused(address: str) -> None:
    """A name within another name is another host."""
    with pytest.raises(FetchError):
        Hosts().check(address)


def test_http_is_let_through_to_one_port_of_this_machine() -> None:
    """For a server of the tests; no option of the command opens it."""
    hosts = Hosts(plain_port=8001)
    hosts.check("http://127.0.0.1:8001/a")
    for address in ("http://127.0.0.1:8002/a", "http://localhost:8001/a", "http://127.0.0.1/a"):
        with pytest.raises(FetchError):
            hosts.check(address)


def test_a_host_is_named_without_scheme_or_path() -> None:
    """With a port where it is not 443."""
    assert [host_name(text) for text in ("Letters.Example.org", "a.example:443", "a.example:8443")] == [
        "letters.example.org",
        "a.example",
        "a.example:8443",
    ]
    Hosts(frozenset({"a.example:8443"})).check("https://a.example:8443/1.pdf")
    for text in ("https://a.example", "a.example/letters", "*", ""):
        with pytest.raises(FetchError, match="is no host; write its name alone"):
            host_name(text)
