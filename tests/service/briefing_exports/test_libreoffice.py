"""The Word file opened by a word processor: LibreOffice sets it in pages, and its footnotes stand at their feet."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from service.briefing.briefing import Layout
from service.briefing.exporting import Format, export
from service.briefing.setting_out import set_out
from tests.service import fakes
from tests.service.briefing_exports.packs import full

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"),
]


def pages(folder: Path, file: bytes) -> list[str]:
    """The text of each page that LibreOffice makes of a Word file, white space folded."""
    (folder / "briefing.docx").write_bytes(file)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, folder / "briefing.docx"],
        check=True,
        capture_output=True,
        timeout=180,
    )
    with pypdfium2.PdfDocument(folder / "briefing.pdf") as document:
        return [" ".join(document[number].get_textpage().get_text_range().split()) for number in range(len(document))]


@pytest.mark.parametrize("layout", list(Layout))
def test_libreoffice_shows_headings_quotes_and_footnotes(tmp_path: Path, layout: Layout) -> None:
    """Each note is on the page of its quote, with its number; the page numbers are filled in."""
    shown = pages(tmp_path, export(full(layout), Format.DOCX))
    assert len(shown) >= 1
    assert shown[0].startswith(f"Health at strategy discussions {layout.label}, 7 March 2026")
    everything = " ".join(shown)
    for heading in ("Who takes part?", "What of schools?", "Letters quoted", "Letters looked in"):
        assert heading in everything
    at = next(number for number, page in enumerate(shown) if fakes.STRENGTH in page)
    note = " ".join(set_out(full(layout)).notes[0].split())
    assert f"{fakes.STRENGTH}1" in shown[at].replace(". 1", ".1")
    assert note in shown[at]
    assert f"Page {at + 1} of {len(shown)}" in shown[at]
