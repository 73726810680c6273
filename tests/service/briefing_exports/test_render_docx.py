"""The Word file: styles, footnotes, properties and lists as Word wants them, and a council's own styles."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.shared import Pt, RGBColor
from lxml import etree

from service.briefing.briefing import Briefing, Layout
from service.briefing.exporting import ExportError, Format, export
from service.briefing.verified import VerifiedTopic
from tests.service import fakes
from tests.service.briefing_exports.packs import full, hostile, part_of, verified_of, verified_quote

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def written(layout: Layout = Layout.SEVEN_MINUTE, styles: Path | None = None) -> bytes:
    """A briefing with all its parts as a Word file."""
    return export(full(layout), Format.DOCX, styles)


def styled(file: bytes) -> list[tuple[str, str]]:
    """Style and text of each paragraph outside tables."""
    return [
        (paragraph.style.name, paragraph.text) for paragraph in docx.Document(io.BytesIO(file)).paragraphs if paragraph.style
    ]


def test_parts_stand_in_named_styles() -> None:
    """Title, headings, quotes, sources and notes, as Word's own navigation and a council's template know them."""
    paragraphs = styled(written())
    assert paragraphs[:4] == [
        ("Title", "Health at strategy discussions"),
        ("Subtitle", "7-minute briefing, 7 March 2026"),
        (
            "Letterwise Notice",
            "These letters are invented. They were written to show how Letterwise works. The areas, the children and the "
            "findings in them are not real.",
        ),
        ("Heading 1", "Background"),
    ]
    place = paragraphs.index(("Heading 2", "Who takes part?"))
    assert paragraphs[place + 1 : place + 6] == [
        ("Normal", "Read the first aloud."),
        ("Letterwise Strength", "Strength"),
        ("Letterwise Quote", fakes.STRENGTH),
        ("Letterwise Source", "Hartmere: Joint targeted area inspection, 14 November 2022. Page 1"),
        ("Letterwise Note", "Note: Ours."),
    ]
    assert ("List Number", "Who was missing?") in paragraphs
    assert ("Letterwise Quote", f"{fakes.CUT_BEFORE} [page break] {fakes.CUT_AFTER}") in paragraphs


def test_quoted_rows_stand_in_a_table_with_its_columns_headings() -> None:
    """The notes' marks have a column of their own; the headings are repeated on each page."""
    table = docx.Document(io.BytesIO(written())).tables[0]
    assert table.style is not None
    assert table.style.name == "Letterwise Quoted Table"
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Agency", "Invited", "Attended", "Note"],
        ["Health", "212", "187", ""],
        ["Police", "212", "210", ""],
    ]
    assert len(table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")) == 1
    assert [row._tr.xpath(".//w:footnoteReference/@w:id") for row in table.rows] == [[], ["4"], ["5"]]


def test_footnotes_are_real_ones() -> None:
    """A part with separators and six notes, known to relations, content types and settings, each referred to in order."""
    file = written()
    notes = etree.fromstring(part_of(file, "word/footnotes.xml").encode())
    assert [(note.get(f"{W}id"), note.get(f"{W}type")) for note in notes] == [
        ("-1", "separator"),
        ("0", "continuationSeparator"),
        *((str(number), None) for number in range(1, 7)),
    ]
    first = "".join(map(str, notes[2].itertext()))
    assert first.startswith(" Ofsted, Care Quality Commission and HMICFRS (2022) Joint targeted area inspection of Hartmere.")
    assert re.findall(r'w:footnoteReference w:id="(\d+)"', part_of(file, "word/document.xml")) == ["1", "2", "3", "4", "5", "6"]
    assert "relationships/footnotes" in part_of(file, "word/_rels/document.xml.rels")
    assert "wordprocessingml.footnotes+xml" in part_of(file, "[Content_Types].xml")
    settings = etree.fromstring(part_of(file, "word/settings.xml").encode())
    names = [etree.QName(child).localname for child in settings]
    assert names.index("footnotePr") < names.index("compat")
    styles = part_of(file, "word/styles.xml")
    for style in ("FootnoteText", "FootnoteReference"):
        assert f'w:styleId="{style}"' in styles
        assert f'w:val="{style}"' in part_of(file, "word/footnotes.xml")


def test_every_style_that_is_used_is_there_and_ours_are_shown_in_the_gallery() -> None:
    """A council finds them at the top of the list."""
    file = written()
    styles = etree.fromstring(part_of(file, "word/styles.xml").encode())
    ids = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    used = re.findall(
        r"<w:(?:pStyle|rStyle|tblStyle|basedOn|next) w:val=\"([^\"]+)\"",
        "".join(part_of(file, f"word/{name}.xml") for name in ("document", "footnotes", "styles", "header1", "footer1")),
    )
    assert set(used) <= ids
    for name in ("Letterwise Quote", "Letterwise Finding", "Letterwise Source"):
        style = docx.Document(io.BytesIO(file)).styles[name]
        assert (style.quick_style, style.hidden, style.priority is not None and style.priority < 9) == (True, False, True)


def test_the_file_names_title_day_and_language_and_nobody() -> None:
    """English as it is written here; no author, no macros, no picture of the first page."""
    file = written()
    properties = docx.Document(io.BytesIO(file)).core_properties
    assert (properties.title, properties.language, str(properties.created)) == (
        "Health at strategy discussions",
        "en-GB",
        "2026-03-07 00:00:00+00:00",
    )
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert 'w:lang w:val="en-GB"' in part_of(file, "word/styles.xml")
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        assert sorted(parts.namelist()) == [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/fontTable.xml",
            "word/footer1.xml",
            "word/footer2.xml",
            "word/footnotes.xml",
            "word/header1.xml",
            "word/numbering.xml",
            "word/settings.xml",
            "word/styles.xml",
            "word/theme/theme1.xml",
        ]
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_pages_are_numbered_and_carry_the_title() -> None:
    """But the first page, which has it in full."""
    document = docx.Document(io.BytesIO(written()))
    section = document.sections[0]
    assert section.header.paragraphs[0].text == "Health at strategy discussions"
    for footer in (section.footer, section.first_page_footer):
        assert footer.paragraphs[0].text.startswith("Quotes checked by Letterwise on 7 March 2026\tPage ")
        assert footer._element.xpath(".//w:fldSimple/@w:instr") == [" PAGE ", " NUMPAGES "]


@pytest.mark.parametrize("layout", list(Layout))
def test_hostile_words_stay_words(layout: Layout) -> None:
    """Markup, formulas, templates, control characters and long words; Hebrew runs from right to left."""
    file = export(hostile(layout), Format.DOCX)
    paragraphs = docx.Document(io.BytesIO(file)).paragraphs
    assert paragraphs[0].text.startswith(
        "<script>alert(1)</script> =cmd|' /C calc'!A0 {{ 7*7 }} {% raw %} ]]> <!-- & &amp; **bold**"
    )
    hebrew = next(paragraph for paragraph in paragraphs if paragraph.text == "שלום עולם")
    assert len(hebrew._p.xpath("./w:pPr/w:bidi")) == 1
    assert "w:instrText" not in part_of(file, "word/document.xml")


def test_a_note_after_a_digit_keeps_its_distance() -> None:
    """A letter's own raised 2 before our 1 would read as 21."""
    noted = replace(fakes.QUOTE, text="Alone.²", parts=("Alone.²",))
    file = export(verified_of(Briefing(), VerifiedTopic("", "", (verified_quote(noted),))), Format.DOCX)
    quote = next(
        one for one in docx.Document(io.BytesIO(file)).paragraphs if one.style and one.style.name == "Letterwise Quote"
    )
    assert [(run.text, run.style.name if run.style else "") for run in quote.runs] == [
        ("Alone.²", "Default Paragraph Font"),
        ("\u202f", "Letterwise Insertion"),
        ("", "footnote reference"),
    ]


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """A council's document: its own Heading 1 and quotes, a letterhead, a body with a comment, and names in its properties."""
    document = docx.Document()
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x70, 0x00, 0x70)
    own = document.styles.add_style("Letterwise Quote", 1)
    own.font.size = Pt(14)
    document.sections[0].header.paragraphs[0].text = "Hartmere Council"
    paragraph = document.add_paragraph("Confidential draft of somebody else")
    document.add_comment(paragraph.runs, text="Secret", author="A Person")
    document.core_properties.author = "A Person"
    path = tmp_path / "council.docx"
    document.save(str(path))
    return path


