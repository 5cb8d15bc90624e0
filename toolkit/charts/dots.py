"""Rows of dots: a few groups compared on the same names, one marker per group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from toolkit.charts.bars import font_size, name_rows, tick_numbers
from toolkit.charts.frame import Room, key_lines
from toolkit.charts.style import GRID, SERIES, dress

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

MOST_GROUPS = 6


def lines_around(room: Room, groups: Sequence[str], sizes: Mapping[str, int]) -> float:
    """Lines of text above and below rows of dots: title, key, axis and note."""
    return 6.5 + key_lines([f"{name} (n = {sizes[name]:,})" for name in groups], room.width)


def draw_dots(
    ax: Axes,
    room: Room,
    names: Sequence[str],
    groups: Sequence[str],
    values: Sequence[Sequence[float]],
    *,
    lines: float,
    shares: bool = False,
) -> tuple[float, list[Artist]]:
    """Draw one row per name and in it one marker per group; `values` has a list per group, NaN for no mark.
    `lines` is what `lines_around` gave; `shares` says that the values are shares of 0 to 1.

    Returns the width of the names in points and the handles for a key.
    """
    dress(ax)
    size = font_size(room, len(names), lines)
    gutter = name_rows(ax, room, names, size)
    spans = [[v for v in row if v == v] for row in zip(*values, strict=True)]
    ax.hlines(
        range(len(names)),
        [min(row, default=0) for row in spans],
        [max(row, default=0) for row in spans],
        color=GRID,
        linewidth=2.5,
        zorder=1,
    )
    # Marks of equal value stand one above the other in their row, not one behind the other.
    lifts = [0.5 * ((n + 0.5) / len(groups) - 0.5) for n in range(len(groups))]
    handles: list[Artist] = [
        ax.plot(
            list(column),
            [row + lift for row in range(len(names))],
            linestyle="none",
            marker=series.marker,
            markersize=6,
            color=series.colour,
            markeredgecolor="white",
            markeredgewidth=0.5,
            label=group,
        )[0]
        for group, column, series, lift in zip(groups, values, SERIES, lifts, strict=False)
    ]
    most = max((value for row in spans for value in row), default=0)
    ax.set_xlim(0, most * 1.04 or 1)
    tick_numbers(ax, room.box(gutter), shares=shares)
    return gutter, handles
