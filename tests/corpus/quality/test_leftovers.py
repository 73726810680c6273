"""Running headers and lists of contents that were left in the text."""

from __future__ import annotations

from corpus.quality.oddity import OddityKind
from tests.corpus.quality.invented import FILLER, IMPROVE, PAGE_END, SENTENCE, Part, kinds, letter_of, only


def test_words_that_most_pages_begin_with_are_told_with_the_pages() -> None:
    """Other numbers in them do not matter, and neither does a sentence that they interrupt."""
    pages: list[str] = []
    for number in range(1, 5):
        pages += [
            f"Inspection of Ashmere, page {number} of 4. {FILLER[number]}",
            f"Page {chr(96 + number)} ends here.",
            PAGE_END,
        ]
    oddity = only(letter_of(Part(("Findings",), (*pages[:-1], *FILLER)), IMPROVE, pages=True))
    assert (oddity.kind, oddity.pages) == (OddityKind.REPEATED_LINE, (1, 2, 3, 4))
    assert oddity.reason == "“Inspection of Ashmere, page 1” stands at the edge of 4 pages"


def test_a_few_pages_of_many_that_begin_alike_are_chance() -> None:
    """Three of twelve."""
    pages: list[str] = []
    for number in range(12):
        first = "The local authority has worked well." if number % 4 == 0 else f"Point {chr(97 + number)} of a list."
        pages += [f"{first} {chr(97 + number)} {SENTENCE} Page{chr(97 + number)} ends here.", PAGE_END]
    assert kinds(letter_of(Part(("Findings",), pages[:-1]), IMPROVE, pages=True)) == []


def test_without_pages_a_line_that_stands_five_times_is_told() -> None:
    """Four times may be a caption."""
    line = "Joint inspection of Ashmere, final"
    often = [block for number in range(5) for block in (line, FILLER[number])]
    oddity = only(letter_of(Part(("Findings",), (*often, FILLER[5])), IMPROVE))
    assert (oddity.kind, oddity.reason) == (OddityKind.REPEATED_LINE, f"“{line}” stands 5 times")
    assert kinds(letter_of(Part(("Findings",), (*often[:-2], *FILLER[5:])), IMPROVE)) == []


def test_a_list_of_contents_in_one_paragraph_is_told() -> None:
    """Headings and their page numbers, one after the other."""
    listed = "Information about this area 5 Recommendations for the partners 7 Summary for young people 8"
    oddity = only(letter_of(Part(("Findings",), (listed, *FILLER)), IMPROVE))
    assert oddity.kind is OddityKind.CONTENTS_LIST
    assert oddity.reason.startswith("lines of a contents list stand in the text: “Information about this area 5")


def test_lines_that_name_the_headings_with_their_pages_are_told() -> None:
    """Three of them; two might be a coincidence."""
    headings = [Part((heading,), FILLER) for heading in ("Overview", "Findings", "Next steps")]
    lines = ("Overview 2", "Findings ..... 3", "Next steps 9")
    oddity = only(letter_of(Part((), lines), *headings, IMPROVE))
    assert oddity.kind is OddityKind.CONTENTS_LIST
    assert oddity.reason.endswith("“Overview 2”, “Findings ..... 3” and 1 more")
    assert kinds(letter_of(Part((), lines[:2]), *headings, IMPROVE)) == []


def test_a_heading_that_is_a_line_of_the_contents_is_told() -> None:
    """It ends in a page number and repeats a heading."""
    oddity = only(letter_of(Part(("Executive summary 2",), FILLER), Part(("Executive summary",), FILLER), IMPROVE))
    assert (oddity.kind, oddity.reason) == (
        OddityKind.CONTENTS_LIST,
        "the heading “executive summary 2” is a line of a contents list",
    )


def test_sentences_with_figures_are_no_list_of_contents() -> None:
    """Their numbers do not ascend, and full stops stand between them."""
    figures = "Of the children seen in Ashmere 12 were in care. Of those seen in Dunwick 8 lived at home. In Fenholme 9 moved."
    assert kinds(letter_of(Part(("Findings",), (figures, *FILLER)), IMPROVE)) == []
