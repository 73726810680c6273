"""Serves from several processes: an application that is open already in, answers on an address until a signal out.

The application is opened once, before the processes part: what they do not change, such as the index and the encoder, lies in
memory once for all of them.
"""

from __future__ import annotations

import socket
from typing import Any

from fastapi import FastAPI
from gunicorn.app.base import BaseApplication
from uvicorn_worker import UvicornWorker

_SECONDS_TO_ANSWER = 120
"""A worker that has not stirred for so long is replaced; the largest matrix takes a few seconds."""
_KEPT_ALIVE = 5
"""Seconds for which a connection without a request stays open, as with one process."""


def serve_from_workers(app: FastAPI, address: str, port: int, workers: int) -> None:
    """Serves until it is told to stop; a worker that dies is replaced."""
    _Workers(app, {"bind": f"{_in_address(address)}:{port}", "workers": workers}).run()


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host


class _Workers(BaseApplication):  # type: ignore[misc]
    """What Gunicorn serves: no file and no variable is read, only these settings."""

    def __init__(self, app: FastAPI, settings: dict[str, Any]) -> None:
        self._app = app
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        """Gunicorn's settings; it would else log each request's address and start a server of its own for control."""
        for name, value in (self._settings | _FIXED).items():
            self.cfg.set(name, value)

    def load(self) -> FastAPI:
        """The application, the same in each worker."""
        return self._app


class _Worker(UvicornWorker):  # type: ignore[misc]
    """Takes connections from a socket of its own too.

    Of a burst that meets the shared one alone, the first worker to wake takes all, and the others stay idle for as long as
    those connections are kept alive. Between several sockets the system spreads them.
    """

    sockets: list[socket.socket]

    def init_process(self) -> None:
        """Opens the socket in the worker's process, at the shared one's address."""
        shared = self.sockets[0]
        own = socket.socket(shared.family, socket.SOCK_STREAM)
        own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        own.bind(shared.getsockname())
        self.sockets = [shared, own]
        super().init_process()


_FIXED = {
    "preload_app": True,
    "reuse_port": True,
    "worker_class": _Worker,
    "timeout": _SECONDS_TO_ANSWER,
    "keepalive": _KEPT_ALIVE,
    "loglevel": "warning",
    "accesslog": None,
}
