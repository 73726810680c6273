"""A sample letter in, a Word document out, with Word's own heading, list, caption and table styles."""

from __future__ import annotations

import datetime
import io
import zipfile
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph as WordParagraph

from corpus.sample.source import INVENTED, NOTE_MARK, Block, BulletList, Heading, Note, Paragraph, SourceLetter, Table
from corpus.sample.typography import curly

_FIXED = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
_FIXED_ZIP = (1980, 1, 1, 0, 0, 0)
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


def publish_docx(letter: SourceLetter) -> bytes:
    """Sets the letter as a Word document; the same letter gives the same bytes."""
    document = docx.Document()
    _describe(document, letter.title)
    document.add_paragraph(INVENTED)
    for block in letter.blocks:
        _add(document, block)
    if letter.notes:
        _attach_footnotes(document, letter.notes)
    written = io.BytesIO()
    document.save(written)
    return _with_fixed_times(written.getvalue())


def _describe(document: Document, title: str) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "Letterwise", INVENTED
    properties.created = properties.modified = _FIXED
    properties.language = "en-GB"


def _add(document: Document, block: Block) -> None:
    match block:
        case Heading(level=level, text=text):
            document.add_heading(curly(text), level)
        case Paragraph(lines=lines):
            _add_lines(document.add_paragraph(), lines)
        case BulletList(bullets=bullets):
            for bullet in bullets:
                _add_lines(document.add_paragraph(style="List Bullet"), (bullet,))
        case Table():
            _add_table(document, block)
        case Note():
            return


def _add_lines(paragraph: WordParagraph, lines: tuple[str, ...]) -> None:
    """Writes lines with line breaks between them and references to footnotes."""
    for index, line in enumerate(lines):
        if index:
            paragraph.add_run().add_break()
        for part, words in enumerate(NOTE_MARK.split(curly(line))):
            if part % 2:
                _refer_to_footnote(paragraph, words)
            else:
                paragraph.add_run(words)


def _refer_to_footnote(paragraph: WordParagraph, number: str) -> None:
    run = paragraph.add_run()
    run.font.superscript = True
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), number)
    run._r.append(reference)


def _attach_footnotes(document: Document, notes: dict[int, str]) -> None:
    """Adds the part of the package that holds Word's footnotes, which python-docx cannot write."""
    written = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r>{_RAISED}<w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(curly(text))}</w:t></w:r></w:p></w:footnote>'
        for number, text in notes.items()
    )
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes {nsdecls("w")}>{written}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _add_table(document: Document, block: Table) -> None:
    if block.caption:
        document.add_paragraph(curly(block.caption), style="Caption")
    table = document.add_table(rows=0, cols=len(block.header), style="Table Grid")
    for cells in (block.header, *block.rows):
        for cell, words in zip(table.add_row().cells, cells, strict=True):
            cell.text = curly(words)
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.add_paragraph()


def _with_fixed_times(content: bytes) -> bytes:
    """The same archive with one date on every member, because python-docx stamps the time of writing."""
    rewritten = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(rewritten, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in archive.namelist():
            member = zipfile.ZipInfo(name, _FIXED_ZIP)
            member.compress_type, member.create_system = zipfile.ZIP_DEFLATED, 3
            copy.writestr(member, archive.read(name))
    return rewritten.getvalue()
