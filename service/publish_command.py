"""The command ``letterwise publish``: an index and a Milvus in, the index in force there out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from indexer.errors import MilvusError
from service.command_options import IndexOption
from service.command_output import console
from service.settings import Settings, read_settings

if TYPE_CHECKING:
    from indexer.engines.milvus import Milvus

PublishTo = Annotated[str | None, typer.Option("--milvus", help="Publish to this Milvus as well (LETTERWISE_MILVUS).")]
PublishInto = Annotated[str | None, typer.Option("--milvus", help="Address of the Milvus (LETTERWISE_MILVUS).")]


def publish(index: IndexOption = None, milvus: PublishInto = None) -> None:
    """Put an index in force in a Milvus, for services on other machines to answer from."""
    settings = read_settings()
    publish_index(settings, index or settings.index, milvus or settings.milvus)


def publish_index(settings: Settings, folder: Path, uri: str) -> None:
    """Publishes and tells what was done. Raises MilvusError where that cannot be; see `connected`."""
    from service.progress import progress_bar

    milvus = connected(settings, uri)
    from indexer.publishing import publish as put_in_force

    with progress_bar() as progress:
        done = put_in_force(folder, milvus, progress)
    told = "was in force already" if done.was_in_force else "is in force"
    console().print(f"generation {done.generation}, {done.passages:,} passages, {told} in {uri}", markup=False)
    for name in done.removed:
        console().print(f"removed {name}", markup=False)


def connected(settings: Settings, uri: str) -> Milvus:
    """The Milvus at ``uri``, which has answered. Raises MilvusError, with what to do, where none is named, the library is not
    installed, or nothing answers there."""
    if not uri:
        raise MilvusError("name the Milvus with --milvus or LETTERWISE_MILVUS, such as http://127.0.0.1:19530")
    try:
        from indexer.engines.milvus import Milvus
    except ModuleNotFoundError as error:
        raise MilvusError(f"{error.name} is not installed; run pip install 'letterwise[milvus]'") from error
    return Milvus(uri, settings.milvus_token.get_secret_value())
