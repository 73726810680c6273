"""What a reader of Word letters must make of styles, lists, tables and notes."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpus.errors import ReadError
from corpus.readers.docx import read_docx


def saved(document: Document) -> bytes:
    """The document as the bytes of a .docx file."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def test_reads_headings_lists_and_tables_in_document_order() -> None:
    """Styles give heading levels and nesting, and a table stands where it stands."""
    document = docx.Document()
    document.add_heading("Focused visit to Ashmere", 1)
    document.add_paragraph("Staff should:")
    document.add_paragraph("listen", style="List Bullet")
    document.add_paragraph("to children", style="List Bullet 2")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Judgement", "Grade", "Help", "Good"), strict=True):
        cell.text = text
    document.add_paragraph("Write", style="List Number")
    document.add_paragraph("Visit", style="List Number")
    transcript = read_docx(saved(document))
    assert transcript.text == (
        "Focused visit to Ashmere\n\nStaff should:\n\n- listen\n  - to children\n\n"
        "Judgement\tGrade\nHelp\tGood\n\n1. Write\n\n2. Visit"
    )
    assert [(transcript.text[m.span.start : m.span.end], m.level) for m in transcript.headings] == [
        ("Focused visit to Ashmere", 1)
    ]


def test_puts_a_footnote_after_the_paragraph_that_refers_to_it() -> None:
    """The mark is raised, and the note is a paragraph that starts with the same mark."""
    document = docx.Document()
    paragraph = document.add_paragraph("The board met")
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'))
    paragraph.add_run(" in May.")
    document.add_paragraph("It will meet again.")
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>Of the partnership.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    part = Part(PackURI("/word/footnotes.xml"), "application/xml", notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert read_docx(saved(document)).text == "The board met¹ in May.\n\n¹ Of the partnership.\n\nIt will meet again."


def test_leaves_out_hidden_and_deleted_words_and_notes_text_boxes() -> None:
    """What Word does not show as the letter's text is not quoted."""
    document = docx.Document()
    paragraph = document.add_paragraph("Shown.")
    hidden = paragraph.add_run(" Hidden.")
    hidden.font.hidden = True
    paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText> Deleted.</w:delText></w:r></w:del>"))
    box = f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    paragraph._p.append(parse_xml(box))
    transcript = read_docx(saved(document))
    assert transcript.text == "Shown."
    assert transcript.notes == ("Text in 1 text boxes was left out; move it into the body of the document if it matters.",)


def test_reads_what_stands_in_content_controls_and_in_tables_within_cells() -> None:
    """Templates wrap dates, names and whole sections in controls; Word shows them as it shows the rest."""
    document = docx.Document()
    document.add_paragraph("Before.")
    control = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>Controlled.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(1, parse_xml(control))
    outer = document.add_table(rows=1, cols=2)
    outer.cell(0, 0).text = "Grade"
    inner = outer.cell(0, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Good", "in May"
    assert read_docx(saved(document)).text == "Before.\n\nControlled.\n\nGrade\tGood in May"


def test_leaves_out_headers_and_footers() -> None:
    """They are not part of the running text."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Ashmere"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    document.add_paragraph("The letter.")
    assert read_docx(saved(document)).text == "The letter."


@pytest.mark.parametrize("data", [b"PK\x03\x04 nothing of use", saved(docx.Document())[:2000]])
def test_refuses_a_damaged_document(data: bytes) -> None:
    """A broken archive is an error with advice, not a crash."""
    with pytest.raises(ReadError, match="damaged"):
        read_docx(data)


def test_refuses_a_document_without_words() -> None:
    """An empty document is no letter."""
    with pytest.raises(ReadError, match="no words"):
        read_docx(saved(docx.Document()))
