"""A PDF page's crop box and rotation in, points and boxes of the page as it is read out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple


class Box(NamedTuple):
    """A rectangle of the page in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside or on the edge."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top

    @property
    def area(self) -> float:
        """Square points."""
        return (self.right - self.left) * (self.top - self.bottom)


@dataclass(frozen=True, slots=True)
class Turn:
    """Moves points of the file's own page space to the page as it is read: cropped and turned."""

    crop: Box
    rotation: int

    def place(self, x: float, y: float) -> tuple[float, float]:
        """The point in the space of the page as it is read."""
        x, y = x - self.crop.left, y - self.crop.bottom
        width, height = self.crop.right - self.crop.left, self.crop.top - self.crop.bottom
        if self.rotation == 90:
            return y, width - x
        if self.rotation == 180:
            return width - x, height - y
        return (height - y, x) if self.rotation == 270 else (x, y)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """The rectangle in the space of the page as it is read."""
        (x0, y0), (x1, y1) = self.place(left, bottom), self.place(right, top)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as it is read, in points."""
        width, height = self.crop.right - self.crop.left, self.crop.top - self.crop.bottom
        return (height, width) if self.rotation in (90, 270) else (width, height)


def turn_of(page: Any) -> Turn:
    """The crop box and rotation of a pypdfium2 page."""
    return Turn(Box(*page.get_cropbox()), page.get_rotation())
