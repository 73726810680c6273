"""Which of a letter's blocks are its headline findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.sentences import words_of
from service.following.headlines import headlines_of
from tests.service.small_letters import letter_of


def headlines(folder: Path, letter_id: str, text: str) -> list[tuple[str, str]]:
    """Kind and words of each headline of a text."""
    letter = letter_of(folder, letter_id, text)
    return [(each.finding.value, words_of(letter.text, each.parts)) for each in headlines_of(letter)]


def test_a_list_counts_and_the_text_around_it_does_not(tmp_path: Path) -> None:
    """Neither the line that introduces it nor a letterhead that the page break left there."""
    text = (
        "What needs to improve\n\nLeaders should see to the following matters:\n\n- Kite strings are far too short.\n\n"
        "Ofsted, 1 Harbour Street, Quarrow QW1 2AB\n\n- Lanterns go out before midnight.\n\n"
        "Findings\n\nLanterns were seen by inspectors.\n"
    )
    assert headlines(tmp_path, "focused-visit-quarrow", text) == [
        ("improvement", "Kite strings are far too short."),
        ("improvement", "Lanterns go out before midnight."),
    ]


def test_paragraphs_count_where_there_is_no_list(tmp_path: Path) -> None:
    """Strengths, improvements and priority actions, in the letter's order."""
    text = "Key strengths\n\nKites fly high here.\n\nArea for priority action\n\nThe harbour wall must be mended at once.\n"
    assert headlines(tmp_path, "jtai-quarrow", text) == [
        ("strength", "Kites fly high here."),
        ("priority_action", "The harbour wall must be mended at once."),
    ]


def test_the_list_of_a_send_report_goes_before_its_account(tmp_path: Path) -> None:
    """*What does the area partnership need to do better?* is running text; the list follows."""
    text = (
        "What does the area partnership need to do better?\n\nKites are flown without a plan for the wind.\n\n"
        "Areas for improvement\n\nLeaders should plan for the wind.\n"
    )
    assert headlines(tmp_path, "send_quarrow", text) == [("improvement", "Leaders should plan for the wind.")]


@pytest.mark.parametrize("text", ["Findings\n\nAll is well by the harbour.\n", ""])
def test_a_letter_without_such_headings_has_none(tmp_path: Path, text: str) -> None:
    """Nothing is guessed."""
    assert headlines(tmp_path, "letter", text or "One line.") == []
