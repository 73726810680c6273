"""How far work is, on standard error: a bar on a terminal, a line now and then elsewhere; nothing for work that is short."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, TaskID, TextColumn
from rich.progress import Progress as Bar

from indexer.report import Progress, Stage

_QUIET_SECONDS = 1.0
_LINE_SECONDS = 10.0
_PACE_SECONDS = 3.0
"""A pace measured over less time is none."""
_COUNTED = {"asking": "questions", "checking": "files", "publishing": "passages"}


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Gives a function that is called with each `Stage`. A bar starts to show after a second; where standard error is no
    terminal, a line is written every ten seconds."""
    console = Console(stderr=True)
    shown = _OnTerminal(console) if console.is_terminal else _InLines(console)
    try:
        yield shown.tell
    finally:
        shown.stop()


class _Pace:
    """Words for a stage, with its rate and the time that it is likely to take."""

    def __init__(self) -> None:
        self._began: dict[str, float] = {}

    def words(self, stage: Stage) -> str:
        """For example ``embedding 312 of 778 letters, 240 passages/s, about 2 min left``."""
        if stage.step == "going on":
            return f"going on: {stage.done:,} of {stage.of:,} letters were embedded by a run that was interrupted"
        seconds = time.monotonic() - self._began.setdefault(stage.step, time.monotonic())
        told = [f"{stage.step} {stage.done:,} of {stage.of:,} {_COUNTED.get(stage.step, 'letters')}"]
        if seconds >= _PACE_SECONDS and stage.done < stage.of:
            share = stage.done / stage.of if stage.share is None else stage.share
            told += [f"{stage.passages / seconds:,.0f} passages/s"] if stage.passages else []
            told += [_left(seconds * (1 - share) / share)] if share else []
        return ", ".join(told)


def _left(seconds: float) -> str:
    return f"about {seconds / 60:.0f} min left" if seconds >= 90 else f"about {max(1, round(seconds))} s left"


class _OnTerminal:
    """One bar for each step."""

    def __init__(self, console: Console) -> None:
        self._bar = Bar(TextColumn("{task.description}"), BarColumn(), console=console, transient=True)
        self._began = time.monotonic()
        self._pace = _Pace()
        self._tasks: dict[str, TaskID] = {}

    def tell(self, stage: Stage) -> None:
        """Shows the stage."""
        if stage.step not in self._tasks:
            self._tasks[stage.step] = self._bar.add_task(stage.step, total=stage.of)
        done = stage.done if stage.share is None else stage.share * stage.of
        self._bar.update(self._tasks[stage.step], completed=done, total=stage.of, description=self._pace.words(stage))
        if not self._bar.live.is_started and time.monotonic() - self._began > _QUIET_SECONDS:
            self._bar.start()

    def stop(self) -> None:
        """Takes the bars away."""
        if self._bar.live.is_started:  # Rich ends what it has not begun with an empty line
            self._bar.stop()


class _InLines:
    """A line for a log."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._told = time.monotonic()
        self._pace = _Pace()

    def tell(self, stage: Stage) -> None:
        """Writes the stage, unless a line was written a moment ago."""
        words = self._pace.words(stage)
        if stage.step == "going on" or time.monotonic() - self._told >= _LINE_SECONDS:
            self._told = time.monotonic()
            self._console.print(words, markup=False, highlight=False, soft_wrap=True)

    def stop(self) -> None:
        """Nothing is left behind."""
