"""An address and headers in, an open reply out: one request at a time, redirects within the list alone; all network is here."""

from __future__ import annotations

import http.client
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import urljoin

from corpus.fetching.errors import FetchError, PassingError, UnreachableError
from corpus.fetching.hosts import Hosts
from corpus.fetching.pace import Pace

_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_REDIRECTS = 5
_PASSING = (408, 425, 429, 500, 502, 503, 504)
_AT_ONCE = 64 * 1024
_REMEDIES = {
    401: "the publisher asks for a password",
    403: "the publisher does not give it out",
    404: "the publisher has no such file any more; look for its new address and correct the catalogue",
    410: "the publisher has withdrawn it; take it off the catalogue",
}


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply whose body has not been read: 200, 206, 304 or 416, its headers, and the body's pieces as they come."""

    status: int
    headers: http.client.HTTPMessage
    pieces: Iterator[bytes]


@dataclass(frozen=True, slots=True)
class Wire:
    """Asks allowed hosts; ``seconds`` is how long a host may be silent, ``proxies`` None means the system's."""

    hosts: Hosts
    pace: Pace
    seconds: float = 30.0
    proxies: Mapping[str, str] | None = None

    @contextmanager
    def get(self, address: str, headers: Mapping[str, str]) -> Iterator[Reply]:
        """The reply of ``address``, or of where it leads.

        Raises PassingError or UnreachableError for what may pass, FetchError for what will not.
        """
        for _ in range(_MOST_REDIRECTS + 1):
            self.hosts.check(address)
            with self._asked(address, headers) as response:
                if response.status in _REDIRECTS:
                    address = _led_to(address, response)
                    continue
                _check_status(response, self.pace)
                yield Reply(response.status, response.headers, _pieces(response))
                return
        raise FetchError(f"more than {_MOST_REDIRECTS} redirects, the last to {address}; correct the catalogue")

    @contextmanager
    def _asked(self, address: str, headers: Mapping[str, str]) -> Iterator[http.client.HTTPResponse]:
        asked = urllib.request.Request(address, headers={**headers, "User-Agent": user_agent(), "Accept-Encoding": "identity"})
        self.pace.before_request()
        try:
            with self._opener().open(asked, timeout=self.seconds) as response:
                yield response
        except urllib.error.URLError as error:
            raise UnreachableError(f"no connection ({error.reason})") from error
        except (http.client.HTTPException, ssl.SSLError, TimeoutError, ConnectionError) as error:
            raise PassingError(f"the connection broke off ({str(error) or type(error).__name__})") from error
        finally:
            self.pace.after_request()

    def _opener(self) -> urllib.request.OpenerDirector:
        """Knows http and https and nothing else; neither follows redirects nor raises for a status."""
        opener = urllib.request.OpenerDirector()
        proxies = None if self.proxies is None else dict(self.proxies)
        for handler in (
            urllib.request.ProxyHandler(proxies),
            urllib.request.HTTPHandler(),
            urllib.request.HTTPSHandler(),
        ):
            opener.add_handler(handler)
        opener.addheaders = []
        return opener


def user_agent() -> str:
    """``Letterwise/0.1.0``: who is asking."""
    try:
        return f"Letterwise/{version('letterwise')}"
    except PackageNotFoundError:
        return "Letterwise"


def _led_to(address: str, response: http.client.HTTPResponse) -> str:
    location = response.headers.get("Location", "").strip()
    if not location:
        raise FetchError("a redirect to nowhere; look for the letter's address and correct the catalogue")
    return urljoin(address, location)


def _check_status(response: http.client.HTTPResponse, pace: Pace) -> None:
    status = response.status
    if status in (200, 206, 304, 416):
        return
    said = f"the publisher answered {status} {http.client.responses.get(status, '')}".rstrip()
    if status in _PASSING:
        raise PassingError(said, pace.asked_to_wait(response.headers.get("Retry-After")))
    raise FetchError(f"{said}: {_REMEDIES.get(status, 'open the address in a browser to see why')}")


def _pieces(response: http.client.HTTPResponse) -> Iterator[bytes]:
    while piece := response.read1(_AT_ONCE):
        yield piece
