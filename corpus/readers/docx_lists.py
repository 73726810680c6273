"""A Word paragraph in, its bullet or number and its nesting out, as its list and styles declare them; uses python-docx."""

from __future__ import annotations

import re
from typing import Any

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph


class Numbering:
    """What Word shows before the paragraphs of lists: a bullet, or a number that counts on."""

    def __init__(self, document: Any) -> None:
        self._formats = _list_formats(document)
        self._counts: dict[tuple[str, int], int] = {}

    def of(self, word: WordParagraph) -> tuple[bool, str, int]:
        """Whether the paragraph is of a list, its number if it has one, and its nesting from 0."""
        settings = _list_settings(word)
        if settings is None:
            return False, "", 0
        number, depth = settings
        form = self._formats.get((number, depth), "bullet" if "bullet" in _style_name(word) else "decimal")
        if form in ("bullet", "none"):
            return form == "bullet", "", depth
        self._counts[number, depth] = self._counts.get((number, depth), 0) + 1
        for deeper in [key for key in self._counts if key[0] == number and key[1] > depth]:
            del self._counts[deeper]
        return True, _shown(self._counts[number, depth], form) + ".", depth


def _shown(count: int, form: str) -> str:
    if form.endswith("Letter") and count <= 26:
        letter = "abcdefghijklmnopqrstuvwxyz"[count - 1]
        return letter.upper() if form.startswith("upper") else letter
    return str(count)


def _style_name(word: WordParagraph) -> str:
    return (word.style.name or "").casefold() if word.style is not None else ""


def _list_settings(word: WordParagraph) -> tuple[str, int] | None:
    """The list and nesting that a paragraph or its style names; None outside lists."""
    places = [word._p.pPr] if word._p.pPr is not None else []
    style: Any = word.style
    while style is not None:
        places += [style.element.pPr] if style.element.pPr is not None else []
        style = style.base_style
    for place in places:
        number = place.find(f"{qn('w:numPr')}/{qn('w:numId')}")
        if number is not None:
            depth = place.find(f"{qn('w:numPr')}/{qn('w:ilvl')}")
            value = str(number.get(qn("w:val")))
            nesting = _named_depth(word) if depth is None else int(depth.get(qn("w:val"), "0"))
            return None if value == "0" else (value, nesting)
    return None


def _named_depth(word: WordParagraph) -> int:
    """The nesting that the style's name ends in: "List Bullet 2" is one in."""
    found = re.search(r"(\d)$", _style_name(word))
    return int(found[1]) - 1 if found and "list" in _style_name(word) else 0


def _list_formats(document: Any) -> dict[tuple[str, int], str]:
    """The number format of each list and nesting."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    kinds = {kind.get(qn("w:abstractNumId")): kind for kind in root.findall(qn("w:abstractNum"))}
    formats: dict[tuple[str, int], str] = {}
    for number in root.findall(qn("w:num")):
        reference = number.find(qn("w:abstractNumId"))
        kind = kinds.get(reference.get(qn("w:val"))) if reference is not None else None
        for level in kind.findall(qn("w:lvl")) if kind is not None else []:
            form = level.find(qn("w:numFmt"))
            if form is not None:
                formats[number.get(qn("w:numId")), int(level.get(qn("w:ilvl")))] = form.get(qn("w:val"))
    return formats
