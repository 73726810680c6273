"""The letter page's layout: every line shown once, in order, with pages and marks where they belong."""

from __future__ import annotations

from dataclasses import replace

from corpus.letter import Block, BlockKind, FindingKind, Section, Span
from service.addresses import anchor_of
from service.highlighting import outside, show_letter
from service.shown_letter import Piece, ShownBlock, ShownKind, ShownLetter
from tests.service.fakes import (
    CUT_AFTER,
    CUT_BEFORE,
    CUT_QUOTE,
    FOOTNOTE,
    HEAD_ROW,
    LETTER,
    RECENT,
    ROW,
    ROW_QUOTE,
    STRENGTH,
    TEXT,
    TITLE,
    span_of,
)


def blocks(shown: ShownLetter) -> list[ShownBlock]:
    """All blocks in the order in which they are shown."""
    return [block for section in shown.sections for run in section.runs for block in run.blocks]


def text_of(block: ShownBlock) -> str:
    """The block's words, a bar between its cells."""
    return "|".join("".join(piece.text for piece in cell) for cell in block.cells)


def pieces(shown: ShownLetter) -> list[Piece]:
    """All pieces in the order in which they are shown."""
    return [piece for block in blocks(shown) for cell in block.cells for piece in cell]


def test_every_line_is_shown_in_order_as_what_it_is() -> None:
    """Blocks, notes and what is printed around the text all appear; headings appear once, as headings."""
    shown = show_letter(LETTER)
    assert [(block.kind.value, text_of(block)) for block in blocks(shown)] == [
        ("margin", TITLE),
        ("paragraph", "Children in Hartmere are seen quickly."),
        ("bullet", STRENGTH),
        ("bullet", RECENT),
        ("bullet", "This holds at weekends too."),
        ("paragraph", CUT_BEFORE + CUT_AFTER),
        ("note", FOOTNOTE),
        ("margin", "Hartmere, 14 November 2022"),
        ("paragraph", "Table 1: strategy discussions"),
        ("row", HEAD_ROW.replace("\t", "|")),
        ("row", ROW.replace("\t", "|")),
        ("row", "Police|212|210"),
    ]
    assert [(entry.section, entry.depth, entry.words) for entry in shown.contents] == [
        ("s1", 1, "Headline findings"),
        ("s2", 1, "Key strengths"),
        ("s3", 1, "What needs to improve?"),
    ]
    assert [section.finding for section in shown.sections[1:]] == [section.finding for section in LETTER.sections]


def test_bullets_keep_their_depth_and_tables_their_head() -> None:
    """A nested bullet is one level down; the first row of a table is its head."""
    shown = show_letter(LETTER)
    assert [block.depth for block in blocks(shown) if block.kind is ShownKind.BULLET] == [0, 0, 1]
    assert [block.heads for block in blocks(shown) if block.kind is ShownKind.ROW] == [True, False, False]


def test_every_kind_of_block_can_be_shown() -> None:
    """A kind that is added to letters is added here too."""
    for kind in BlockKind:
        letter = replace(LETTER, sections=(Section((), FindingKind.CONTEXT, (Block(kind, (span_of(ROW),)),)),))
        assert "212" in "".join(piece.text for piece in pieces(show_letter(letter)))


def test_a_page_number_stands_where_its_page_begins_and_nowhere_else() -> None:
    """Page 1 begins with the first line, page 2 in the middle of a sentence."""
    shown = show_letter(LETTER)
    assert [(text_of(block), block.page) for block in blocks(shown) if block.page] == [(TITLE, 1)]
    assert [(piece.text, piece.apart) for piece in pieces(shown) if piece.new_page == 2] == [(CUT_AFTER, True)]


def test_a_sentence_cut_by_a_page_break_is_marked_without_what_stands_between() -> None:
    """Footnote and running header inside the span are not part of the quote."""
    shown = show_letter(LETTER, [CUT_QUOTE.citation.span])
    assert [piece.text for piece in pieces(shown) if piece.marked] == [CUT_BEFORE, CUT_AFTER]
    assert shown.first_anchor == anchor_of(CUT_QUOTE.citation.span)
    assert [piece.anchors for piece in pieces(shown) if piece.anchors] == [(anchor_of(CUT_QUOTE.citation.span),)]


def test_part_of_a_block_can_be_marked() -> None:
    """The words before and after stay as they are."""
    start = TEXT.index("attend most")
    shown = show_letter(LETTER, [Span(start, start + len("attend most"))])
    block = next(block for block in blocks(shown) if text_of(block) == STRENGTH)
    assert [(piece.text, piece.marked) for piece in block.cells[0]] == [
        ("Health practitioners ", False),
        ("attend most", True),
        (" strategy discussions and bring what they know of the child.", False),
    ]


def test_overlapping_marks_each_have_an_anchor() -> None:
    """Two quotes that share words can both be jumped to."""
    first = span_of(STRENGTH)
    second = Span(first.start, first.start + 6)
    shown = show_letter(LETTER, [first, second, first])
    assert [piece.anchors for piece in pieces(shown) if piece.anchors] == [
        (f"c{second.start}-{second.end}", f"c{first.start}-{first.end}")
    ]


def test_a_row_is_marked_cell_by_cell_and_a_footnote_by_itself() -> None:
    """Whatever can be quoted can be marked."""
    shown = show_letter(LETTER, [ROW_QUOTE.citation.span, span_of(FOOTNOTE)])
    assert [piece.text for piece in pieces(shown) if piece.marked] == [FOOTNOTE, "Health", "212", "187"]


def test_a_span_outside_the_letter_is_known_and_left_out() -> None:
    """A stale link marks nothing."""
    spans = [Span(5, 5), Span(9, 3), Span(0, len(TEXT) + 1)]
    assert [outside(LETTER, span) for span in spans] == [True, True, True]
    assert not outside(LETTER, Span(0, len(TEXT)))
    assert show_letter(LETTER, spans).first_anchor == ""


def test_only_the_new_part_of_a_heading_path_is_shown() -> None:
    """A heading stands once above all the sections below it."""
    paths = [("Findings", "Front door"), ("Findings", "Partners"), ("Findings",)]
    words = ["Children in Hartmere are seen quickly.", STRENGTH, RECENT]
    sections = tuple(
        Section(path, FindingKind.CONTEXT, (Block(BlockKind.PARAGRAPH, (span_of(each),)),))
        for path, each in zip(paths, words, strict=True)
    )
    shown = show_letter(replace(LETTER, sections=sections))
    assert [section.headings for section in shown.sections if section.id != "s0"] == [
        ((1, "Findings"), (2, "Front door")),
        ((2, "Partners"),),
        (),
    ]


def test_a_letter_without_pages_or_sections_is_still_shown_whole() -> None:
    """Nothing is lost where nothing could be told of a letter's structure."""
    shown = show_letter(replace(LETTER, pages=(), sections=()))
    assert [text_of(block) for block in blocks(shown)][:2] == [TITLE, "Headline findings"]
    assert not any(block.page for block in blocks(shown))
