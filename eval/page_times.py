"""How long the service takes to make its pages: a client of it in, milliseconds for each kind of page out."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast
from urllib.parse import urlencode

import httpx

from eval.errors import EvalError, SystemUnderTestError
from eval.page_kinds import PageKind, Sent

_FORM = {"content-type": "application/x-www-form-urlencoded"}
_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class PageTimes:
    """Milliseconds of one kind of page: the first request, which may find nothing prepared; then the median and the worst of
    the slowest page of the kind. ``kilobytes`` is the size of the largest.
    """

    kind: PageKind
    first_ms: float
    median_ms: float
    worst_ms: float
    kilobytes: float

    @property
    def is_kept(self) -> bool:
        """Whether the median of the slowest page is within the kind's bound."""
        return self.kind.bound_ms is None or self.median_ms <= self.kind.bound_ms


@contextmanager
def client_of(index: Path | None, url: str | None) -> Iterator[httpx.Client]:
    """Talks to the service over ``index`` in this process, without a network, or to the one that runs at ``url``."""
    if (index is None) == (url is None):
        raise EvalError("name what to time: either --index DIR or --url ADDRESS")
    if url is not None:
        with httpx.Client(base_url=url, timeout=_SECONDS, trust_env=False) as client:
            yield client
        return
    from starlette.testclient import TestClient

    from service.app import create_app
    from service.opening import open_asking

    if index is None or not index.is_dir():
        raise EvalError(f"there is no index at {index}; make one with `letterwise index FOLDER --index {index}`")
    asking = open_asking(index)
    with TestClient(create_app(asking, asking.desk), follow_redirects=False) as in_process:
        yield cast(httpx.Client, in_process)  # it is one, of whichever version of httpx starlette was made for


def page_times(client: httpx.Client, kind: PageKind, rounds: int) -> PageTimes:
    """Opens each page of a kind ``rounds`` times after a first time. Raises SystemUnderTestError where one fails."""
    client.cookies.clear()
    for sent in kind.before:
        _timed(client, sent)
    first = [_timed(client, sent) for sent in kind.requests]
    again = [[_timed(client, sent)[0] for _ in range(rounds)] for sent in kind.requests]
    slowest = max(again, key=statistics.median)
    return PageTimes(
        kind=kind,
        first_ms=max(milliseconds for milliseconds, _ in first),
        median_ms=statistics.median(slowest),
        worst_ms=max(slowest),
        kilobytes=max(size for _, size in first) / 1024,
    )


def _timed(client: httpx.Client, sent: Sent) -> tuple[float, int]:
    """Milliseconds and bytes of one response. A page may be one that explains what is wrong, but not that we failed."""
    begun = time.perf_counter()
    try:
        if sent.fields is None:
            response = client.get(sent.path)
        else:
            response = client.post(sent.path, content=urlencode(sent.fields), headers=_FORM)
    except httpx.HTTPError as error:
        raise SystemUnderTestError(f"cannot reach the service: {error}; is `letterwise serve` running?") from error
    milliseconds = 1000 * (time.perf_counter() - begun)
    if response.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
        raise SystemUnderTestError(f"{sent.path} gave {response.status_code}")
    return milliseconds, len(response.content)
