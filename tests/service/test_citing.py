"""What a citation holds, and that words which are not in their block are withheld."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.letter import FindingKind, Letter, LetterKind, Metadata, Span
from indexer.index import Index
from service.answer import Citation
from service.citing import Citer
from tests.service import fakes
from tests.service.small_letters import letter_of, small_index_of

IMPROVEMENTS = 2
"""The place of the section 'What needs to improve?' in the invented letter."""


@pytest.fixture
def citer(tmp_path: Path) -> Citer:
    """Cites from the invented two-page letter with a page break inside a sentence and a table."""
    return Citer(small_index_of(tmp_path, [fakes.LETTER]))


def test_a_quote_carries_all_that_is_needed_to_find_it(citer: Citer) -> None:
    """Letter, page, section path, finding kind, span and the digest of the source file."""
    span = fakes.span_of(fakes.STRENGTH)
    quote = citer.quote(0, 1, 0, (span,), 0.5)
    assert quote is not None
    assert (quote.text, quote.parts, quote.lead, quote.cells, quote.score) == (fakes.STRENGTH, (fakes.STRENGTH,), "", (), 0.5)
    assert quote.citation == Citation(citer.summary(0), (1,), ("Key strengths",), FindingKind.STRENGTH, span, fakes.DIGEST)
    assert citer.summary(0) == fakes.SUMMARY


def test_a_quote_across_a_page_break_names_both_pages_and_hides_the_furniture(citer: Citer) -> None:
    """The span runs over the footnote and the running header; the parts leave them out."""
    parts = (fakes.span_of(fakes.CUT_BEFORE), fakes.span_of(fakes.CUT_AFTER))
    quote = citer.quote(0, IMPROVEMENTS, 0, parts, 0.5)
    assert quote is not None
    assert quote.parts == (fakes.CUT_BEFORE, fakes.CUT_AFTER)
    assert quote.citation.pages == (1, 2)
    assert quote.text == fakes.TEXT[parts[0].start : parts[1].end]


def test_a_table_row_carries_its_caption_and_its_columns_headings(citer: Citer) -> None:
    """The row itself is the quote; its headings stand beside it."""
    quote = citer.quote(0, IMPROVEMENTS, 4, (fakes.span_of(fakes.ROW),), 0.5)
    assert quote is not None
    assert (quote.text, quote.lead) == (fakes.ROW, "Table 1: strategy discussions")
    assert (quote.columns, quote.cells) == (("Agency", "Invited", "Attended"), ("Health", "212", "187"))


@pytest.mark.parametrize(
    "span",
    [
        Span(0, 10),
        Span(fakes.span_of(fakes.STRENGTH).start, fakes.span_of(fakes.RECENT).end),
        Span(fakes.span_of(fakes.STRENGTH).end, fakes.span_of(fakes.STRENGTH).start),
        Span(len(fakes.TEXT) - 1, len(fakes.TEXT) + 20),
    ],
    ids=["another section's words", "more than the block", "nothing", "beyond the letter"],
)
def test_words_that_are_not_in_their_block_are_withheld_and_logged(
    citer: Citer, caplog: pytest.LogCaptureFixture, span: Span
) -> None:
    """The log has the place and the letter, and no words."""
    assert citer.quote(0, 1, 0, (span,), 0.5) is None
    assert caplog.messages == [
        f"a quote was withheld: characters {span.start} to {span.end} are not in their block of hartmere-jtai-2022"
    ]


def test_a_row_read_from_a_file_is_cited_in_the_same_way(small_index: Index, small_letters: tuple[Letter, ...]) -> None:
    """Caption, headings and cells come apart for a letter that was read, too."""
    letter = small_letters[3]
    start = letter.text.index("Probation")
    place = small_index.library.entries.index(next(e for e in small_index.library.entries if e.id == letter.id))
    quote = Citer(small_index).quote(place, 0, 3, (Span(start, start + len("Probation\t40\t31")),), 1.0)
    assert quote is not None
    assert (quote.lead, quote.columns) == ("Table 1: attendance", ("Agency", "Invited", "Attended"))
    assert quote.cells == ("Probation", "40", "31")


def test_a_bullet_carries_the_letters_own_heading_and_a_partnerships_words_are_named_so(tmp_path: Path) -> None:
    """A customary heading such as Strengths shows as the kind of finding; another one completes the bullet."""
    text = "Tarn annual report 2021\n\nStrengths\n\n- Nurses come.\n\n9) What we doubt\n\n- That plans are made.\n"
    letter = replace(letter_of(tmp_path, "tarn", text), metadata=Metadata("Tarn", kind=LetterKind.ANNUAL_REPORT))
    index = small_index_of(tmp_path, [letter])
    citer = Citer(index)
    found = []
    for place, section in enumerate(letter.sections):
        for number, block in enumerate(section.blocks):
            quote = citer.quote(0, place, number, block.parts, 1.0)
            assert quote is not None
            found.append((quote.text, quote.lead, quote.citation.finding_label))
    assert found[-2:] == [
        ("Nurses come.", "", "Strength"),
        ("That plans are made.", "9) What we doubt", "Partnership report"),
    ]


def test_a_footnote_is_introduced_by_the_sentence_that_it_explains(tmp_path: Path) -> None:
    """Without it, nobody could tell what is meant; the sentence is no part of the quote."""
    text = "Tarn annual report 2021\n\nFindings\n\nAll is well. A joint¹ visit came.\n\n¹ Under an invented Act of 2004.\n"
    letter = letter_of(tmp_path, "tarn", text)
    citer = Citer(small_index_of(tmp_path, [letter]))
    quote = citer.quote(0, len(letter.sections) - 1, 1, letter.sections[-1].blocks[1].parts, 1.0)
    assert quote is not None
    assert (quote.text, quote.lead) == ("¹ Under an invented Act of 2004.", "A joint¹ visit came.")
