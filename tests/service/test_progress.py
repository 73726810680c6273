"""Progress keeps to standard error, tells pace and end, starts after a second on a terminal and goes in lines elsewhere."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from indexer.report import Stage
from service import progress


class Terminal(io.StringIO):
    """A text file that says it is a terminal."""

    def isatty(self) -> bool:
        """Always."""
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, to be set by the test."""
    now = [100.0]
    monkeypatch.setattr("service.progress.time.monotonic", lambda: now[0])
    return now


def bar_on(monkeypatch: pytest.MonkeyPatch, file: io.StringIO) -> io.StringIO:
    """Makes the bar draw on ``file``, and remembers that it asked for standard error."""

    def console(stderr: bool) -> Console:
        assert stderr
        return Console(file=file, width=100, force_terminal=file.isatty(), legacy_windows=False, _environ={})

    monkeypatch.setattr(progress, "Console", console)
    return file


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    """A bar that flashes up for a moment helps nobody."""
    terminal = bar_on(monkeypatch, Terminal())
    with progress.progress_bar() as report:
        report(Stage("reading", 1, 2))
        clock[0] += 0.9
        report(Stage("reading", 2, 2))
    assert terminal.getvalue() == ""


def test_work_over_a_second_shows_its_step_and_how_much_is_done(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    """Each step has a line of its own."""
    terminal = bar_on(monkeypatch, Terminal())
    with progress.progress_bar() as report:
        report(Stage("reading", 1, 3))
        clock[0] += 1.1
        report(Stage("embedding", 2, 3))
    shown = terminal.getvalue()
    assert "reading 1 of 3 letters" in shown
    assert "embedding 2 of 3 letters" in shown


def test_a_log_file_gets_a_line_every_ten_seconds(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    """Where standard error is no terminal: how much is done, how fast, and how long the rest takes by the letters' length."""
    file = bar_on(monkeypatch, io.StringIO())
    with progress.progress_bar() as report:
        report(Stage("embedding", 1, 778, 0.001, 80))
        for done, share, passages in (
            (10, 0.01, 900),
            (100, 0.1, 6000),
            (110, 0.12, 6600),
            (312, 0.5, 24_000),
            (778, 1.0, 67_000),
        ):
            clock[0] += 6
            report(Stage("embedding", done, 778, share, passages))
        clock[0] += 200
        report(Stage("embedding", 700, 778, 0.5, 60_000))
    assert file.getvalue().splitlines() == [
        "embedding 100 of 778 letters, 500 passages/s, about 2 min left",
        "embedding 312 of 778 letters, 1,000 passages/s, about 24 s left",
        "embedding 700 of 778 letters, 261 passages/s, about 4 min left",
    ]


def test_short_work_leaves_nothing_in_a_log_file(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    """Under ten seconds; but that an interrupted run is gone on with is always told."""
    file = bar_on(monkeypatch, io.StringIO())
    with progress.progress_bar() as report:
        report(Stage("reading", 1, 3))
        clock[0] += 9
        report(Stage("reading", 3, 3))
    assert file.getvalue() == ""
    with progress.progress_bar() as report:
        report(Stage("going on", 312, 778))
    assert file.getvalue() == "going on: 312 of 778 letters were embedded by a run that was interrupted\n"


def test_other_work_is_counted_in_its_own_units(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    """Questions, not letters."""
    file = bar_on(monkeypatch, io.StringIO())
    with progress.progress_bar() as report:
        report(Stage("asking", 1, 72))
        clock[0] += 12
        report(Stage("asking", 36, 72))
    assert file.getvalue() == "asking 36 of 72 questions, about 12 s left\n"


def test_the_bar_is_taken_away_when_the_work_fails(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    """The error reaches the caller, and the cursor is shown again."""
    terminal = bar_on(monkeypatch, Terminal())

    def fail() -> None:
        with progress.progress_bar() as report:
            clock[0] += 2
            report(Stage("reading", 1, 3))
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        fail()
    assert terminal.getvalue().rindex("\x1b[?25h") > terminal.getvalue().rindex("\x1b[?25l")
