"""What the readers of HTML and Markdown must make of markup."""

from __future__ import annotations

import pytest

from corpus.errors import ReadError
from corpus.letter import Transcript
from corpus.readers.html import read_html
from corpus.readers.markdown import read_markdown


def headings(transcript: Transcript) -> list[tuple[str, int]]:
    """The marked headings with their levels."""
    return [(transcript.text[mark.span.start : mark.span.end], mark.level) for mark in transcript.headings]


def test_reads_headings_paragraphs_lists_and_tables() -> None:
    """The markup's structure becomes the transcribed form."""
    transcript = read_html(
        b"<html><body><h1>Ashmere</h1><p>Staff <b>know</b>\n children.</p><ul><li>listen<ul><li>often</li></ul></li>"
        b"<li><p>write</p></li></ul><table><tr><th>Judgement</th><th>Grade</th></tr><tr><td>Help</td><td>Good</td></tr>"
        b"</table><ol><li>First</li><li>Second</li></ol></body></html>"
    )
    assert transcript.text == (
        "Ashmere\n\nStaff know children.\n\n- listen\n  - often\n- write\n\n"
        "Judgement\tGrade\nHelp\tGood\n\n1. First\n\n2. Second"
    )
    assert headings(transcript) == [("Ashmere", 1)]


def test_leaves_out_what_is_not_the_letter() -> None:
    """Scripts, menus, banners and hidden elements are not quoted."""
    transcript = read_html(
        b"<body><nav>Menu</nav><header>Banner</header><script>x()</script><p>Kept.</p><p hidden>No</p>"
        b"<p style='display: none'>No</p><p aria-hidden='true'>No</p><aside>More</aside><footer>End</footer></body>"
    )
    assert transcript.text == "Kept."


def test_reads_only_the_main_part_where_the_page_names_one() -> None:
    """The main element holds the letter."""
    assert read_html(b"<body><div>Cookies</div><main><p>The letter.</p></main></body>").text == "The letter."


def test_reads_utf_8_whatever_the_page_declares_and_windows_1252_where_it_is_not() -> None:
    """Apostrophes come out right in both."""
    assert read_html("<p>children’s</p>".encode()).text == "children’s"
    assert read_html("<p>children’s</p>".encode("cp1252")).text == "children’s"


def test_refuses_a_page_without_words() -> None:
    """A page that only loads a script is no letter."""
    with pytest.raises(ReadError, match="no words"):
        read_html(b"<body><script>load()</script></body>")


def test_reads_markdown_with_tables_and_footnotes() -> None:
    """Marks become structure; a footnote becomes a paragraph that starts with its raised mark."""
    transcript = read_markdown(
        b"---\ntitle: x\n---\n# Ashmere\n\nThe board[^1] met\nin May.\n\n- listen\n  - often\n\n"
        b"| Judgement | Grade |\n|---|---|\n| Help | Good |\n\n[^1]: Of the partnership.\n"
    )
    assert transcript.text == (
        "Ashmere\n\nThe board¹ met in May.\n\n- listen\n  - often\n\nJudgement\tGrade\nHelp\tGood\n\n¹ Of the partnership."
    )
    assert headings(transcript) == [("Ashmere", 1)]


def test_survives_markup_that_is_nested_without_end() -> None:
    """A page of ten thousand nested elements gives its words or an error, never a crash."""
    try:
        transcript = read_html(b"<div>" * 10_000 + b"words")
    except ReadError:
        return
    assert transcript.text == "words"
