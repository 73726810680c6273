"""The Markdown file: parts in their order, footnotes, and nothing typed that means anything."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from eval.read_back import unescaped
from service.briefing.briefing import Layout
from service.briefing.exporting import Format, export
from service.briefing.render_markdown import escaped
from tests.service import fakes
from tests.service.briefing_exports.packs import HOSTILE, full, hostile
from tests.service.markup import Markup


def test_parts_are_written_in_order() -> None:
    """Headings, block quotes with a note's mark, a table for rows, and the notes at the end."""
    text = export(full(), Format.MARKDOWN).decode()
    assert text.startswith(
        "# Health at strategy discussions\n\n7-minute briefing, 7 March 2026\n\n**Please note:** These letters"
    )
    assert (
        f"**Strength**\n\n> {fakes.STRENGTH}[^1]\n\nHartmere: Joint targeted area inspection, 14 November 2022. Page 1\n"
        in text
    )
    assert "\n\n**Note:** Ours.\n\n" in text
    assert f"> {fakes.CUT_BEFORE} *\\[page break\\]* {fakes.CUT_AFTER}[^3]" in text
    assert (
        "**Area for improvement**\\\n*Table 1: strategy discussions*\n\n> | Agency | Invited | Attended | Note |\n"
        "> | --- | --- | --- | --- |\n> | Health | 212 | 187 | [^4] |\n> | Police | 212 | 210 | [^5] |\n"
    ) in text
    assert "1. Who was missing?\n2. How would you know?\n" in text
    assert "| Count who takes part | Business manager | 1 May |\n" in text
    assert text.rstrip().split("\n")[-1].startswith("[^6]: ")


@pytest.mark.parametrize(
    "words",
    [
        "a * b _c_ `d` [e](f) <g> #h | ~i~ & $j$ ^k k@l.example http://m.example www.n.example \\ \\\\* {{ o }}",
        "- p",
        "+ q",
        "1. r",
        "12) s",
        "=====",
        "# t",
        "> u",
        "---",
        "&amp; &#42;",
        "[^1]: v",
        ":smile:",
        "![w](x)",
    ],
)
def test_words_come_through_a_markdown_reader_as_they_were_typed(words: str) -> None:
    """As one paragraph of text; undoing the backslashes gives them too."""
    reader = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"])
    shown = Markup(f"<html><body>{reader.render(escaped(words))}</body></html>")
    assert shown.values("//body/p/text()") == [words]
    assert shown.tags("//body//*") == ["p"]
    assert unescaped(escaped(words)) == words


@pytest.mark.parametrize("layout", list(Layout))
def test_hostile_words_make_no_part_of_their_own(layout: Layout) -> None:
    """No script, no list, no rule, no link: as many headings and quotes as were put in."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    shown = Markup(f"<html><body>{reader.render(export(hostile(layout), Format.MARKDOWN).decode())}</body></html>")
    assert shown.tags("//script | //hr | //a | //s | //code[contains(., 'c')][string-length(.) < 64]") == []
    assert len(shown.tags("//blockquote")) == 1
    assert shown.values("//h1/text()")[0].startswith(HOSTILE[:80])
