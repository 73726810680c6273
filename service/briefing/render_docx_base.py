"""The Word document that a briefing is written into: nothing or a council's own file in, an emptied document out."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.opc.rel import Relationships
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm

from service.briefing.exporting import ExportError

_TYPES = "[Content_Types].xml"
_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
_MARGIN = Mm(20)
_LANGUAGE = "en-GB"
_LONGEST_PROPERTY = 255
_KEPT_PARTS = {
    getattr(RELATIONSHIP_TYPE, name) for name in ("STYLES", "SETTINGS", "THEME", "FONT_TABLE", "NUMBERING", "HEADER", "FOOTER")
}
_PACKAGE_PARTS = {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}
_DROPPED_SETTINGS = tuple(
    "attachedTemplate documentProtection writeProtection trackRevisions mailMerge docVars rsids footnotePr endnotePr".split()
)
_DEFAULTS = (
    f'<w:docDefaults {nsdecls("w")}><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" '
    f'w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="{_LANGUAGE}" w:eastAsia="{_LANGUAGE}" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
)


def open_base(styles: Path | None) -> WordDocument:
    """A document without a body: a plain one on A4, or the one at ``styles`` with its styles, page and header and footer.

    Raises ExportError where ``styles`` is no Word document or template.
    """
    document = _read(styles) if styles else docx.Document()
    body = document.element.body
    last = body.get_or_add_sectPr()
    _keep_headers(body, last)
    for child in [child for child in body if child is not last]:
        body.remove(child)
    _drop_what_came_along(document)
    if styles is None:
        _make_plain(document)
    return document


def name_document(document: WordDocument, title: str, date: datetime.date) -> None:
    """Set the file's properties: the title, the day and the language, and nobody's name."""
    properties = document.core_properties
    for child in list(properties._element):
        properties._element.remove(child)
    properties.title = title[:_LONGEST_PROPERTY]
    properties.language = _LANGUAGE
    properties.created = properties.modified = datetime.datetime.combine(date, datetime.time())


def list_numberings(document: WordDocument) -> tuple[int, int]:
    """The ids of a list with bullets and of one with numbers, which are added to the document."""
    numbering = _numbering(document)
    taken = [int(each.get(qn("w:abstractNumId")) or 0) for each in numbering.findall(qn("w:abstractNum"))]
    used = [int(each.get(qn("w:numId")) or 0) for each in numbering.findall(qn("w:num"))]
    abstract, number = max(taken, default=0) + 1, max(used, default=0) + 1
    before = len(taken) + sum(1 for each in numbering if each.tag == qn("w:numPicBullet"))
    for place, (kind, text) in enumerate((("bullet", "•"), ("decimal", "%1."))):
        numbering.insert(before + place, parse_xml(_levels(abstract + place, kind, text)))
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number + place}"><w:abstractNumId w:val="{abstract + place}"/></w:num>')
        )
    return number, number + 1


def _levels(abstract: int, kind: str, text: str) -> str:
    return (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="397" w:hanging="397"/></w:pPr></w:lvl></w:abstractNum>'
    )


def _numbering(document: WordDocument) -> BaseOxmlElement:
    for relationship in document.part.rels.values():
        if relationship.reltype == RELATIONSHIP_TYPE.NUMBERING:
            there: BaseOxmlElement = relationship.target_part.element
            return there
    element = parse_xml(f"<w:numbering {nsdecls('w')}/>")
    part = XmlPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, element, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return element


def _read(path: Path) -> WordDocument:
    try:
        return docx.Document(io.BytesIO(_as_document(path.read_bytes())))
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise ExportError(
            f"cannot take styles from {path}: {error}; give a Word document (.docx) or template (.dotx) without macros"
        ) from error


def _as_document(file: bytes) -> bytes:
    """The file of a template as that of a document, which python-docx opens; any other file as it is."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(_TEMPLATE, _DOCUMENT) if name == _TYPES else part)
    return written.getvalue()


def _keep_headers(body: BaseOxmlElement, last: BaseOxmlElement) -> None:
    """A last section without a header of its own shows that of the section before, which goes with the body."""
    places = (qn("w:headerReference"), qn("w:footerReference"))
    references = [each for section in body.iter(qn("w:sectPr")) for each in section if each.tag in places]
    kept = {(each.tag, each.get(qn("w:type"))): each for each in references}
    for each in [each for each in last if each.tag in places]:
        last.remove(each)
    for place, each in enumerate(kept.values()):
        last.insert(place, each)


def _drop_what_came_along(document: WordDocument) -> None:
    """Pictures, comments and notes of the body that is gone, other people's properties, and links to other files."""
    _drop(document.part.rels, _KEPT_PARTS)
    _drop(document.part.package.rels, _PACKAGE_PARTS)
    settings = document.settings.element
    for name in _DROPPED_SETTINGS:
        for old in settings.findall(qn(f"w:{name}")):
            settings.remove(old)
    _drop(document.part._settings_part.rels, set())


def _drop(relationships: Relationships, kept: set[str]) -> None:
    for name in [name for name, one in relationships.items() if one.reltype not in kept or one.is_external]:
        del relationships[name]


def _make_plain(document: WordDocument) -> None:
    """Away with python-docx's own styles and lists; A4, English, and no compatibility with Words of old."""
    styles = document.styles.element
    for old in [child for child in styles if child.tag in (qn("w:style"), qn("w:docDefaults"))]:
        styles.remove(old)
    styles.insert(0, parse_xml(_DEFAULTS))
    for relationship in list(document.part.rels.values()):
        if relationship.reltype == RELATIONSHIP_TYPE.NUMBERING:
            del document.part.rels[relationship.rId]
    for mode in document.settings.element.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
