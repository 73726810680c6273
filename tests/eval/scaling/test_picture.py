"""The plot stands on logarithmic axes, and says in words what it shows."""

from __future__ import annotations

from eval.report.plot import line
from eval.scaling.picture import LogPlot, svg, told

LINES = (line(0, "pieces & cells", [(1_000, 0.1), (100_000, 1.0)]), line(1, "graph", [(10_000, 10.0)]))
PLOT = LogPlot("Cost", told(LINES), "passages", "milliseconds", LINES)


def test_the_axes_go_from_power_of_ten_to_power_of_ten() -> None:
    """Each power as far from the next."""
    assert [tick.label for tick in PLOT.x_ticks] == ["1,000", "10,000", "100,000"]
    assert [tick.label for tick in PLOT.y_ticks] == ["0.1", "1", "10"]
    left, middle, right = (tick.at for tick in PLOT.x_ticks)
    assert round(middle - left) == round(right - middle)


def test_points_stand_where_their_ticks_do() -> None:
    """The least at the left and below, the highest above."""
    (first, last), ((x, y),) = PLOT.places(LINES[0]), PLOT.places(LINES[1])
    ticks, heights = PLOT.x_ticks, PLOT.y_ticks
    assert (first, last) == ((ticks[0].at, heights[0].at), (ticks[2].at, heights[1].at))
    assert (x, y) == (ticks[1].at, heights[2].at)


def test_the_file_holds_lines_key_and_words() -> None:
    """Names are escaped; the same lines give the same file."""
    written = svg(PLOT)
    assert written.count("<polyline") == 2
    assert "pieces &amp; cells" in written
    assert "pieces &amp; cells: 0.1 at 1,000, 1 at 100,000; graph: 10 at 10,000, 10 at 10,000" in written
    assert svg(PLOT) == written
