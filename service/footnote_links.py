"""A letter in, links between its footnotes and the marks that they explain out; pure."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.footnotes import number_of
from corpus.letter import Block, BlockKind, Letter, Span
from service.shown_letter import FootnoteLink


def footnote_links(letter: Letter) -> dict[Span, FootnoteLink]:
    """By the span of each mark and of each footnote's number, the link to the other one.

    A mark that stands in a heading, or that two footnotes claim, is linked with none or with the first of them: both
    ends of a link are on the page.
    """
    links: dict[Span, FootnoteLink] = {}
    blocks = [block for section in letter.sections for block in section.blocks]
    for place, (note, mark) in enumerate(_marked(blocks), start=1):
        number = number_of(letter.text[note.span.start : note.span.end])
        here, there = f"footnote-{place}", f"footnote-{place}-mark"
        if number and mark not in links:
            links[mark] = FootnoteLink(there, here, f"Footnote {number}", "doc-noteref")
            own = Span(note.span.start, note.span.start + len(number))
            links[own] = FootnoteLink(here, there, f"Footnote {number}: back to its mark in the text", "doc-backlink")
    return links


def _marked(blocks: list[Block]) -> Iterator[tuple[Block, Span]]:
    """Footnotes whose mark stands in a block that is shown, in order, with their mark."""
    shown = {(part.start, part.end) for block in blocks if block.kind is not BlockKind.NOTE for part in block.parts}
    for note in blocks:
        mark = note.mark
        if mark and any(start <= mark.start and mark.end <= end for start, end in shown):
            yield note, mark
