"""The progress bar keeps to standard error, starts after a second, and is silent where nobody watches."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

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
        report("reading", 1, 2)
        clock[0] += 0.9
        report("reading", 2, 2)
    assert terminal.getvalue() == ""


def test_work_over_a_second_shows_its_step_and_how_much_is_done(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    """Each step has a line of its own."""
    terminal = bar_on(monkeypatch, Terminal())
    with progress.progress_bar() as report:
        report("reading", 1, 3)
        clock[0] += 1.1
        report("embedding", 2, 3)
    shown = terminal.getvalue()
    assert "reading" in shown
    assert "1/3" in shown
    assert "embedding" in shown
    assert "2/3" in shown


def test_a_log_file_gets_no_bar(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    """Where standard error is no terminal, nothing is drawn however long it takes."""
    file = bar_on(monkeypatch, io.StringIO())
    with progress.progress_bar() as report:
        clock[0] += 60
        report("reading", 1, 3)
    assert file.getvalue() == ""


def test_the_bar_is_taken_away_when_the_work_fails(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    """The error reaches the caller, and the cursor is shown again."""
    terminal = bar_on(monkeypatch, Terminal())

    def fail() -> None:
        with progress.progress_bar() as report:
            clock[0] += 2
            report("reading", 1, 3)
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        fail()
    assert terminal.getvalue().rindex("\x1b[?25h") > terminal.getvalue().rindex("\x1b[?25l")
