"""The journeys of practitioners and trainers, by keyboard alone."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest

from tests.browser.conftest import OpenTab
from tests.browser.keyboard import Keyboard
from tests.browser.sound import look
from tests.browser.state import Visit
from tests.browser.states import PRIVATE, SHARING
from tests.browser.tab import Mode, Tab

pytestmark = [pytest.mark.browser, pytest.mark.slow]
both_modes = pytest.mark.parametrize("mode", Mode)


def asked(tab: Tab, question: str) -> Keyboard:
    """Types a question into the question page and sends it."""
    tab.go(Visit("/"))
    keyboard = Keyboard(tab)
    keyboard.tab_to("Your question", "input")
    keyboard.write(question)
    keyboard.follow()
    return keyboard


def heading(tab: Tab) -> str:
    """The page's heading."""
    return str(look(tab, "heads()")["h1"][0])


@both_modes
def test_a_question_leads_to_the_marked_place_in_the_letter_and_the_answer_stays(mode: Mode, open_tab: OpenTab) -> None:
    """A practitioner asks and reads the first quote where it stands, in a tab of its own: the way back to an answer, which
    is in no cache, would ask to send the question again."""
    with open_tab(mode) as tab:
        keyboard = asked(tab, SHARING)
        answer = heading(tab)
        assert answer.startswith(SHARING)
        assert "findings from" in answer
        quoted = tab.page.locator(".lw-words").first.inner_text()
        keyboard.tab_to("Read it in the letter", "a")
        with tab.page.context.expect_page() as opened:
            tab.page.keyboard.press("Enter")
        letter = opened.value
        letter.wait_for_load_state()
        marked = letter.locator("mark:target")
        assert marked.inner_text() in quoted
        top = letter.evaluate("document.querySelector('mark:target').getBoundingClientRect().top")
        assert 0 <= top < letter.evaluate("window.innerHeight")
        letter.close()
        assert heading(tab) == answer
        assert tab.faults == []


@both_modes
def test_the_skip_link_leads_past_the_navigation(mode: Mode, open_tab: OpenTab) -> None:
    """It is the first stop, can be seen there, and the next stop stands in the page's own part."""
    with open_tab(mode) as tab:
        tab.go(Visit("/letters"))
        keyboard = Keyboard(tab)
        assert keyboard.press("Tab").words == "Skip to main content"
        tab.page.keyboard.press("Enter")
        keyboard.press("Tab")
        assert tab.evaluate("document.querySelector('main').contains(document.activeElement)")


@both_modes
def test_two_quotes_become_a_briefing_with_a_note_in_another_order_and_a_word_file(
    mode: Mode, open_tab: OpenTab, tmp_path: Path
) -> None:
    """A trainer ticks two quotes, writes a note on the second, moves it up, and exports the document."""
    with open_tab(mode) as tab:
        keyboard = asked(tab, SHARING)
        quotes = tab.page.locator(".lw-words").all_inner_texts()[:2]
        for _ in quotes:
            keyboard.tab_to("Take into the briefing", "input")
            keyboard.press("Space")
        keyboard.tab_to("Take the ticked quotes into the briefing", "button")
        keyboard.follow()
        assert (heading(tab), tab.page.locator(".lw-words").all_inner_texts()) == ("Briefing", quotes)
        keyboard.tab_to("Your note on quote 2 of question 1", "textarea")
        keyboard.write("Ask what changed since.")
        keyboard.tab_to("Move up quote 2 of question 1", "button")
        keyboard.follow()
        assert tab.page.locator(".lw-words").all_inner_texts() == quotes[::-1]
        keyboard.tab_to(r"Export as Word", "button")
        with tab.page.expect_download() as download:
            tab.page.keyboard.press("Enter")
        download.value.save_as(tmp_path / "briefing.docx")
        words = [paragraph.text for paragraph in docx.Document(str(tmp_path / "briefing.docx")).paragraphs]
        assert any("Ask what changed since." in each for each in words)
        places = [next(n for n, each in enumerate(words) if _start(quote) in each) for quote in quotes]
        assert places[1] < places[0]


def _start(quote: str) -> str:
    return " ".join(quote.split()[:8])


@both_modes
def test_two_areas_are_compared_side_by_side(mode: Mode, open_tab: OpenTab) -> None:
    """Areas are chosen in lists by their first letters."""
    with open_tab(mode) as tab:
        tab.go(Visit("/compare"))
        keyboard = Keyboard(tab)
        keyboard.tab_to("Your question", "input")
        keyboard.write(SHARING)
        for number, letter in ((1, "a"), (2, "d")):
            keyboard.tab_to(f"Area {number}", "select")
            keyboard.press(letter)
        keyboard.tab_to("^Compare$", "button")
        keyboard.follow()
        assert [name.split("\n")[0].strip() for name in tab.page.locator("main h2").all_inner_texts()][:2] == [
            "Ashmere",
            "Dunwick",
        ]


@both_modes
def test_a_pasted_quotation_is_checked(mode: Mode, open_tab: OpenTab, known: dict[str, str]) -> None:
    """What stands in a letter is told to stand there; Tab leaves the field that it is pasted into."""
    with open_tab(mode) as tab:
        tab.go(Visit("/check"))
        keyboard = Keyboard(tab)
        keyboard.tab_to("quotation", "textarea")
        keyboard.write(known["words"])
        keyboard.tab_to("Check", "button")
        keyboard.follow()
        assert "Word for word" in tab.page.locator("main").inner_text()


@both_modes
def test_words_that_are_held_back_are_changed_and_sent(mode: Mode, open_tab: OpenTab) -> None:
    """The person takes the number out and gets an answer."""
    with open_tab(mode) as tab:
        keyboard = asked(tab, PRIVATE)
        assert heading(tab).startswith("Please check your words")
        keyboard.tab_to("Change the words", "textarea")
        keyboard.press("Control+A")
        keyboard.write(SHARING)
        keyboard.tab_to("Send the changed words", "button")
        keyboard.follow()
        assert heading(tab).startswith(SHARING)


def test_a_reference_is_copied_with_one_key(open_tab: OpenTab, known: dict[str, str]) -> None:
    """With JavaScript a button copies, and says so to a screen reader too; without, the words stand in a field to select."""
    with open_tab(Mode.ON) as tab:
        tab.allow("clipboard-read", "clipboard-write")
        tab.go(Visit("/quotes/$letter/$span").filled(known))
        keyboard = Keyboard(tab)
        fields = tab.page.locator("[data-copy]")
        wanted = fields.first.input_value()
        keyboard.tab_to("^Copy", "button")
        tab.page.keyboard.press("Enter")
        tab.page.locator("main [role=status]", has_text=re.compile("Copied")).wait_for(state="attached")
        assert tab.evaluate("navigator.clipboard.readText()") == wanted
    with open_tab(Mode.OFF) as tab:
        tab.go(Visit("/quotes/$letter/$span").filled(known))
        assert tab.page.get_by_role("button", name="Copy").count() == 0
        assert tab.page.locator("[data-copy]").first.input_value() == wanted
