"""An address in, leave to ask it or an error out: only the hosts on the list, and only over https."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from corpus.fetching.errors import FetchError

PUBLISHERS = frozenset({"files.ofsted.gov.uk"})
"""Where the letters of the catalogue that comes along are published."""

_HTTPS_PORT = 443
_PLAIN_HOST = "127.0.0.1"
_ADDRESS = re.compile(r"[!-~]+")
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?")


@dataclass(frozen=True, slots=True)
class Hosts:
    """The hosts that may be asked: ``name``, or ``name:port`` for another port than 443.

    ``plain_port`` lets http through to that port of 127.0.0.1, for a server of this machine's own; 0 lets none through.
    """

    allowed: frozenset[str] = PUBLISHERS
    plain_port: int = 0

    def check(self, address: str) -> None:
        """Raises FetchError, with what to do, for an address that may not be asked."""
        try:
            parts = urlsplit(address)
            port = parts.port
        except ValueError as error:
            raise FetchError(f"{address!r} is no address ({error}); correct the catalogue") from error
        if parts.username is not None or not parts.hostname or not _ADDRESS.fullmatch(address):
            raise FetchError(f"{address!r} is no plain address of a host; correct the catalogue")
        if self._is_own(parts, port):
            return
        if parts.scheme != "https":
            raise FetchError(f"{address} is not https, and nothing else is asked; look for its https address")
        host = parts.hostname if port in (None, _HTTPS_PORT) else f"{parts.hostname}:{port}"
        if host not in self.allowed:
            raise FetchError(f"{host} is not among the hosts that may be asked; if you trust it, add --allow-host {host}")

    def _is_own(self, parts: SplitResult, port: int | None) -> bool:
        return bool(self.plain_port) and (parts.scheme, parts.hostname, port) == ("http", _PLAIN_HOST, self.plain_port)


def host_name(text: str) -> str:
    """A host as a person names it -> as it stands on the list. Raises FetchError for what is no host."""
    host = text.strip().lower().removesuffix(":443")
    if not _HOST.fullmatch(host):
        raise FetchError(f"{text!r} is no host; write its name alone, such as letters.example.org or letters.example.org:8443")
    return host
