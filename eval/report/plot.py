"""A line plot as SVG: named lines of points in, coordinates for ``plot.svg.jinja`` out; no script, no plotting library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.tables import percent

WIDTH, HEIGHT = 720, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 16, 14, 62
_COLOURS = ("#1d70b8", "#d4351c", "#00703c", "#4c2c92", "#b58840", "#0b0c0c", "#912b88", "#28a197")
_DASHES = ("none", "10 4", "3 3", "14 4 3 4", "6 6", "1 4", "18 4", "8 3 2 3")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its points, x ascending, its colour and its dashes, so that it can be told without colour."""

    name: str
    points: tuple[tuple[float, float], ...]
    colour: str
    dashes: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis: where it stands in the picture, and what it says."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot from 0 to ``most_x`` and from 0 to ``most_y``; ``told`` says in words what it shows, for who cannot see it."""

    id: str
    title: str
    told: str
    x_label: str
    y_label: str
    most_x: float
    most_y: float
    step_x: float
    step_y: float
    lines: tuple[Line, ...]
    shares: bool = False
    """Whether x is a share, shown in per cent as y always is."""

    width = WIDTH
    height = HEIGHT
    left = _LEFT
    right = WIDTH - _RIGHT
    top = _TOP
    bottom = HEIGHT - _BOTTOM

    def x(self, value: float) -> float:
        """Where a value stands from the left."""
        return round(_LEFT + value / self.most_x * (self.right - _LEFT), 1)

    def y(self, value: float) -> float:
        """Where a value stands from the top."""
        return round(self.bottom - value / self.most_y * (self.bottom - _TOP), 1)

    def path(self, line: Line) -> str:
        """The line's points for ``<polyline>``."""
        return " ".join(f"{self.x(x)},{self.y(y)}" for x, y in line.points)

    @property
    def x_ticks(self) -> list[Tick]:
        """The marks of the x axis."""
        return [
            Tick(self.x(value), percent(value) if self.shares else f"{value:,.0f}")
            for value in _steps(self.most_x, self.step_x)
        ]

    @property
    def y_ticks(self) -> list[Tick]:
        """The marks of the y axis."""
        return [Tick(self.y(value), percent(value)) for value in _steps(self.most_y, self.step_y)]


def line(place: int, name: str, points: Sequence[tuple[float, float]], dashes: str | None = None) -> Line:
    """The line of the system at ``place``, in its colour, and in its dashes unless others are given."""
    return Line(name, tuple(points), _COLOURS[place % len(_COLOURS)], dashes or _DASHES[place % len(_DASHES)])


def _steps(most: float, step: float) -> list[float]:
    return [number * step for number in range(round(most / step) + 1)]
