"""The styles of an exported Word document: a document in, with those of them that it lacked added, their ids out.

A council restyles a briefing by giving a document that has these styles; those that it has stay as they are.
"""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from service.briefing.render_docx_look import STYLES, UNLISTED, Style, listed


@dataclass(frozen=True, slots=True)
class StyleIds:
    """The ids by which a document's styles are referred to, by their names in small letters."""

    by_name: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.by_name[name.lower()]

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.by_name


def add_missing_styles(document: WordDocument, bullet: int, number: int) -> StyleIds:
    """The ids of all styles, after those that the document lacks were added; ``bullet`` and ``number`` are the ids of lists."""
    styles = document.styles.element
    ids = {
        style.find(qn("w:name")).get(qn("w:val")).lower(): style.get(qn("w:styleId"))
        for style in styles.findall(qn("w:style"))
        if style.find(qn("w:name")) is not None
    }
    for style in (*STYLES, listed("List Bullet", bullet), listed("List Number", number)):
        if style.name.lower() not in ids:
            ids[style.name.lower()] = _id_of(style.name)
            styles.append(parse_xml(_xml(style, ids)))
    return StyleIds(ids)


def _xml(style: Style, ids: dict[str, str]) -> str:
    """A style element; its children stand in the order that the schema wants."""
    default = ' w:default="1"' if style.name in ("Normal", "Default Paragraph Font", "Normal Table") else ""
    custom = ' w:customStyle="1"' if style.is_own else ""
    based = f'<w:basedOn w:val="{ids[style.based_on.lower()]}"/>' if style.based_on else ""
    following = f'<w:next w:val="{_following_id(style.following, ids)}"/>' if style.following else ""
    shown = "" if style.priority == UNLISTED else "<w:qFormat/>"
    paragraph = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    run = f"<w:rPr>{style.run}</w:rPr>" if style.run else ""
    return (
        f'<w:style {nsdecls("w")} w:type="{style.kind}"{default}{custom} w:styleId="{_id_of(style.name)}">'
        f'<w:name w:val="{style.name}"/>{based}{following}<w:uiPriority w:val="{style.priority}"/>{shown}'
        f"{paragraph}{run}{style.table}</w:style>"
    )


def _following_id(name: str, ids: dict[str, str]) -> str:
    return ids.get(name.lower(), _id_of(name))


def _id_of(name: str) -> str:
    """``Heading1`` for ``heading 1``, as Word itself has it."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())
