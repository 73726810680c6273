"""A PDF page in, its ruled boxes, its tables and its shaded areas out; uses pypdfium2 for shapes, pdfplumber for cells."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium
from pdfplumber import table as plumber

from corpus.readers.pdf_space import Box, Turn, turn_of

_THIN = 2.5  # points; a shape not thicker than this is a rule
_LONG = 6.0  # points; shorter rules are corners and dots
_MOST_EDGES = 4000  # a page with more is a drawing
_SNAP = 3.0


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: its rows from the top, each with one box a column, None where another cell spans the place."""

    rows: tuple[tuple[Box | None, ...], ...]

    @property
    def cells(self) -> list[Box]:
        """All boxes, row by row."""
        return [box for row in self.rows for box in row if box is not None]


@dataclass(frozen=True, slots=True)
class Shapes:
    """What is drawn on a page: rules and frames as thin boxes, areas that are filled with something not white, images."""

    rules: tuple[Box, ...]
    dark: tuple[Box, ...]
    images: tuple[Box, ...] = ()


def shapes_of(page: Any) -> Shapes:
    """The rules and dark areas of a pypdfium2 page; images count as dark."""
    rules: list[Box] = []
    dark: list[Box] = []
    images: list[Box] = []
    turn = turn_of(page)
    for shape in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        if shape.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            images.append(turn.box(*shape.get_bounds()))
            continue
        filled, stroked = _paint(shape)
        for box in _boxes(shape, turn):
            if box.right - box.left <= _THIN or box.top - box.bottom <= _THIN:
                rules += [box] if filled or stroked else []
            elif stroked:
                rules += _frame(box)
            if filled and not _is_white(shape):
                dark.append(box)
    return Shapes(tuple(rules), (*dark, *images), tuple(images))


def grids_of(rules: tuple[Box, ...]) -> list[Grid]:
    """The ruled tables that the rules make, boxes of one cell among them."""
    edges = [edge for box in rules if (edge := _edge(box)) is not None]
    uprights = {round(edge["x0"]) for edge in edges if edge["orientation"] == "v"}
    if len(uprights) < 2 or len(edges) > _MOST_EDGES:
        return []
    merged = plumber.merge_edges(edges, _SNAP, _SNAP, _SNAP, _SNAP)
    crossings = plumber.edges_to_intersections(merged, _SNAP, _SNAP)
    cells = plumber.intersections_to_cells(crossings)
    return [_grid(group) for group in plumber.cells_to_tables(cells)] + _lone_boxes(cells, plumber.cells_to_tables(cells))


def _lone_boxes(cells: list[Any], tables: list[list[Any]]) -> list[Grid]:
    """Boxes of a single cell, which pdfplumber does not count as tables."""
    used = {cell for group in tables for cell in group}
    return [_grid([cell]) for cell in cells if cell not in used]


def _grid(cells: list[Any]) -> Grid:
    lefts = sorted({round(cell[0], 1) for cell in cells})
    tops = sorted({round(cell[1], 1) for cell in cells})
    boxes = {(round(cell[1], 1), round(cell[0], 1)): Box(cell[0], -cell[3], cell[2], -cell[1]) for cell in cells}
    return Grid(tuple(tuple(boxes.get((top, left)) for left in lefts) for top in tops))


def _edge(box: Box) -> dict[str, Any] | None:
    """The rule in pdfplumber's words: heights grow downwards."""
    width, height = box.right - box.left, box.top - box.bottom
    if max(width, height) < _LONG:
        return None
    x, y = (box.left + box.right) / 2, -(box.top + box.bottom) / 2
    if width >= height:
        ends = {"x0": box.left, "x1": box.right, "top": y, "bottom": y, "orientation": "h"}
    else:
        ends = {"x0": x, "x1": x, "top": -box.top, "bottom": -box.bottom, "orientation": "v"}
    return {**ends, "object_type": "line", "width": width, "height": height}


def _paint(shape: Any) -> tuple[bool, bool]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(shape, fill, stroke)
    return fill.value != 0, stroke.value != 0


def _is_white(shape: Any) -> bool:
    colour = [ctypes.c_uint() for _ in range(4)]
    known = pdfium.FPDFPageObj_GetFillColor(shape, *colour)
    return bool(known) and min(channel.value for channel in colour[:3]) >= 250


def _boxes(shape: Any, turn: Turn) -> Iterator[Box]:
    """The bounding box of each line or closed figure of a path."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(shape, matrix)
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(pdfium.FPDFPath_CountSegments(shape), _MOST_EDGES)):
        segment = pdfium.FPDFPath_GetPathSegment(shape, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield _around(points, turn)
            points = []
        points.append((matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f))
    if len(points) > 1:
        yield _around(points, turn)


def _around(points: list[tuple[float, float]], turn: Turn) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return turn.box(min(xs), min(ys), max(xs), max(ys))


def _frame(box: Box) -> list[Box]:
    """The four rules of a drawn rectangle."""
    return [
        Box(box.left, box.bottom, box.right, box.bottom),
        Box(box.left, box.top, box.right, box.top),
        Box(box.left, box.bottom, box.left, box.top),
        Box(box.right, box.bottom, box.right, box.top),
    ]
