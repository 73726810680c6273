"""The command ``letterwise index``: letters' files in, an index out, published in a Milvus where one is named."""

from __future__ import annotations

import os
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated

import typer

from service.check_command import UNREAD_FILES
from service.command_options import EncoderOption, IndexOption, JsonOption
from service.command_output import console, print_json
from service.publish_command import PublishTo, connected, publish_index
from service.settings import read_settings


def index(
    letters: Annotated[list[Path], typer.Argument(help="Folders and files: PDF, DOCX, HTML, Markdown, plain text.")],
    index: IndexOption = None,
    encoder: EncoderOption = None,
    add: Annotated[bool, typer.Option(help="Keep the letters that the index holds already.")] = False,
    milvus: PublishTo = None,
    as_json: JsonOption = False,
) -> None:
    """Read letters and build the index that answers are given from; unchanged letters are taken over."""
    from indexer.build import build_index
    from indexer.embedding import DEFAULT_FOLDER, OnnxEncoder
    from indexer.unfinished import was_kept
    from service.given_files import not_read
    from service.progress import progress_bar

    settings = read_settings()
    if milvus or settings.milvus:
        connected(settings, milvus or settings.milvus).close()  # a wrong address shows before the letters are read
    try:
        with progress_bar() as progress:
            chosen = OnnxEncoder(encoder or settings.encoder or DEFAULT_FOLDER, threads=1)
            workers = os.cpu_count() or 1
            report = build_index(letters, index or settings.index, chosen, add=add, progress=progress, workers=workers)
    except KeyboardInterrupt:
        then = "run the command again to go on from here" if was_kept(index or settings.index) else "no letter was ready yet"
        print(f"letterwise: interrupted; {then}", file=sys.stderr)
        raise
    report = replace(report, notes=(*report.notes, *not_read(letters)))
    if as_json:
        print_json(asdict(report))
    else:
        from service.terminal import show_report

        show_report(console(), report)
    if milvus or settings.milvus:
        publish_index(settings, index or settings.index, milvus or settings.milvus)
    if report.failures:
        raise typer.Exit(UNREAD_FILES)