def test_a_councils_styles_are_kept_and_missing_ones_added(council: Path) -> None:
    """Its letterhead stays; its text, comments and people's names do not come along."""
    file = written(styles=council)
    document = docx.Document(io.BytesIO(file))
    assert document.styles["Heading 1"].font.color.rgb == RGBColor(0x70, 0x00, 0x70)
    assert document.styles["Letterwise Quote"].font.size == Pt(14)
    assert "Letterwise Source" in [style.name for style in document.styles]
    assert document.sections[0].header.paragraphs[0].text == "Hartmere Council"
    assert [text for _, text in styled(file)] == [text for _, text in styled(written())]
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        everything = b"".join(parts.read(name) for name in parts.namelist())
        assert "word/comments.xml" not in parts.namelist()
    assert not re.search(rb"Confidential|Secret|A Person", everything)


def test_a_councils_template_is_taken_too(council: Path, tmp_path: Path) -> None:
    """A .dotx differs from a .docx in one content type."""
    template = tmp_path / "council.dotx"
    with zipfile.ZipFile(council) as old, zipfile.ZipFile(template, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(
                name, part.replace(b"document.main+xml", b"template.main+xml") if name == "[Content_Types].xml" else part
            )
    assert written(styles=template) == written(styles=council)


@pytest.mark.parametrize("content", [b"", b"no zip at all", b"PK\x03\x04 broken"])
def test_a_file_that_is_no_word_document_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    """With what to give instead."""
    path = tmp_path / "letterhead.docx"
    path.write_bytes(content)
    with pytest.raises(ExportError, match=r"cannot take styles from .*letterhead\.docx: .*\(\.docx\) or template \(\.dotx\)"):
        written(styles=path)


def test_a_missing_file_and_a_zip_that_is_no_document_are_refused(tmp_path: Path) -> None:
    """A folder of something else, zipped; a path that leads nowhere."""
    other = tmp_path / "other.docx"
    with zipfile.ZipFile(other, "w") as parts:
        parts.writestr("a.txt", "words")
    for path in (other, tmp_path / "nowhere.dotx"):
        with pytest.raises(ExportError, match="cannot take styles from"):
            written(styles=path)
