"""Themes: a sound list, and membership that anyone can work out from the words."""

from __future__ import annotations

import re

import pytest

from service.browsing.themes import Theme, ThemeReader, all_themes

_TWO = (
    Theme("neglect", "Neglect", "Harm", "?", ("neglect*",)),
    Theme("lines", "Lines", "Harm", "?", ("county lines", "multi agency hub*", "NRM")),
)


def bits_of(words: str) -> int:
    """The themes of one finding: 1 for neglect, 2 for lines."""
    return next(ThemeReader(_TWO).bits([words]))


def test_every_theme_has_words_a_name_a_question_and_a_key_of_its_own() -> None:
    """Keys stand in addresses; names in headings."""
    themes = all_themes()
    assert 20 <= len(themes) <= 31
    assert len({theme.key for theme in themes}) == len({theme.name for theme in themes}) == len(themes)
    for theme in themes:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", theme.key)
        assert theme.words
        assert all(re.search(r"[a-z0-9]", words, re.IGNORECASE) for words in theme.words)
        assert theme.question.endswith("?")
        assert theme.group


def test_each_group_of_themes_stands_together() -> None:
    """The start page shows each group's heading once."""
    groups = [theme.group for theme in all_themes()]
    assert groups == sorted(groups, key=groups.index)


def test_every_theme_is_named_by_each_of_its_own_words() -> None:
    """No phrase is written in a way that can never be found, or that is never reached."""
    reader = ThemeReader(all_themes())
    for number, theme in enumerate(all_themes()):
        for words in theme.words:
            said = words.replace("*", "").casefold()
            assert next(reader.bits([f"staff speak of {said}."])) >> number & 1, (theme.key, words)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("signs of neglect.", 1),
        ("neglectful homes", 1),
        ("neglect's mark", 1),
        ("the neglecting of county lines", 3),
        ("county-lines", 2),
        ("county and lines", 0),
        ("the county line", 0),
        ("multi-agency hubs", 2),
        ("an nrm referral", 2),
        ("unneglected", 0),
        ("county", 0),
        ("", 0),
    ],
)
def test_a_finding_names_a_theme_by_whole_words_and_by_open_endings(words: str, named: int) -> None:
    """A star stands for any ending, a hyphen for a space; nothing else is guessed."""
    assert bits_of(words) == named


def test_what_is_named_once_and_late_is_said_in_passing() -> None:
    """The fortieth word counts, the next does not, and twice always does."""
    assert bits_of("word " * 39 + "neglect") == 1
    assert bits_of("word " * 40 + "neglect") == 0
    assert bits_of("word " * 40 + "neglect and neglect") == 1
    assert bits_of("word " * 40 + "neglect, county lines") == 0
