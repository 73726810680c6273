"""The headings of a letter, one after the other, in; the path of open headings and its finding kind out."""

from __future__ import annotations

import re

from corpus.headings import (
    finding_of,
    heading_words,
    is_chapter,
    is_customary,
    is_minor,
    is_part,
    level_of,
    lists_names,
)
from corpus.letter import FindingKind

_TWO_REPORTS = re.compile(r"^Information about th(?:is|e) local authority area", re.MULTILINE)
_CUSTOMARY_ALONE = re.compile(
    r"^(?:focused visit to |(?:re-)?inspection of services for children in need of help"
    r"|(?:the )?impact of leaders on social work practice|what does the (?:local )?area partnership need to do better)",
    re.IGNORECASE | re.MULTILINE,
)
"""What shows a letter of a kind that has no headings but those that all letters of the kind have."""
_VISIT = re.compile(r"^focused visit to ", re.IGNORECASE | re.MULTILINE)


class Outline:
    """The headings that are open while a letter is read."""

    def __init__(self, text: str) -> None:
        self._open: list[tuple[int, str]] = []
        self._nested = 0
        self._begun = False
        self._is_visit = _VISIT.search(text) is not None
        self._has_parts = _TWO_REPORTS.search(text) is not None
        self._has_customary_alone = _CUSTOMARY_ALONE.search(text) is not None

    @property
    def path(self) -> tuple[str, ...]:
        """The open headings, the outermost first; the letter's subject is none of them."""
        return tuple(words for _, words in self._open)

    @property
    def innermost(self) -> str:
        """The heading opened last, empty before the first."""
        return self._open[-1][1] if self._open else ""

    @property
    def is_report(self) -> bool:
        """Whether the letter is of a kind with fixed headings and opens with a cover, not with an address."""
        return self._has_customary_alone and not self._is_visit

    @property
    def _is_divided(self) -> bool:
        """Whether a heading that divides the letter is open: what comes before it may be a name that looks like one."""
        return any(level <= 2 for level, _ in self._open)

    @property
    def finding(self) -> FindingKind:
        """The finding kind that the nearest open heading declares."""
        return next((kind for heading in reversed(self.path) if (kind := finding_of(heading))), FindingKind.CONTEXT)

    def divides(self, words: str, declared: int) -> bool:
        """Whether what reads as a heading can be one here: not among names and addresses, and in a letter whose kind has
        fixed headings only such a one, unless the format declares it."""
        if declared or is_customary(words):
            return True
        if self._has_customary_alone:
            return level_of(words) == 1 and not self._is_divided
        return not lists_names(self.innermost)

    def take(self, words: str, declared: int, follows_heading: bool) -> None:
        """Opens a heading and closes those that it ends; ``declared`` is its level as the format has it, else 0."""
        words = heading_words(words)
        level = self._level(words, declared, follows_heading)
        self._begun = True
        self._open = [heading for heading in self._open if heading[0] < level]
        if level > 1 or self._is_part(words):
            self._open.append((level, words))

    def _level(self, words: str, declared: int, follows_heading: bool) -> int:
        """What the words tell for a letter's subject and the headings that divide it, else the declared level.

        Only a letter's first heading can be its title, however large another one is printed. A heading that follows one
        with a finding kind at once is its sub-heading, and so are its like, whatever their declared level.
        """
        told = self._told(words)
        if told < 3 or not declared:
            self._nested = self._nested if told > 2 else 0
            return told
        level = 1 if declared == 1 and not self._begun else max(2, declared)
        above = self._open[-1] if self._open else (0, "")
        if above[0] == level and finding_of(above[1]) and follows_heading:
            self._nested = level
        return level + 1 if level == self._nested else level

    def _told(self, words: str) -> int:
        """The level that the words tell: 1 for a report within the report, 2 for chapters, 3 for what each of these has."""
        if self._is_part(words):
            grades_open_board = "Board" in words and any(level == 1 and "Board" in part for level, part in self._open)
            return 2 if grades_open_board else 1
        if is_minor(words) and any(is_chapter(heading) for _, heading in self._open):
            return 3
        told = level_of(words)
        return 3 if told == 1 and self._is_divided else told  # "Annual report of …" within a report is not its title

    def _is_part(self, words: str) -> bool:
        return self._has_parts and is_part(words)
