"""What whole journeys share: the sample letters indexed once with the real encoder, and served; and who may not skip."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from corpus.sample import LETTERS
from tests.integration.running import Server, letterwise, served

_TOOLS = (
    *("chromium", "playwright", "libreoffice", "soffice", "weasyprint", "pango", "poppler", "pdftotext", "pdftoppm"),
    *("tesseract", "ocrmypdf"),
)
"""Programs beside Python that tests skip without; where ``LETTERWISE_TOOLS`` is ``required``, as in CI, such a skip fails."""


@pytest.fixture(scope="session")
def sample_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the sample letters; not to be changed."""
    folder = tmp_path_factory.mktemp("sample") / "index"
    done = letterwise("index", LETTERS, "--index", folder)
    assert done.returncode == 0, done.stderr + done.stdout
    return folder


@pytest.fixture(scope="session")
def sample_server(sample_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The sample letters, served."""
    with served(sample_index, tmp_path_factory.mktemp("served") / "output.txt") as server:
        yield server


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Makes a skip for want of a program a failure where all programs must be there."""
    report = yield
    reason = str(report.longrepr).lower() if report.skipped else ""
    if os.environ.get("LETTERWISE_TOOLS") == "required" and any(tool in reason for tool in _TOOLS):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} may not be skipped here: {call.excinfo.value if call.excinfo else reason}"
    return report
