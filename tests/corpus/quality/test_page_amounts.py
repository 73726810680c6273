"""Pages with almost no text, files that are no letter, and what the reader of the file noted."""

from __future__ import annotations

from corpus.quality.oddity import OddityKind
from tests.corpus.quality.invented import FILLER, IMPROVE, PAGE_END, Part, kinds, letter_of, oddities, only


def test_a_page_of_a_few_words_between_others_is_told_and_a_last_page_is_not() -> None:
    """Seven words between; a letter may end with a line on a page of its own."""
    between = Part(("Findings",), (*FILLER, PAGE_END, "Picture of the town hall at night.", PAGE_END, *FILLER, PAGE_END))
    oddity = only(letter_of(between, IMPROVE, pages=True))
    assert (oddity.kind, oddity.pages) == (OddityKind.SPARSE_PAGE, (2,))
    last = Part(("Findings",), (*FILLER, PAGE_END, "Page two ends here."))
    assert kinds(letter_of(IMPROVE, last, pages=True)) == []


def test_a_file_of_fewer_words_than_any_letter_is_told() -> None:
    """It may be a covering note, or most of it may be pictures."""
    oddity = only(letter_of(Part(("Findings",), ("Please find the letter enclosed.",)), IMPROVE))
    assert (oddity.kind, oddity.reason) == (OddityKind.SHORT_FILE, "the file holds fewer words (10) than any letter")


def test_what_the_reader_noted_is_told() -> None:
    """Hidden text and pictures are odd; each note is one oddity, in the reader's words."""
    notes = ("12 characters of hidden text (white) were left out on page 3.", "No text was found on page 4.")
    told = oddities(letter_of(Part(("Findings",), FILLER), IMPROVE, notes=notes))
    assert [(oddity.kind, oddity.reason) for oddity in told] == [
        (OddityKind.READER_NOTE, "12 characters of hidden text (white) were left out on page 3"),
        (OddityKind.READER_NOTE, "no text was found on page 4"),
    ]
