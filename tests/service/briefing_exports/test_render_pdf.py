"""The PDF: tagged, named, in English, fetched from nowhere; and a clear word where it cannot be made."""

from __future__ import annotations

import importlib
import re
import sys
import zlib
from pathlib import Path
from urllib.parse import quote

import pypdfium2
import pytest

from service.briefing.briefing import Layout
from service.briefing.exporting import ExportError, Format, export
from service.briefing.render_pdf import render_pdf as render
from tests.service.briefing_exports.packs import full, hostile


def can_make_pdf() -> bool:
    """Whether WeasyPrint and its system libraries are here."""
    try:
        importlib.import_module("weasyprint")
    except (ImportError, OSError):
        return False
    return True


needs_weasyprint = pytest.mark.skipif(not can_make_pdf(), reason="WeasyPrint or Pango is not installed")


@needs_weasyprint
def test_the_file_is_tagged_and_says_its_title_and_language() -> None:
    """With bookmarks for the headings, as PDF/UA wants it."""
    file = export(full(), Format.PDF)
    streams = re.findall(rb"stream\n(.*?)\nendstream", file, re.DOTALL)
    assert any(b"pdfuaid:part" in zlib.decompress(stream) for stream in streams if stream.startswith(b"x"))
    with pypdfium2.PdfDocument(file) as document:
        assert document.is_tagged()
        assert document.get_metadata_value("Title") == "Health at strategy discussions"
        assert document.get_metadata_value("Author") == ""
        assert [entry.get_title() for entry in document.get_toc()][:4] == [
            "Health at strategy discussions",
            "Background",
            "Why it matters",
            "What the letters say",
        ]


@needs_weasyprint
def test_hostile_words_stay_words() -> None:
    """A title that looks like markup is the title."""
    with pypdfium2.PdfDocument(export(hostile(Layout.SEVEN_MINUTE), Format.PDF)) as document:
        assert document.get_metadata_value("Title").startswith("<script>alert(1)</script> =cmd")
        assert len(document) >= 2


@needs_weasyprint
def test_nothing_is_fetched(tmp_path: Path) -> None:
    """Neither a file of this machine nor an address: the picture is left out."""
    secret = tmp_path / "secret.svg"
    secret.write_text("<svg xmlns='http://www.w3.org/2000/svg'><text>secret</text></svg>", encoding="utf-8")
    picture = f"<img alt='' src='{secret.as_uri()}'><img alt='' src='data:image/svg+xml,{quote(secret.read_text())}'>"
    file = render(f"<html lang='en'><title>t</title><p>words</p>{picture}</html>")
    with pypdfium2.PdfDocument(file) as document:
        assert document[0].get_textpage().get_text_range() == "words"


@pytest.mark.parametrize(
    "error", [ModuleNotFoundError("No module named 'weasyprint'"), OSError("cannot load library 'libpango'")]
)
def test_what_is_missing_is_said_with_what_to_install(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """The extra, and Debian's names of the system libraries."""

    def fail(_: str) -> None:
        raise error

    monkeypatch.setattr(importlib, "import_module", fail)
    with pytest.raises(ExportError) as raised:
        render("<p>words</p>")
    assert str(raised.value) == (
        f"a PDF cannot be made here: {error}. Install WeasyPrint with `pip install 'letterwise[pdf]'` and, on Debian or "
        "Ubuntu, `apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`. Word, HTML and Markdown work "
        "without them"
    )
    assert raised.value.status == 503


def test_the_other_formats_load_no_weasyprint(monkeypatch: pytest.MonkeyPatch) -> None:
    """They work where it is missing."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    for wanted in (Format.DOCX, Format.HTML, Format.MARKDOWN):
        assert len(export(full(), wanted)) > 1000
    with pytest.raises(ExportError):
        export(full(), Format.PDF)
