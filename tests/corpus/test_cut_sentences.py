"""Which block a line goes on with after a page break."""

from __future__ import annotations

import pytest

from corpus.cut_sentences import cut_block
from corpus.letter import Block, BlockKind, Span
from corpus.line import Line, LineKind

GAP = "\n\n\n\n"
LONG = "Nurses, teachers and police officers meet each week and write a plan with"


def _cut(before: list[tuple[BlockKind, str]], following: str, gap: str = GAP) -> int | None:
    text, blocks = "", []
    for kind, words in before:
        blocks.append(Block(kind, (Span(len(text), len(text) + len(words)),)))
        text += words + "\n\n"
    start = len(text.rstrip("\n")) + len(gap)
    text = text.rstrip("\n") + gap + following
    return cut_block(text, blocks, Line(LineKind.PROSE, Span(start, len(text)), alone=True))


@pytest.mark.parametrize(
    ("last", "gap", "index"),
    [
        ("Plans are", GAP, 0),
        ("Plans are", "\n\n", 0),
        ("Plans of the board's'", GAP, 0),
        ("Plans are late;", GAP, 0),
        ("Plans are late;", "\n\n", None),
        ("Plans are late.", GAP, None),
        ("Plans are ‘late.’²", GAP, None),
        ("These are:", GAP, None),
    ],
)
def test_a_line_in_small_letters_goes_on_with_a_sentence_that_has_not_ended(last: str, gap: str, index: int | None) -> None:
    """Whatever its length; a semicolon ends an entry of a list, unless a page ends after it."""
    assert _cut([(BlockKind.PARAGRAPH, last)], "kept by all.", gap) == index


def test_a_line_goes_on_with_an_earlier_block_where_the_page_is_out_of_order() -> None:
    """The nearest long one that is broken off, over a page break; short labels and what stands further off are not asked."""
    ended = (BlockKind.PARAGRAPH, "Staff stay.")
    assert _cut([(BlockKind.PARAGRAPH, LONG), ended], "families.") == 0
    assert _cut([(BlockKind.PARAGRAPH, LONG), ended], "families.", "\n\n") is None
    assert _cut([(BlockKind.PARAGRAPH, "Seen by"), ended], "families.") is None
    assert _cut([(BlockKind.PARAGRAPH, LONG), ended, ended, ended], "families.") is None


def test_a_line_with_a_capital_goes_on_with_a_long_sentence_alone() -> None:
    """A name may begin the next page; a footnote between is passed over, a table or a caption is not."""
    note = (BlockKind.NOTE, "¹ Since May.")
    assert _cut([(BlockKind.BULLET, LONG), note], "Heron House.") == 0
    assert _cut([(BlockKind.BULLET, "Seen by")], "Heron House.") is None
    assert _cut([(BlockKind.BULLET, LONG), (BlockKind.ROW, "Team\t1")], "heron house.") is None
    assert _cut([(BlockKind.CAPTION, "Table 1: visits made")], "by night.") is None
