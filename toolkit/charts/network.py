"""What charts of networks share: names with their numbers in rows, and curves between the rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.charts.frame import Room
from toolkit.charts.labels import HINTING, number, shorten, widest, width
from toolkit.charts.style import BLUE, INK, MUTED, dress

if TYPE_CHECKING:
    from matplotlib.axes import Axes

GAP = 7.0  # points between a mark and its name
_THICKEST, _THINNEST = 7.0, 0.6  # points
_LEFT = 0.3  # of the width, at most, for the names at the left


def dress_network(ax: Axes) -> None:
    """Our style without axes: rows and curves are all there is."""
    dress(ax)
    for spine in ax.spines.values():
        spine.set_visible(False)
    ax.set_xticks([])


def numbered_names(names: Sequence[str], numbers: Sequence[int], most: float, size: float) -> list[str]:
    """Each name with its number behind it, in `most` points at a font size: names are cut, numbers are not."""
    counts = [f"  {number(count)}" for count in numbers]
    return [
        shorten(name, most - HINTING * width(count, size), size) + count
        for name, count in zip(names, counts, strict=True)
    ]


def name_left(
    ax: Axes, space: Room, names: Sequence[str], numbers: Sequence[int], heights: Sequence[float], size: float
) -> float:
    """Name rows at the left of the axes, with a mark at each; returns the width of the names in points."""
    labels = numbered_names(names, numbers, _LEFT * space.width, size)
    ax.set_yticks(list(heights), labels=labels, parse_math=False)
    ax.tick_params(axis="y", length=0, labelsize=size, pad=GAP)
    draw_marks(ax, 0.0, heights)
    return widest(labels, size) + GAP


def draw_marks(ax: Axes, x: float, heights: Sequence[float]) -> None:
    """A point for each row."""
    ax.plot([x] * len(heights), list(heights), "o", color=INK, markersize=4, clip_on=False)


def draw_curve(ax: Axes, points: Sequence[tuple[float, float]], weight: float, gid: str) -> None:
    """A curve by its ends and the two points that bend it; of little weight (0 to 1) it is thin and pale."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    ax.add_patch(
        PathPatch(
            Path(list(points), [Path.MOVETO, *[Path.CURVE4] * 3]),
            facecolor="none",
            edgecolor=BLUE if weight > 0.15 else MUTED,
            linewidth=_THINNEST + (_THICKEST - _THINNEST) * weight,
            alpha=0.35 + 0.5 * weight,
            capstyle="butt",
            gid=gid,
        )
    )
