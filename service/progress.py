"""A progress bar on standard error for work that takes longer than a second."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from indexer.report import Progress

_QUIET_SECONDS = 1.0


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Gives a function that is called with a step, how much of it is done and how much there is; it starts to show after
    a second and shows nothing where standard error is no terminal."""
    bar = Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    started = time.monotonic()
    tasks: dict[str, TaskID] = {}

    def report(step: str, done: int, of: int) -> None:
        if step not in tasks:
            tasks[step] = bar.add_task(step, total=of)
        bar.update(tasks[step], completed=done, total=of)
        if not bar.live.is_started and time.monotonic() - started > _QUIET_SECONDS and bar.console.is_terminal:
            bar.start()

    try:
        yield report
    finally:
        if bar.live.is_started:  # Rich ends what it has not begun with an empty line
            bar.stop()
