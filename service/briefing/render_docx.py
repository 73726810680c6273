"""Writes a document as a Word file: a document in, the bytes of a DOCX with named styles and real footnotes out."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import _Footer, _Header
from docx.text.paragraph import Paragraph as WordParagraph

from service.briefing import render_docx_look as look
from service.briefing.document import BREAK, Bullets, Document, Heading, Paragraph, Part, Quoted, QuotedRows, Role, Table
from service.briefing.render_docx_base import list_numberings, name_document, open_base
from service.briefing.render_docx_notes import add_footnotes, refer_to
from service.briefing.render_docx_styles import StyleIds, add_missing_styles
from service.briefing.render_docx_tables import add_grid, fill
from service.wording import date_label

_ROLES = {Role.BODY: "Normal", Role.NOTE: look.NOTE, Role.NOTICE: look.NOTICE}
_NARROW_SPACE = "\u202f"
"""Keeps the mark of a note off a digit, such as one that refers to the letter's own note."""
_FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)


def render_docx(written: Document, styles: Path | None = None) -> bytes:
    """The file. With ``styles``, a Word document or template, its styles, page size, header and footer are used.

    Raises ExportError where ``styles`` cannot be read.
    """
    document = open_base(styles)
    name_document(document, written.title, written.date)
    page = _Page(document, add_missing_styles(document, *list_numberings(document)))
    page.write(written)
    saved = io.BytesIO()
    document.save(saved)
    return _without_times(saved.getvalue())


class _Page:
    """Writes parts at the end of one document."""

    def __init__(self, document: WordDocument, ids: StyleIds) -> None:
        self._document = document
        self._ids = ids

    def write(self, written: Document) -> None:
        self._paragraph(written.title, "Title")
        self._paragraph(", ".join(part for part in (written.kind, date_label(written.date)) if part), "Subtitle")
        for part in written.parts:
            self._part(part)
        if isinstance(written.parts[-1], Table):
            self._paragraph("", "Normal")
        add_footnotes(self._document, written.notes, self._ids["footnote text"], self._ids["footnote reference"])
        self._running_lines(written)

    def _part(self, part: Part) -> None:
        match part:
            case Heading():
                self._paragraph(part.text, f"heading {part.level}")
            case Paragraph():
                self._paragraph(part.text, _ROLES[part.role])
            case Bullets():
                for entry in part.entries:
                    self._paragraph(entry, "List Number" if part.numbered else "List Bullet")
            case Table():
                self._table(part)
            case Quoted() | QuotedRows():
                self._quoted(part)

    def _paragraph(self, text: str, style: str) -> WordParagraph:
        return fill(self._document.add_paragraph(), text, self._ids[style])

    def _quoted(self, quoted: Quoted | QuotedRows) -> None:
        self._paragraph(quoted.origin.finding_label, look.KINDS[quoted.origin.finding])
        if quoted.origin.introduced:
            self._paragraph(quoted.origin.introduced, look.LEAD)
        if isinstance(quoted, QuotedRows):
            self._rows(quoted)
        else:
            self._words(quoted)
        self._paragraph(quoted.origin.source, look.SOURCE)
        for number, words in enumerate(quoted.remark):
            paragraph = self._paragraph(words, look.NOTE)
            if number == 0:
                _put_first(paragraph, "Note: ")

    def _words(self, quoted: Quoted) -> None:
        paragraph = self._paragraph(quoted.parts[0], look.QUOTE)
        for part in quoted.parts[1:]:
            self._insert(paragraph, f" {BREAK} ")
            paragraph.add_run(part)
        if quoted.parts[-1][-1:].isdigit():
            self._insert(paragraph, _NARROW_SPACE)
        refer_to(paragraph, quoted.note, self._ids["footnote reference"])

    def _insert(self, paragraph: WordParagraph, words: str) -> None:
        """Add words of ours within a quote: their style tells them from the letter's."""
        paragraph.add_run(words)._r.get_or_add_rPr().style = self._ids[look.INSERTION]

    def _rows(self, quoted: QuotedRows) -> None:
        """The rows as a table whose last column holds the notes' marks: beside a number they would be taken for an exponent."""
        table = add_grid(self._document, self._ids, quoted.headings, [(*row, "") for row in quoted.cells], quoted.shares, True)
        for row, note in zip(table.rows[bool(quoted.headings) :], quoted.notes, strict=True):
            refer_to(row.cells[-1].paragraphs[0], note, self._ids["footnote reference"])

    def _table(self, part: Table) -> None:
        table = add_grid(self._document, self._ids, part.columns, part.rows, part.widths, False)
        for row, digest in zip(table.rows[1:], part.digests, strict=False):
            mark = fill(row.cells[-1].add_paragraph(), "", self._ids[look.CELL]).add_run(digest)
            mark._r.get_or_add_rPr().style = self._ids[look.DIGEST]

    def _running_lines(self, written: Document) -> None:
        """The title above all pages but the first and the page's number below; a council's own lines stay."""
        section = self._document.sections[-1]
        if not (section.header.is_linked_to_previous and section.footer.is_linked_to_previous):
            return
        section.different_first_page_header_footer = True
        self._line(section.header, "header", written.title)
        for footer in (section.footer, section.first_page_footer):
            line = self._line(footer, "footer", f"Quotes checked by Letterwise on {date_label(written.date)}\tPage ")
            for instruction, between in (("PAGE", " of "), ("NUMPAGES", "")):
                line._p.append(_field(instruction))
                line.add_run(between)

    def _line(self, where: _Header | _Footer, style: str, text: str) -> WordParagraph:
        where.is_linked_to_previous = False
        return fill(where.paragraphs[0], text, self._ids[style])


def _field(instruction: str) -> BaseOxmlElement:
    return parse_xml(
        f'<w:fldSimple {nsdecls("w")} w:instr=" {instruction} ">'
        "<w:r><w:rPr><w:noProof/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>"
    )


def _put_first(paragraph: WordParagraph, words: str) -> None:
    label = paragraph.add_run(words)
    label.bold = True
    first = paragraph.runs[0]._r
    if first is not label._r:
        first.addprevious(label._r)


def _without_times(file: bytes) -> bytes:
    """The same parts in a file that does not tell when it was written."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _FIRST_DAY_OF_ZIP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return written.getvalue()
