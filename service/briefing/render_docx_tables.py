"""Paragraphs and tables of an exported Word document: plain words and a style in, python-docx's own out."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.table import CT_Row
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length
from docx.table import Table
from docx.text.paragraph import Paragraph

from service.briefing import render_docx_look as look
from service.briefing.plain_words import is_right_to_left
from service.briefing.render_docx_styles import StyleIds

_TWIP = 635
_A4_TEXT = 9638


def fill(paragraph: Paragraph, text: str, style: str) -> Paragraph:
    """The paragraph with the words added and the style of the given id; from right to left where the words are so written."""
    properties = paragraph._p.get_or_add_pPr()
    properties.style = style
    run = paragraph.add_run(text)
    if is_right_to_left(text):
        properties.insert_element_before(_element("w:bidi"), "w:spacing", "w:ind", "w:jc", "w:rPr")
        run.font.rtl = True
    return paragraph


def add_grid(
    document: WordDocument,
    ids: StyleIds,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    shares: Sequence[int],
    is_quoted: bool,
) -> Table:
    """A table at the document's end; without ``headings`` it has no row for them. Rows are not cut by a page break."""
    headed = (headings, *rows) if headings else rows
    table: Table = document.add_table(len(headed), len(shares))
    table.autofit = False
    table._tbl.tblPr.style = ids[look.QUOTED_TABLE if is_quoted else look.TABLE]
    for number, (row, words) in enumerate(zip(table.rows, headed, strict=True)):
        is_heading = bool(headings) and number == 0
        _keep_whole(row._tr, is_heading)
        style = ids[look.QUOTED_CELL if is_quoted and not is_heading else look.CELL]
        for cell, text in zip(row.cells, words, strict=True):
            paragraph = fill(cell.paragraphs[0], text, style)
            paragraph.paragraph_format.keep_with_next = is_heading or is_quoted or None
    _set_widths(table, _text_width(document) - look.QUOTED_INDENT * is_quoted, shares)
    return table


def _text_width(document: WordDocument) -> int:
    section = document.sections[-1]
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    return width // _TWIP if width > 0 else _A4_TEXT


def _keep_whole(row: CT_Row, is_heading: bool) -> None:
    properties = row.get_or_add_trPr()
    properties.append(_element("w:cantSplit"))
    if is_heading:
        properties.append(_element("w:tblHeader"))


def _set_widths(table: Table, whole: int, shares: Sequence[int]) -> None:
    widths = [Length(whole * share // sum(shares) * _TWIP) for share in shares]
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def _element(tag: str) -> BaseOxmlElement:
    return parse_xml(f"<{tag} {nsdecls('w')}/>")
