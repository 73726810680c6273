"""The command ``letterwise serve``: an index and an address in, a running web service out."""

from __future__ import annotations

import socket
import sys
from typing import Annotated

import typer

from service.command_options import EncoderOption, IndexOption, opened
from service.errors import ServeError
from service.settings import read_settings


def serve(
    index: IndexOption = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on (127.0.0.1).")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port to listen on (8000).")] = None,
    encoder: EncoderOption = None,
) -> None:
    """Serve the web pages and the JSON interface."""
    import uvicorn

    from service.app import create_app

    settings = read_settings()
    asking = opened(settings, index, encoder)
    address, number = host or settings.host, settings.port if port is None else port
    _check_free(address, number)
    print(f"Letterwise answers on http://{address}:{number} (stop it with Ctrl+C)", file=sys.stderr, flush=True)
    uvicorn.run(create_app(asking, asking.desk), host=address, port=number, log_level="warning", access_log=False)


def _check_free(address: str, port: int) -> None:
    """Raises ServeError, with what to do, where the address cannot be listened on."""
    try:
        with socket.create_server((address, port)):
            return
    except OSError as error:
        raise ServeError(f"{address}:{port} cannot be used ({error.strerror}); choose another with --port or --host") from error
