"""Exports: every format holds every quote to the character, twice the same, under a safe name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.letter import Span
from eval.exports import returned
from service.briefing.briefing import Briefing, Layout
from service.briefing.exporting import Format, export, file_name
from service.briefing.verified import VerifiedTopic, Withheld
from tests.service import fakes
from tests.service.briefing_exports.packs import (
    HOSTILE,
    OLDER,
    QUOTES,
    TEXTS,
    full,
    hostile,
    verified_of,
    verified_quote,
    withheld_quote,
)
from tests.service.briefing_exports.test_render_pdf import can_make_pdf

FORMATS = [
    pytest.param(each, marks=pytest.mark.skipif(each is Format.PDF and not can_make_pdf(), reason="Pango is not installed"))
    for each in Format
]


@pytest.mark.parametrize("wanted", FORMATS)
@pytest.mark.parametrize("layout", list(Layout))
def test_every_quote_is_read_back_byte_for_byte(layout: Layout, wanted: Format) -> None:
    """Sentences, a quote that a page break cuts, rows; a PDF without white space."""
    back = returned([full(layout), hostile(layout)], wanted, TEXTS)
    assert back.quotes == (*QUOTES, fakes.MARKUP_QUOTE)
    assert back.different == ()
    assert back.holds


@pytest.mark.parametrize("wanted", [Format.DOCX, Format.HTML, Format.MARKDOWN])
def test_a_quote_that_looks_like_markup_is_read_back_byte_for_byte(wanted: Format) -> None:
    """Whatever a letter holds: double spaces, a tab, backslashes, marks of every format."""
    words = "a  b\tc \\* *d* [^1] > | `e` _f_ <p>&lt; ]]> {{ g }} | h"
    quote = replace(OLDER, text=words, parts=(words,), citation=replace(OLDER.citation, span=Span(0, len(words))))
    row = replace(quote, text="a | b\t\\|c\t", cells=("a | b", "\\|c", ""), parts=("a | b\t\\|c\t",))
    for each, text in ((quote, words), (row, row.text.ljust(len(words)))):
        pack = verified_of(Briefing(), VerifiedTopic("", "", (verified_quote(each),)))
        assert returned([pack], wanted, {fakes.OLDER.id: text}).holds


def test_a_withheld_quote_is_an_error_in_the_log_without_the_readers_words(caplog: pytest.LogCaptureFixture) -> None:
    """The reason stands there; neither the question nor the letter's id, which the reader's file gave."""
    gone = withheld_quote(Withheld.LETTER_REMOVED, "typed-by-hand")
    export(verified_of(Briefing(), VerifiedTopic("A private question?", "", (gone,))), Format.MARKDOWN)
    assert [(each.levelname, each.getMessage()) for each in caplog.records] == [
        ("ERROR", "a quote was withheld from an export: letter removed")
    ]


def test_a_saved_page_begins_with_its_doctype() -> None:
    """A browser that finds anything before it falls back to its oldest manners."""
    assert export(full(), Format.HTML).startswith(b"<!DOCTYPE html>")


@pytest.mark.parametrize("wanted", FORMATS)
def test_the_same_briefing_gives_the_same_bytes(wanted: Format) -> None:
    """On the same day from the same index."""
    assert export(full(), wanted) == export(full(), wanted)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Health at strategy discussions: 2026", "health-at-strategy-discussions-2026.docx"),
        ("../../etc/passwd", "etc-passwd.docx"),
        ("Café “Nuñez”\r\nX-Header: 1", "cafe-nunez-x-header-1.docx"),
        ("", "briefing.docx"),
        ("שלום", "briefing.docx"),
        (HOSTILE, "script-alert-1-script-cmd-c-calc-a0-7-7-raw-amp-bold-it-a-ht.docx"),
    ],
)
def test_a_file_is_named_after_the_title_safely(title: str, name: str) -> None:
    """No path, no line end, no letter that a file system or a header could choke on."""
    assert file_name(Briefing(title=title), Format.DOCX) == name


def test_formats_say_what_they_are() -> None:
    """For forms, headers and file names."""
    assert [(each.label, each.suffix) for each in Format] == [
        ("Word (DOCX)", ".docx"),
        ("Web page (HTML)", ".html"),
        ("PDF", ".pdf"),
        ("Markdown", ".md"),
    ]
    assert Format.DOCX.media_type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert Format("pdf").media_type == "application/pdf"
