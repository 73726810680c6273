"""A PDF page in, its visible characters with places and styles out, in the order of the page's content; uses pypdfium2."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from corpus.readers.pdf_space import Box, Turn, turn_of

_TINY = 3.0  # points; nobody reads smaller type, so it is not there to be read
_WHITE = 250  # of 255, each channel
_INVISIBLE = 3  # text render mode "neither fill nor stroke"
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of characters is set: size in points as printed, weight, and why it cannot be seen, empty if it can."""

    size: float
    bold: bool
    hidden: str


class Glyph(NamedTuple):
    """One character, its horizontal extent and its baseline in points; a space made up by the library has no extent."""

    char: str
    left: float
    right: float
    baseline: float
    style: Style


_SPACE = Style(0.0, False, "")


def glyphs_of(page: Any, dark: list[Box]) -> list[Glyph]:
    """The characters of a pypdfium2 page in content order, with those that cannot be seen (see ``Style.hidden``).

    ``dark`` are the areas of the page that are not white, where white text can be read.
    """
    text_page = page.get_textpage()
    try:
        turn = turn_of(page)
        return list(_walk(text_page.raw, _Styles(), turn, dark))
    finally:
        text_page.close()


class _Styles:
    """The style of each text object, read once."""

    def __init__(self) -> None:
        self._known: dict[int, Style] = {}

    def of(self, text_object: Any) -> Style:
        if not text_object:
            return _SPACE
        address = ctypes.cast(text_object, ctypes.c_void_p).value or 0
        if address not in self._known:
            self._known[address] = _read_style(text_object)
        return self._known[address]


def _walk(text_page: Any, styles: _Styles, turn: Turn, dark: list[Box]) -> Iterator[Glyph]:
    x, y = ctypes.c_double(), ctypes.c_double()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code in (10, 13):
            continue
        if code == 32 and pdfium.FPDFText_IsGenerated(text_page, index) == 1:
            yield Glyph(" ", 0.0, 0.0, 0.0, _SPACE)
            continue
        style = styles.of(pdfium.FPDFText_GetTextObject(text_page, index))
        pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
        pdfium.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
        start, baseline = turn.place(x.value, y.value)
        ink = turn.box(left.value, bottom.value, right.value, top.value)
        start, end = (ink.left, ink.right) if ink.area else (start, start)
        yield Glyph(_character(code), start, end, baseline, _seen(style, start, baseline, turn, dark))


def _character(code: int) -> str:
    """The character, with the library's stand-in for a hyphen at a line's end put back."""
    return "-" if code in (0xFFFE, 0x02) else chr(code)


def _seen(style: Style, x: float, y: float, turn: Turn, dark: list[Box]) -> Style:
    """The style, with what the place of a character adds: off the page, or white on something that is not."""
    width, height = turn.size
    if not (0 <= x <= width and 0 <= y <= height):
        return Style(style.size, style.bold, "outside the page")
    if style.hidden == "white" and any(box.holds(x, y + style.size / 4) for box in dark):
        return Style(style.size, style.bold, "")
    return style


def _read_style(text_object: Any) -> Style:
    matrix, size = pdfium.FS_MATRIX(), ctypes.c_float()
    pdfium.FPDFPageObj_GetMatrix(text_object, matrix)
    pdfium.FPDFTextObj_GetFontSize(text_object, size)
    printed = round(abs(size.value) * hypot(matrix.c, matrix.d) * 2) / 2
    return Style(printed, _is_bold(text_object), _hidden(text_object, printed))


def _hidden(text_object: Any, printed: float) -> str:
    colour = [ctypes.c_uint() for _ in range(4)]
    known = pdfium.FPDFPageObj_GetFillColor(text_object, *colour)
    red, green, blue, alpha = (channel.value for channel in colour)
    if printed < _TINY:
        return "tiny"
    if pdfium.FPDFTextObj_GetTextRenderMode(text_object) == _INVISIBLE:
        return "invisible"
    if known and alpha == 0:
        return "transparent"
    return "white" if known and min(red, green, blue) >= _WHITE else ""


def _is_bold(text_object: Any) -> bool:
    font = pdfium.FPDFTextObj_GetFont(text_object)
    buffer = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
    name = buffer.value.decode("latin-1").casefold()
    stroked = pdfium.FPDFTextObj_GetTextRenderMode(text_object) == 2
    return stroked or any(word in name for word in _BOLD_NAMES) or pdfium.FPDFFont_GetWeight(font) >= 600
