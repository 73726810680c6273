"""The browser, the served sample letters, and what is told at the end of a run."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.known import known_of
from tests.browser.states import SHARING
from tests.browser.tab import Mode, Tab
from tests.integration.running import ROOT, Server

PICTURES = ROOT / "build" / "screenshots"
OpenTab = Callable[[Mode], Tab]


@dataclass(slots=True)
class Seen:
    """The pages that were looked at, and their faults that axe-core found."""

    states: set[str] = field(default_factory=set)
    modes: set[Mode] = field(default_factory=set)
    titles: dict[str, set[str]] = field(default_factory=dict)
    violations: int = 0


_SEEN = pytest.StashKey[Seen]()


def pytest_configure(config: pytest.Config) -> None:
    """Nothing has been seen yet."""
    config.stash[_SEEN] = Seen()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser comes last: what is wrong elsewhere is told sooner, and its event loop is in nobody's way."""
    items.sort(key=lambda test: test.get_closest_marker("browser") is not None)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """How many pages and states were looked at, and what axe-core found."""
    seen = config.stash[_SEEN]
    if seen.states:
        modes = " and ".join(sorted(mode.value.removeprefix("javascript-") for mode in seen.modes)[::-1])
        told = f"{seen.violations} violations over {len(seen.states)} pages and states, JavaScript {modes}"
        terminalreporter.write_line(f"axe-core: {told}; screenshots in {PICTURES.relative_to(ROOT)}")


@pytest.fixture(scope="session")
def seen(pytestconfig: pytest.Config) -> Seen:
    """What has been looked at so far."""
    return pytestconfig.stash[_SEEN]


@pytest.fixture(scope="session")
def pictures() -> Path:
    """The folder of the screenshots."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    return PICTURES


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; tests that use it are skipped where it is missing."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("Chromium is not installed; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def page(browser: Browser) -> Page:
    """The one page that all tabs are made of."""
    page = browser.new_context(accept_downloads=True).new_page()
    page.set_default_timeout(10_000)
    return page


@pytest.fixture(scope="session")
def open_tab(page: Page, sample_server: Server) -> OpenTab:
    """Opens a tab onto the sample letters."""
    address = str(sample_server.client.base_url).rstrip("/")
    return lambda mode: Tab(page, address, mode)


@pytest.fixture(scope="session")
def known(sample_server: Server) -> dict[str, str]:
    """What the sample letters hold, by the ``$names`` of the states."""
    answer = sample_server.client.post("/api/answer", json={"question": SHARING}).json()
    return known_of(answer)
