"""The briefing page is sound for every reader in all its states: headings, labels, ids, styles, no script of its own."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.letter import Letter
from service.desk import Desk
from service.static_files import read_stylesheet
from tests.service.briefing.made import QUESTION, Browser, desk_of
from tests.service.markup import Markup
from tests.service.small_letters import HOUSING, LANTERNS, NURSES_ABSENT

UNSTYLED = {
    "govuk-error-summary__list",
    "govuk-radios",
    "govuk-service-navigation__service-name",
    "govuk-table__body",
    "govuk-table__head",
    "lw-quote--context",
    "lw-section-path",
}
"""Names that are there to be found, or stand in for a style that needs no rule."""


@pytest.fixture(scope="module")
def states(desk: Desk, tmp_path_factory: pytest.TempPathFactory, small_letters: tuple[Letter, ...]) -> dict[str, str]:
    """The page in each of its states."""
    browser = Browser(desk)
    browser.open()
    pages = {"empty": browser.text}
    browser.collect(QUESTION, NURSES_ABSENT, HOUSING)
    pages["taken"] = browser.text
    browser.collect("Lanterns", LANTERNS)
    browser.press("save", background="NHS 943 476 5919", title="<script>x</script>")
    pages["warned"] = browser.text
    browser.press("quote-remove:1:1")
    pages["removed"] = browser.text
    browser.press("put-back")
    file = browser.download("/briefing/file").content
    browser.upload(file, "replace")
    pages["opened"] = browser.text
    browser.upload(b"x", "replace")
    pages["broken file"] = browser.text
    pages["nothing ticked"] = browser.client.post("/briefing/collect", data={"question": "q"}).text
    browser.desk = desk_of(tmp_path_factory.mktemp("letters") / "fewer", small_letters[1:])
    browser.open()
    pages["withheld"] = browser.text
    return pages


STATES = ("empty", "taken", "warned", "removed", "opened", "broken file", "nothing ticked", "withheld")


@pytest.mark.parametrize("state", STATES)
def test_the_page_is_sound_for_every_reader(states: dict[str, str], state: str) -> None:
    """One heading of the first level, no level skipped, unique ids, a label for every control, buttons that say of what."""
    page = Markup(states[state])
    levels = [int(tag[1]) for tag in page.tags("//main//*[self::h1 or self::h2 or self::h3]")]
    after_first = levels[levels.index(1) :]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(after_first))
    ids = page.values("//@id")
    assert sorted(ids) == sorted(set(ids))
    assert {*page.values("//label/@for"), *page.values("//@aria-labelledby"), *page.values("//@aria-describedby")} <= set(ids)
    controls = page.values("//input[not(@type='hidden')]/@id | //textarea/@id | //select/@id")
    assert set(controls) <= set(page.values("//label/@for"))
    names = page.words("//main//form[@id='brief']//button[not(@aria-hidden)]")
    assert len(names) == len(set(names))


@pytest.mark.parametrize("state", STATES)
def test_the_page_has_no_script_or_style_of_its_own_and_every_class_is_styled(states: dict[str, str], state: str) -> None:
    """The policy of the service would forbid the one, and the other would look broken."""
    page = Markup(states[state])
    assert page.tags("//script[not(@src)] | //*[@style or @*[starts-with(name(), 'on')]]") == []
    css = read_stylesheet().content.decode()
    used = {name for names in page.values("//main//@class") for name in names.split()}
    assert {name for name in used if not re.search(rf"\.{re.escape(name)}(?![\w-])", css)} <= UNSTYLED


@pytest.mark.parametrize("state", STATES)
def test_enter_in_a_field_saves(states: dict[str, str], state: str) -> None:
    """A browser presses the first button of the form then, which nobody tabs to and nobody hears."""
    first = "(//form[@id='brief']//button)[1]"
    page = Markup(states[state])
    assert page.values(f"{first}/@value | {first}/@tabindex | {first}/@aria-hidden") == ["save", "-1", "true"]


def test_errors_are_named_in_the_title_of_the_page(states: dict[str, str], tmp_path: Path) -> None:
    """It is read out first."""
    assert Markup(states["broken file"]).words("//title") == ["Error: <script>x</script> – Briefing – Letterwise"]
    assert Markup(states["empty"]).words("//title") == ["Briefing – Letterwise"]
