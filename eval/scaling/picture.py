"""The plot of cost against size: lines of points in, an SVG file's text out, both axes logarithmic."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from eval.report.plot import HEIGHT, WIDTH, Line, Tick

_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 16, 14, 62
_KEY = 22


@dataclass(frozen=True, slots=True)
class LogPlot:
    """A plot of positive points; the axes go from a power of ten to a power of ten. ``told`` says in words what it shows."""

    title: str
    told: str
    x_label: str
    y_label: str
    lines: tuple[Line, ...]

    width = WIDTH
    left = _LEFT
    right = WIDTH - _RIGHT
    bottom = HEIGHT - _BOTTOM
    label_y = HEIGHT - 12

    @property
    def height(self) -> int:
        """With the key below."""
        return HEIGHT + 10 + _KEY * len(self.lines)

    @property
    def x_ticks(self) -> list[Tick]:
        """The marks of the x axis: powers of ten."""
        return [Tick(self._at(value, 0), f"{value:,.0f}") for value in self._powers(0)]

    @property
    def y_ticks(self) -> list[Tick]:
        """The marks of the y axis: powers of ten."""
        return [Tick(self._at(value, 1), f"{value:,g}") for value in self._powers(1)]

    def places(self, line: Line) -> list[tuple[float, float]]:
        """Where the line's points stand in the picture."""
        return [(self._at(x, 0), self._at(y, 1)) for x, y in line.points]

    def path(self, line: Line) -> str:
        """The line's points for ``<polyline>``."""
        return " ".join(f"{x},{y}" for x, y in self.places(line))

    def key_y(self, place: int) -> int:
        """Where the key's line of that number stands."""
        return HEIGHT + 6 + _KEY * place

    def _powers(self, axis: int) -> list[float]:
        exponents = [math.log10(point[axis]) for line in self.lines for point in line.points]
        return [10.0**power for power in range(math.floor(min(exponents)), math.ceil(max(exponents)) + 1)]

    def _at(self, value: float, axis: int) -> float:
        powers = self._powers(axis)
        share = math.log10(value / powers[0]) / max(math.log10(powers[-1] / powers[0]), 1)
        if axis:
            return round(self.bottom - share * (self.bottom - _TOP), 1)
        return round(_LEFT + share * (self.right - _LEFT), 1)


def svg(plot: LogPlot) -> str:
    """The whole file."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("picture.svg.jinja").render(plot=plot)


def told(lines: Sequence[Line]) -> str:
    """The lines' first and last values in words."""
    ends = [(one.name, *one.points[0], *one.points[-1]) for one in lines]
    return "; ".join(f"{name}: {low:.2g} at {least:,.0f}, {high:.2g} at {most:,.0f}" for name, least, low, most, high in ends)
