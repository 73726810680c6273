"""The trainer's own words: kept as typed but for what no file format takes."""

from __future__ import annotations

import pytest

from service.briefing.briefing import Action, Briefing, Topic
from service.briefing.tidying import line_of, text_of, tidied


@pytest.mark.parametrize(
    ("typed", "text", "line"),
    [
        ("  one \r\n\r\n two\rthree ", "one\n\n two\nthree", "one two three"),
        ("a\x00b\x1bc\ufeffd\ud800e", "abcde", "abcde"),
        ("a\u2028b\x85c\x0bd", "a\nb\nc\nd", "a b c d"),
        ("tab\tstays in a text", "tab\tstays in a text", "tab stays in a text"),
        ("=1+1 <b>“Zoë”</b> 🙂", "=1+1 <b>“Zoë”</b> 🙂", "=1+1 <b>“Zoë”</b> 🙂"),
        (" \n ", "", ""),
    ],
)
def test_text_keeps_its_words_and_loses_control_characters(typed: str, text: str, line: str) -> None:
    """Line ends are made alike; nothing that means something to a person goes."""
    assert (text_of(typed), line_of(typed)) == (text, line)


def test_empty_lines_of_lists_are_left_out_and_all_texts_are_tidied() -> None:
    """Blank discussion questions and actions are no entries; a blank topic is one, because it was added."""
    rough = Briefing(
        title=" a\nb ",
        background="a\r\nb",
        topics=(Topic(" "),),
        discussion=("one", " ", "two"),
        actions=(Action(" "), Action("", "who")),
    )
    assert tidied(rough) == Briefing(
        title="a b", background="a\nb", topics=(Topic(""),), discussion=("one", "two"), actions=(Action("", "who"),)
    )
