"""Findings: whole blocks under headings of findings, each once, newest letter first."""

from __future__ import annotations

from indexer.agencies import AGENCIES
from indexer.index import Index
from service.browsing.findings import KINDS, findings_of
from service.browsing.themes import all_themes
from tests.service.browsing import browsed_letters as letters


def words_of_all(index: Index) -> list[str]:
    """The words of each finding, in order."""
    findings = findings_of(index)
    told = []
    for letter, section, block in zip(findings.letter, findings.section, findings.block, strict=True):
        whole = index.library.at(int(letter))
        span = whole.sections[int(section)].blocks[int(block)].span
        told.append(whole.text[span.start : span.end])
    return told


def test_findings_are_whole_blocks_newest_letter_first_and_each_once(browsed_index: Index) -> None:
    """A letter held twice gives them once; addresses and main text give none; a however stays with its sentence."""
    told = words_of_all(browsed_index)
    assert told[:7] == [
        letters.SUPERVISION,
        letters.NEGLECT_STRENGTH,
        letters.NEGLECT_POLICE,
        letters.SUPERVISION,
        letters.COUNTY_LINES,
        letters.MARKUP,
        letters.PASSING,
    ]
    assert told[7:] == [f"The pathway plans of care leavers in Crale, part {number}." for number in range(1, letters.MANY + 1)]


def test_kinds_agencies_and_themes_of_findings(browsed_index: Index) -> None:
    """The kind comes from the heading, agencies and themes from words."""
    findings = findings_of(browsed_index)
    keys = [theme.key for theme in all_themes()]
    assert [KINDS[kind].value for kind in findings.kind[:7]] == [
        *("improvement", "strength", "improvement", "improvement"),
        *("priority_action", "improvement", "improvement"),
    ]
    assert [[key for number, key in enumerate(keys) if int(named) >> number & 1] for named in findings.themes[:7]] == [
        ["supervision"],
        ["neglect"],
        ["neglect"],
        ["supervision"],
        ["criminal-exploitation"],
        ["missing-children"],
        [],
    ]
    police = AGENCIES.index("police")
    assert [bool(int(agencies) >> police & 1) for agencies in findings.agencies[:7]] == [
        *(False, False, True, False, True, False, False)
    ]
