"""A person who has a keyboard and no mouse: keys pressed in a tab, with the focus in sight all the way."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.browser.sound import look
from tests.browser.tab import Tab

_FARTHEST = 400


@dataclass(frozen=True, slots=True)
class Focused:
    """The element that has the focus: what it says, and its tag."""

    words: str
    tag: str


class Keyboard:
    """Presses keys alone. Wherever the focus goes, it must be drawn otherwise than without it, and stand in the window."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab

    def press(self, *keys: str) -> Focused:
        """Presses keys one after the other; where the focus is then."""
        focused = Focused("", "")
        for key in keys:
            self._tab.page.keyboard.press(key)
            focused = self._focused()
        return focused

    def write(self, words: str) -> None:
        """Types words where the focus is."""
        self._tab.page.keyboard.insert_text(words)

    def tab_to(self, words: str, tag: str = "") -> Focused:
        """Presses Tab until the focus is on what says ``words``, a regular expression, and is of the tag where one is given."""
        passed = []
        for _ in range(_FARTHEST):
            focused = self.press("Tab")
            if re.search(words, focused.words) and tag in ("", focused.tag):
                return focused
            passed.append(focused.words[:40])
        raise AssertionError(f"Tab never comes to “{words}”, only to {passed}")

    def follow(self) -> None:
        """Presses Enter where that opens another page, and waits for it."""
        with self._tab.page.expect_navigation(wait_until="load"):
            self._tab.page.keyboard.press("Enter")

    def _focused(self) -> Focused:
        told = look(self._tab, "focused()")
        assert told["unseen"] == "", f"the focus cannot be seen on “{told['unseen']}”"
        assert told["isInWindow"], f"the focus is out of sight on “{told['words']}”"
        return Focused(told["words"], told["tag"])
