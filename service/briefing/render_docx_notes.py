"""Footnotes of a Word document, which python-docx does not write: their texts in, a footnotes part and its references out."""

from __future__ import annotations

from collections.abc import Iterable

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from lxml import etree

_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))
"""The rule above the notes, and the one above a note that goes on; Word gives them these numbers."""
_AFTER_FOOTNOTES = (
    "endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping",
    "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown",
    "smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
)  # fmt: skip
"""What stands after the setting of footnotes, by the order that the schema wants."""


def refer_to(paragraph: Paragraph, number: int, reference_style: str) -> None:
    """Put the mark of footnote ``number`` at the paragraph's end; ``reference_style`` is the style's id."""
    run = paragraph.add_run()._r
    style = OxmlElement("w:rStyle", {qn("w:val"): reference_style})
    run.get_or_add_rPr().insert(0, style)
    run.append(OxmlElement("w:footnoteReference", {qn("w:id"): str(number)}))


def add_footnotes(document: WordDocument, texts: Iterable[str], text_style: str, reference_style: str) -> None:
    """Add the part that holds the notes, numbered from 1, and tell the settings of it; both styles are given by their ids."""
    root = etree.fromstring(f"<w:footnotes {nsdecls('w')}/>")
    for kind, number in _SEPARATORS:
        root.append(_separator(kind, number))
    for number, text in enumerate(texts, start=1):
        root.append(_footnote(number, text, text_style, reference_style))
    package = document.part.package
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, blob, package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    _tell_settings(document)


def _footnote(number: int, text: str, text_style: str, reference_style: str) -> etree._Element:
    note = _element("footnote", id=str(number))
    paragraph = _inside(note, "p")
    _inside(_inside(paragraph, "pPr"), "pStyle", val=text_style)
    mark = _inside(paragraph, "r")
    _inside(_inside(mark, "rPr"), "rStyle", val=reference_style)
    _inside(mark, "footnoteRef")
    words = _inside(_inside(paragraph, "r"), "t")
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    words.text = f" {text}"
    return note


def _separator(kind: str, number: int) -> etree._Element:
    note = _element("footnote", type=kind, id=str(number))
    paragraph = _inside(note, "p")
    _inside(_inside(paragraph, "pPr"), "spacing", after="0", line="240", lineRule="auto")
    _inside(_inside(paragraph, "r"), kind)
    return note


def _tell_settings(document: WordDocument) -> None:
    settings = document.settings.element
    for old in settings.findall(qn("w:footnotePr")):
        settings.remove(old)
    told = OxmlElement("w:footnotePr")
    for _, number in _SEPARATORS:
        told.append(OxmlElement("w:footnote", {qn("w:id"): str(number)}))
    later = {qn(f"w:{name}") for name in _AFTER_FOOTNOTES} | {qn("m:mathPr")}
    place = next((index for index, child in enumerate(settings) if child.tag in later), len(settings))
    settings.insert(place, told)


def _inside(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    child = _element(tag, **attributes)
    parent.append(child)
    return child


def _element(tag: str, **attributes: str) -> etree._Element:
    return etree.Element(qn(f"w:{tag}"), {qn(f"w:{name}"): value for name, value in attributes.items()})
