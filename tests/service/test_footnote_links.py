"""Footnotes and their marks lead to each other, where both are on the page."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from corpus.footnotes import with_marks
from corpus.letter import Block, BlockKind, FindingKind, Letter, Section, Span
from service.footnote_links import footnote_links
from service.highlighting import show_letter
from service.shown_letter import FootnoteLink, Piece
from tests.service.fakes import LETTER


def letter_of(*lines: str, headings: tuple[str, ...] = ()) -> Letter:
    """A letter of these lines, those that begin with a raised one or two being footnotes, all others paragraphs."""
    text = "\n\n".join(lines)
    starts = [0, *(found + 2 for found in range(len(text)) if text.startswith("\n\n", found)), len(text) + 2]
    blocks = tuple(
        Block(BlockKind.NOTE if text[start] in "¹²" else BlockKind.PARAGRAPH, (Span(start, end - 2),))
        for start, end in pairwise(starts)
        if text[start : end - 2] not in headings
    )
    sections = with_marks(text, (Section(headings, FindingKind.CONTEXT, blocks),))
    return replace(LETTER, text=text, pages=(), sections=sections)


def linked(letter: Letter, cited: tuple[Span, ...] = ()) -> list[Piece]:
    """The pieces that are links, in the order in which they are shown."""
    runs = [run for section in show_letter(letter, cited).sections for run in section.runs]
    return [piece for run in runs for block in run.blocks for cell in block.cells for piece in cell if piece.footnote]


def test_a_mark_leads_to_its_footnote_and_the_footnote_back() -> None:
    """Each has an id of its own, and words for those who hear the page."""
    pieces = linked(letter_of("Plans¹ drift.", "¹ All of them."))
    assert [(piece.text, piece.footnote) for piece in pieces] == [
        ("¹", FootnoteLink("footnote-1-mark", "footnote-1", "Footnote 1", "doc-noteref")),
        ("¹", FootnoteLink("footnote-1", "footnote-1-mark", "Footnote 1: back to its mark in the text", "doc-backlink")),
    ]


def test_numbers_that_begin_again_have_ids_of_their_own() -> None:
    """Ids are counted through the letter, not taken from the numbers."""
    pieces = linked(letter_of("Plans¹ drift².", "¹ All of them.", "² Since May.", "Staff¹ stay.", "¹ Most of them."))
    links = [piece.footnote for piece in pieces if piece.footnote]
    assert [link.id for link in links] == [
        "footnote-1-mark",
        "footnote-2-mark",
        "footnote-1",
        "footnote-2",
        "footnote-3-mark",
        "footnote-3",
    ]
    assert {link.to for link in links} == {link.id for link in links}


def test_where_one_end_is_not_on_the_page_there_is_no_link() -> None:
    """A mark in a heading, which is shown without it; a footnote without a mark; a second footnote for the same mark."""
    assert footnote_links(letter_of("Our plans¹", "They drift.", "¹ All of them.", headings=("Our plans¹",))) == {}
    assert footnote_links(letter_of("Plans drift.", "¹ All of them.")) == {}
    twice = linked(letter_of("Plans¹ drift.", "¹ All of them.", "¹ Most of them."))
    assert [piece.footnote.id for piece in twice if piece.footnote] == ["footnote-1-mark", "footnote-1"]


def test_a_cited_sentence_stays_marked_throughout_its_footnotes_mark() -> None:
    """One anchor, at its beginning."""
    letter = letter_of("Plans¹ drift.", "¹ All of them.")
    (run, *_) = show_letter(letter, (Span(0, 13),)).sections[0].runs
    pieces = run.blocks[0].cells[0]
    assert [(piece.text, piece.marked, piece.anchors) for piece in pieces] == [
        ("Plans", True, ("c0-13",)),
        ("¹", True, ()),
        (" drift.", True, ()),
    ]
