"""A PDF page in, its visible characters with places and styles out, in the order of the page's content; uses pypdfium2."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from math import hypot
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from corpus.readers.pdf_space import Box, Turn, turn_of

_TINY = 3.0  # points; nobody reads smaller type, so it is not there to be read
_WHITE = 250  # of 255, each channel
_STROKED, _INVISIBLE = 2, 3  # text render modes: "fill, then stroke" and "neither fill nor stroke"
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
_BLANK, _BREAKS, _HYPHENS = 0x20, (0x0A, 0x0D), (0xFFFE, 0x02)  # the last two stand for a hyphen at a line's end


class _Calls(NamedTuple):
    """The library's functions that are asked about every character; they take and give addresses as plain numbers."""

    unicode_of: Callable[[int, int], int]
    is_generated: Callable[[int, int], int]
    object_of: Callable[[int, int], int | None]
    origin_of: Callable[..., int]
    box_of: Callable[..., int]


def glyphs_of(page: Any, dark: Sequence[Box]) -> list[Glyph]:
    """The characters of a pypdfium2 page in content order, with those that cannot be seen (see ``Style.hidden``).

    ``dark`` are the areas of the page that are not white, where white text can be read.
    """
    text_page = page.get_textpage()
    try:
        count = pdfium.FPDFText_CountChars(text_page.raw)
        return _glyphs(ctypes.cast(text_page.raw, ctypes.c_void_p).value or 0, count, turn_of(page), dark)
    finally:
        text_page.close()


def _glyphs(text_page: int, count: int, turn: Turn, dark: Sequence[Box]) -> list[Glyph]:
    """The first ``count`` characters of the text page at an address, one property after another, which is the fastest."""
    calls = _calls()
    codes = [*map(calls.unicode_of, repeat(text_page), range(count))]
    made_up = {at for at, code in enumerate(codes) if code == _BLANK and calls.is_generated(text_page, at) == 1}
    places = [at for at, code in enumerate(codes) if code not in _BREAKS]
    objects = [0 if at in made_up else calls.object_of(text_page, at) or 0 for at in places]
    starts, ends, baselines = _extents(calls, text_page, places, turn)
    styles = _styles(objects, starts, baselines, turn, dark)
    characters = ["-" if codes[at] in _HYPHENS else chr(codes[at]) for at in places]
    return [*map(Glyph._make, zip(characters, starts, ends, baselines, styles, strict=True))]


@cache
def _calls() -> _Calls:
    """The same functions as in pypdfium2, without the checks and conversions that take most of the time of a call."""
    address, index, whole = ctypes.c_void_p, ctypes.c_int, ctypes.c_int

    def bare(function: Any, gives: Any, pointers: int = 0) -> Any:
        return ctypes.CFUNCTYPE(gives, address, index, *[address] * pointers)(ctypes.cast(function, address).value or 0)

    return _Calls(
        bare(pdfium.FPDFText_GetUnicode, ctypes.c_uint),
        bare(pdfium.FPDFText_IsGenerated, whole),
        bare(pdfium.FPDFText_GetTextObject, address),
        bare(pdfium.FPDFText_GetCharOrigin, whole, 2),
        bare(pdfium.FPDFText_GetCharBox, whole, 4),
    )


def _extents(calls: _Calls, text_page: int, places: Sequence[int], turn: Turn) -> tuple[list[float], list[float], list[float]]:
    """Left edges, right edges and baselines of the characters at ``places``; one without ink is as wide as nothing."""
    x, y, left, right, bottom, top = (_Numbers(len(places)) for _ in range(6))
    deque(map(calls.origin_of, repeat(text_page), places, x.addresses, y.addresses), maxlen=0)
    boxes = map(calls.box_of, repeat(text_page), places, left.addresses, right.addresses, bottom.addresses, top.addresses)
    deque(boxes, maxlen=0)
    return _placed(turn, [x.values, y.values, left.values, bottom.values, right.values, top.values])


def _placed(turn: Turn, numbers: Sequence[Iterable[float]]) -> tuple[list[float], list[float], list[float]]:
    """As ``_extents``, of the origins' x and y and the boxes' left, bottom, right and top in the file's own space."""
    if turn.rotation == 0:
        moved_x, moved_y = turn.crop.left, turn.crop.bottom
        rows = [*zip(*numbers, strict=True)]
        starts = [(x if a == c or b == d else a if a < c else c) - moved_x for x, _, a, b, c, d in rows]
        ends = [(x if a == c or b == d else c if a < c else a) - moved_x for x, _, a, b, c, d in rows]
        return starts, ends, [row[1] - moved_y for row in rows]
    x, y, *box = numbers
    origins, inks = [*map(turn.place, x, y)], [*map(turn.box, *box)]
    starts = [ink.left if ink.area else origin[0] for origin, ink in zip(origins, inks, strict=True)]
    ends = [ink.right if ink.area else origin[0] for origin, ink in zip(origins, inks, strict=True)]
    return starts, ends, [origin[1] for origin in origins]


class _Numbers:
    """Room for ``count`` doubles, which the library fills by their addresses."""

    def __init__(self, count: int) -> None:
        self.values = (ctypes.c_double * count)()
        start, width = ctypes.addressof(self.values), ctypes.sizeof(ctypes.c_double)
        self.addresses = range(start, start + count * width, width)


def _styles(
    objects: Sequence[int], starts: Sequence[float], baselines: Sequence[float], turn: Turn, dark: Sequence[Box]
) -> list[Style]:
    """The style of each character by its text object, with what its place adds: off the page, or white on a dark ground."""
    known = {address: _read_style(ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)) for address in set(objects) if address}
    known[0] = _SPACE
    styles = [known[address] for address in objects]
    width, height = turn.size
    for at, style in enumerate(styles):
        if style is _SPACE:
            continue
        x, y = starts[at], baselines[at]
        if not (0 <= x <= width and 0 <= y <= height):
            styles[at] = Style(style.size, style.bold, "outside the page")
        elif style.hidden == "white" and any(box.holds(x, y + style.size / 4) for box in dark):
            styles[at] = Style(style.size, style.bold, "")
    return styles


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
    if pdfium.FPDFTextObj_GetTextRenderMode(text_object) == _INVISIBLE:
        return "invisible"
    if printed < _TINY:
        return "tiny"
    if known and alpha == 0:
        return "transparent"
    return "white" if known and min(red, green, blue) >= _WHITE else ""


def _is_bold(text_object: Any) -> bool:
    if pdfium.FPDFTextObj_GetTextRenderMode(text_object) == _STROKED:
        return True
    font = pdfium.FPDFTextObj_GetFont(text_object)
    if pdfium.FPDFFont_GetWeight(font) >= 600:
        return True
    buffer = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
    name = buffer.value.decode("latin-1").casefold()
    return any(word in name for word in _BOLD_NAMES)
