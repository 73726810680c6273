"""The command ``letterwise serve``: an index and an address in, a running web service out."""

from __future__ import annotations

import socket
import sys
from typing import Annotated

import typer
from fastapi import FastAPI

from service.command_options import EncoderOption, IndexOption, MilvusOption, opened
from service.errors import ServeError
from service.settings import read_settings


def serve(
    index: IndexOption = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on (127.0.0.1).")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port to listen on (8000).")] = None,
    encoder: EncoderOption = None,
    milvus: MilvusOption = None,
    workers: Annotated[int | None, typer.Option(min=1, max=64, help="Processes that answer side by side (1).")] = None,
) -> None:
    """Serve the web pages and the JSON interface."""
    from service.app import create_app

    settings = read_settings()
    side_by_side = settings.workers if workers is None else workers
    if side_by_side > 1 and settings.threads != 1:
        raise ServeError("several workers compute with one thread each; unset LETTERWISE_THREADS, or serve with one worker")
    if side_by_side > 1 and (milvus or settings.milvus):
        raise ServeError("a connection to Milvus serves one process; serve with one worker, and start several services")
    asking = opened(settings, index, encoder, milvus)
    address, number = host or settings.host, settings.port if port is None else port
    _check_free(address, number)
    print(f"Letterwise answers on http://{address}:{number} (stop it with Ctrl+C)", file=sys.stderr, flush=True)
    _run(create_app(asking, asking.desk), address, number, side_by_side)


def _run(app: FastAPI, address: str, port: int, workers: int) -> None:
    if workers == 1:
        import uvicorn

        uvicorn.run(app, host=address, port=port, log_level="warning", access_log=False)
    else:
        from service.workers import serve_from_workers

        serve_from_workers(app, address, port, workers)


def _check_free(address: str, port: int) -> None:
    """Raises ServeError, with what to do, where the address cannot be listened on."""
    try:
        with socket.create_server((address, port)):
            return
    except OSError as error:
        raise ServeError(f"{address}:{port} cannot be used ({error.strerror}); choose another with --port or --host") from error
