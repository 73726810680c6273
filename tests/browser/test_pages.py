"""Every page and state in Chromium, with JavaScript and without: accessible, at 320 px, at 400 %, printed, quiet."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenTab, Seen
from tests.browser.sound import NARROW, accessible, faults_of, look
from tests.browser.state import State
from tests.browser.states import SHARING, STATES
from tests.browser.tab import Mode, Tab
from tests.integration.running import Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_a_page_is_sound_in_every_state(
    state: State, mode: Mode, open_tab: OpenTab, known: dict[str, str], pictures: Path, seen: Seen
) -> None:
    """axe-core finds nothing, nothing is cut off or hidden, nothing is fetched from elsewhere, and the console is empty."""
    with open_tab(mode) as tab:
        responses = [tab.go(visit.filled(known)) for visit in state.visits]
        assert responses[-1].status == state.status
        assert any(words in tab.page.content() for words in state.says.split("|")), f"no page that says {state.says}"
        faults = faults_of(tab, pictures / state.name, state.is_filled_in)
        seen.titles.setdefault(state.page, set()).add(tab.page.title())
    seen.states.add(state.name)
    seen.modes.add(mode)
    seen.violations += sum("axe: " in fault for fault in faults)
    assert faults == [], "\n".join(("", *faults))


@pytest.mark.parametrize("mode", Mode)
def test_a_briefing_exported_as_a_web_page_is_sound_as_a_file(
    mode: Mode, page: Page, sample_server: Server, known: dict[str, str], tmp_path: Path, pictures: Path, seen: Seen
) -> None:
    """Opened from a disk, without the service: it needs nothing but itself, wide, narrow and on paper."""
    briefing = {"title": "Sharing", "t1": "topic", "t1-question": SHARING, "t1q1": known["kept"], "t1q1-note": "Ask why."}
    exported = sample_server.client.post("/briefing/export", data={**briefing, "format": "html"})
    assert exported.status_code == 200
    (tmp_path / "briefing.html").write_bytes(exported.content)
    with Tab(page, tmp_path.as_uri(), mode) as tab:
        page.goto((tmp_path / "briefing.html").as_uri())
        assert known["words"] in page.locator("main, body").first.inner_text()
        faults = [*accessible(tab), *look(tab, "overflowing()")]
        page.screenshot(path=pictures / "export-html-1150.png", full_page=True, scale="css")
        tab.resize(*NARROW)
        faults += look(tab, "overflowing()")
        faults += tab.faults
    seen.states.add("export-html")
    seen.violations += sum("axe: " in fault for fault in faults)
    assert faults == [], "\n".join(("", *faults))


def test_no_two_kinds_of_page_have_the_same_title(seen: Seen) -> None:
    """A reader with many tabs, or with a screen reader, tells them apart by their titles."""
    kinds = [(title, page) for page, titles in seen.titles.items() for title in titles]
    assert sorted(title for title, _ in kinds) == sorted({title for title, _ in kinds}), kinds


def test_every_state_has_a_name_of_its_own() -> None:
    """Their screenshots do not overwrite each other."""
    names = [state.name for state in STATES]
    assert names == list(dict.fromkeys(names))
