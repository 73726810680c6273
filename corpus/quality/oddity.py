"""The nouns of a quality report: what can look odd in a letter as it was read, each with what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class OddityKind(StrEnum):
    """What can look odd; the values are the names that machines read."""

    NO_LETTER = "no_letter"
    NO_AUTHORITY = "no_authority"
    NO_DATE = "no_date"
    IMPOSSIBLE_DATE = "impossible_date"
    NO_KIND = "no_kind"
    NO_GRADES = "no_grades"
    MISSING_HEADING = "missing_heading"
    MISSING_REPORT = "missing_report"
    NO_HEADINGS = "no_headings"
    CROWDED_HEADING = "crowded_heading"
    STRANGE_HEADING = "strange_heading"
    CUT_SENTENCE = "cut_sentence"
    LOST_BULLETS = "lost_bullets"
    REPEATED_LINE = "repeated_line"
    CONTENTS_LIST = "contents_list"
    GLUED_WORDS = "glued_words"
    BROKEN_WORDS = "broken_words"
    WRONG_CHARACTERS = "wrong_characters"
    SPARSE_PAGE = "sparse_page"
    SHORT_FILE = "short_file"
    READER_NOTE = "reader_note"
    SAME_LETTER = "same_letter"
    OTHER_LETTER = "other_letter"

    @property
    def advice(self) -> str:
        """What the person who gave the file can do, in a sentence."""
        return _ADVICE[self]


_SIDECAR = "write it in a file of the same name that ends in .toml, such as: {}."
_OTHER_FORM = "If the letter is to be had in another format (PDF, Word), give that in its place."
_COMPARE = "Compare it with the published letter there. " + _OTHER_FORM

_ADVICE = {
    OddityKind.NO_LETTER: "Check that the right file was saved. If it is a letter or report, write what it is in a file of its"
    ' name that ends in .toml, a line each: authority = "Ashmere", kind = "jtai", date = 2020-02-17.',
    OddityKind.NO_AUTHORITY: "If the letter names one, " + _SIDECAR.format('authority = "Ashmere"'),
    OddityKind.NO_DATE: "If the letter gives one, " + _SIDECAR.format("date = 2020-02-17"),
    OddityKind.IMPOSSIBLE_DATE: "If the letter gives another, " + _SIDECAR.format("date = 2020-02-17"),
    OddityKind.NO_KIND: "If it is an inspection letter or report, " + _SIDECAR.format('kind = "jtai"'),
    OddityKind.NO_GRADES: "If the report's first pages give more, "
    + _SIDECAR.format('grades = {"Overall effectiveness" = "good"}'),
    OddityKind.MISSING_HEADING: "If the published letter has no such heading, nothing is wrong; if it has, what stands under it"
    " is not listed among its findings. " + _OTHER_FORM,
    OddityKind.MISSING_REPORT: "Check that the file holds the whole of the published report.",
    OddityKind.NO_HEADINGS: "Answers cannot tell strengths from areas for improvement here. " + _OTHER_FORM,
    OddityKind.CROWDED_HEADING: "Headings within it may not have been recognised. " + _OTHER_FORM,
    OddityKind.STRANGE_HEADING: "What follows it stands under the wrong heading. " + _OTHER_FORM,
    OddityKind.CUT_SENTENCE: "A quotation of it may be incomplete. " + _COMPARE,
    OddityKind.LOST_BULLETS: "What introduces the list is not shown with them. " + _OTHER_FORM,
    OddityKind.REPEATED_LINE: "It may be printed at the head or foot of each page and interrupt sentences. " + _OTHER_FORM,
    OddityKind.CONTENTS_LIST: "Its lines may be found in place of the sections that they name. " + _OTHER_FORM,
    OddityKind.GLUED_WORDS: "They cannot be found by searching. " + _OTHER_FORM,
    OddityKind.BROKEN_WORDS: "They cannot be found by searching. " + _OTHER_FORM,
    OddityKind.WRONG_CHARACTERS: "Save the text again as UTF-8, or give the PDF.",
    OddityKind.SPARSE_PAGE: "See whether the page is a picture; if it is, give a copy with recognised text.",
    OddityKind.SHORT_FILE: "Check that the right file was saved. If its pages are pictures, give a copy with recognised text.",
    OddityKind.READER_NOTE: "Open the file there and see whether a reader would miss anything.",
    OddityKind.SAME_LETTER: "Check that both files are what their names say, and take one away.",
    OddityKind.OTHER_LETTER: "Files of one name are taken for one letter; rename one of them.",
}


@dataclass(frozen=True, slots=True)
class Oddity:
    """One thing that looks odd: its kind, what was seen, and the pages it was seen on, where the letter has pages."""

    kind: OddityKind
    reason: str
    pages: tuple[int, ...] = ()

    @property
    def advice(self) -> str:
        """What to do about it."""
        return self.kind.advice
