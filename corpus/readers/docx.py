"""Word: bytes in, a transcript out, with the headings, lists, tables and footnotes of the document; uses python-docx."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree

from corpus.errors import ReadError
from corpus.letter import BlockKind, Transcript
from corpus.readers.composing import Paragraph, compose, plain
from corpus.readers.docx_lists import Numbering
from corpus.superscripts import raised

_DAMAGED = "the Word document is damaged or protected by a password; open it in Word, save a copy as .docx and give that"
_EMPTY = "the Word document holds no words; if its pages are pictures, run OCR on them first"
_BOXES = "Text in {} text boxes was left out; move it into the body of the document if it matters."
_HEADING = re.compile(r"(?:heading (\d)|(title))$", re.IGNORECASE)
_LEFT_OUT = ("del", "moveFrom", "txbxContent", "pict", "drawing", "Fallback", "instrText", "pPr", "rPr")
_WRAPPERS = ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LARGEST = 400 * 1024 * 1024  # bytes once unpacked; more is an attack or a book of pictures


def read_docx(content: bytes) -> Transcript:
    """Reads a Word document. Headings come from its styles, bullets from its lists; text boxes are left out and noted.

    Raises ReadError where the file is damaged, protected, or holds no words.
    """
    try:
        document = docx.Document(BytesIO(content))
        _check_size(document)
        paragraphs = list(_Reader(document).paragraphs())
    except (BadZipFile, KeyError, ValueError, AttributeError, etree.LxmlError, OSError) as error:
        raise ReadError(_DAMAGED) from error
    if not any(paragraph.text.strip() for paragraph in paragraphs):
        raise ReadError(_EMPTY)
    boxes = len(document.element.body.findall(f".//{qn('w:txbxContent')}"))
    return compose(paragraphs, notes=[_BOXES.format(boxes)] if boxes else [])


def _check_size(document: Any) -> None:
    if sum(len(part.blob) for part in document.part.package.iter_parts()) > _LARGEST:
        raise ReadError("the Word document is too large once unpacked; remove its pictures and save it again")


class _Reader:
    """Walks the body of a document in order, numbering lists and footnotes on the way."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._numbers = Numbering(document)
        self._footnotes = _footnotes(document)
        self._marks: list[str] = []
        self._pending: list[str] = []

    def paragraphs(self) -> Iterator[Paragraph]:
        """Paragraphs, bullets and rows; each footnote after what refers to it."""
        for block in _blocks(self._document.element.body, self._document._body):
            if isinstance(block, Table):
                yield from self._rows(block)
            else:
                yield from self._paragraph(block)
            for mark in self._pending:
                yield plain(f"{self._number(mark)} {self._footnotes[mark]}")
            self._pending = []

    def _paragraph(self, word: WordParagraph) -> Iterator[Paragraph]:
        texts = [text for line in self._text(word._p).split("\n") if (text := " ".join(line.replace("\t", " ").split()))]
        level = _level(word)
        numbered, lead, depth = (False, "", 0) if level else self._numbers.of(word)
        for index, text in enumerate(texts):
            bullet = numbered and not lead and index == 0
            shown = f"{lead} {text}" if lead and index == 0 else text
            yield plain(shown, BlockKind.BULLET if bullet else BlockKind.PARAGRAPH, depth if bullet else 0, level)

    def _rows(self, table: Table) -> Iterator[Paragraph]:
        for row in table.rows:
            cells: list[str] = []
            seen: set[int] = set()
            for cell in row.cells:
                text = " ".join(self._words_of(block) for block in _blocks(cell._tc, cell))
                cells.append("" if id(cell._tc) in seen else " ".join(text.split()))
                seen.add(id(cell._tc))
            if any(cells):
                yield plain("\t".join(cells), BlockKind.ROW)

    def _words_of(self, block: WordParagraph | Table) -> str:
        """The words of what stands in a cell, in one line; of a table within it, cell by cell."""
        if isinstance(block, Table):
            return " ".join(row.text.replace("\t", " ") for row in self._rows(block))
        return " ".join(self._text(block._p).split())

    def _text(self, element: Any) -> str:
        """The words of a paragraph as Word shows them: insertions in, deletions, hidden text and text boxes out."""
        return "".join(self._pieces(element))

    def _pieces(self, element: Any) -> Iterator[str]:
        for child in element:
            name = etree.QName(child).localname if isinstance(child.tag, str) else ""
            if name in _LEFT_OUT or (name == "r" and child.find(f"{qn('w:rPr')}/{qn('w:vanish')}") is not None):
                continue
            if name == "t":
                yield child.text or ""
            elif name in ("footnoteReference", "endnoteReference"):
                yield self._refer(f"{name[0]}{child.get(qn('w:id'))}")
            elif name in _SIGNS:
                yield " " if child.get(qn("w:type")) == "page" else _SIGNS[name]
            else:
                yield from self._pieces(child)

    def _refer(self, mark: str) -> str:
        """The raised number of a footnote, which is remembered for its paragraph."""
        if mark not in self._footnotes:
            return ""
        if mark not in self._marks:
            self._marks.append(mark)
            self._pending.append(mark)
        return self._number(mark)

    def _number(self, mark: str) -> str:
        return raised(self._marks.index(mark) + 1)


def _blocks(element: Any, parent: Any) -> Iterator[WordParagraph | Table]:
    """The paragraphs and tables of a body or cell in order, those within content controls and tracked insertions too."""
    for child in element:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name == "p":
            yield WordParagraph(child, parent)
        elif name == "tbl":
            yield Table(child, parent)
        elif name in _WRAPPERS:
            yield from _blocks(child, parent)


def _footnotes(document: Any) -> dict[str, str]:
    """The text of each footnote and endnote by its kind's first letter and number."""
    notes: dict[str, str] = {}
    for relation in document.part.rels.values():
        name = relation.reltype.rsplit("/", 1)[-1]
        if name not in ("footnotes", "endnotes") or relation.is_external:
            continue
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        for note in etree.fromstring(relation.target_part.blob, parser):
            if note.get(qn("w:type")) in (None, "normal"):
                words = " ".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in note.iter(qn("w:p")))
                notes[f"{name[0]}{note.get(qn('w:id'))}"] = " ".join(words.split())
    return notes


def _level(word: WordParagraph) -> int:
    """The level of a heading that the style or one it is based on declares; 0 for none. A title is level 1."""
    style: Any = word.style
    while style is not None:
        found = _HEADING.match(style.name or "")
        if found:
            return min(int(found[1]), 6) if found[1] else 1
        style = style.base_style
    return 0
