"""The command ``letterwise publish``: an index and a Milvus in, the index in force there out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from indexer.errors import MilvusError
from service.command_options import IndexOption, MilvusOption
from service.command_output import console
from service.settings import Settings, read_settings


def publish(index: IndexOption = None, milvus: MilvusOption = None) -> None:
    """Put an index in force in a Milvus, for services on other machines to answer from."""
    settings = read_settings()
    publish_index(settings, index or settings.index, milvus or settings.milvus)


def publish_index(settings: Settings, folder: Path, uri: str) -> None:
    """Publishes and tells what was done. Raises MilvusError where no Milvus is named or the library is not installed."""
    from service.progress import progress_bar

    if not uri:
        raise MilvusError("name the Milvus with --milvus or LETTERWISE_MILVUS, such as http://127.0.0.1:19530")
    try:
        from indexer.engines.milvus import Milvus
        from indexer.publishing import publish as put_in_force
    except ModuleNotFoundError as error:
        raise MilvusError(f"{error.name} is not installed; run pip install 'letterwise[milvus]'") from error
    with progress_bar() as progress:
        done = put_in_force(folder, Milvus(uri, settings.milvus_token.get_secret_value()), progress)
    told = "was in force already" if done.was_in_force else "is in force"
    console().print(f"generation {done.generation}, {done.passages:,} passages, {told} in {uri}", markup=False)
    for name in done.removed:
        console().print(f"removed {name}", markup=False)


PublishTo = Annotated[str | None, typer.Option("--milvus", help="Publish to this Milvus as well (LETTERWISE_MILVUS).")]
