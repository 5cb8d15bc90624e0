"""Horizontal bars with their names at the left and their values at the end, for any table of counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from toolkit.charts.frame import Room
from toolkit.charts.labels import HINTING, number, percent, shorten, widest, width
from toolkit.charts.style import BLUE, GRID, INK, LEAST_SIZE, MUTED, TEXT_SIZE, Fill, dress

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PITCH = 17.0  # points from one bar to the next in a figure of our own
_THICKEST = 20.0  # points
_LINE = 1.3  # height of a row in font sizes


def require_top(top: int) -> None:
    """Raise ValueError unless at least one row is asked for."""
    if top < 1:
        raise ValueError(f"top must be 1 or more, but {top!r} was passed.")


def figure_height(rows: int, lines: int = 6) -> float:
    """Inches for so many rows, with `lines` of text for title, axis and notes."""
    return (max(rows, 2) * PITCH + lines * 12.0 + 16) / 72


def rows_that_fit(room: Room, rows: int, lines: float = 6) -> int:
    """How many of the rows can be read in the room, at least one."""
    return max(1, min(rows, int(room.rows(lines) / (LEAST_SIZE * _LINE))))


def font_size(room: Room, rows: int, lines: float = 6) -> float:
    """The font size for so many rows, in points."""
    return max(LEAST_SIZE, min(TEXT_SIZE, room.rows(lines) / rows / _LINE))


def name_rows(ax: Axes, room: Room, names: Sequence[str], size: float) -> float:
    """Name the rows 0, 1, 2 … from the top; returns the width of the names in points."""
    cut = [shorten(name, room.gutter, size) for name in names]
    ax.set_yticks(range(len(cut)), labels=cut, parse_math=False)
    ax.tick_params(axis="y", length=0, labelsize=size)
    ax.set_ylim(len(cut) - 0.5, -0.5)
    return widest(cut, size)


def draw_bars(
    ax: Axes,
    room: Room,
    names: Sequence[str],
    values: Sequence[float],
    *,
    remarks: Sequence[str] | None = None,
    fills: Sequence[Fill] | None = None,
    whole: bool = True,
) -> float:
    """Draw one bar per name from the top down, with its value and a remark at its end.

    `whole` says that the values are counts. Returns the width of the names in points.
    """
    dress(ax)
    size = font_size(room, len(names))
    gutter = name_rows(ax, room, names, size)
    box = room.box(gutter)
    thick = min(0.72, _THICKEST / (room.rows(6) / len(names)))
    bars = ax.barh(range(len(names)), list(values), height=thick, color=BLUE, edgecolor="white", linewidth=0)
    for bar, fill in zip(bars, fills or [], strict=False):
        bar.set(facecolor=fill.colour, hatch=fill.hatch, edgecolor=fill.edge, linewidth=0.6)

    figures = [number(value) for value in values]
    texts = figures
    if remarks is not None:
        # The remarks stand or fall together, and give way where the bars would be left with less than half.
        full = [f"{figure}  {remark}" for figure, remark in zip(figures, remarks, strict=True)]
        texts = full if widest(full, size) < 0.5 * box else figures
    # The scale on which the longest bar ends where its text still fits behind it.
    scale = max(
        (
            value / max(box - HINTING * width(text, size) - 6, 0.2 * box)
            for value, text in zip(values, texts, strict=True)
        ),
        default=0.0,
    )
    ax.set_xlim(0, scale * box or 1)
    for row, (value, text) in enumerate(zip(values, texts, strict=True)):
        ax.annotate(
            text,
            (value, row),
            xytext=(3, 0),
            textcoords="offset points",
            va="center_baseline",
            fontsize=size,
            color=INK if texts is figures else MUTED,
            annotation_clip=False,
            gid="value",
        )
    tick_numbers(ax, box, whole=whole)
    return gutter


def tick_numbers(
    ax: Axes, points: float, *, axis: Literal["x", "y"] = "x", whole: bool = False, shares: bool = False
) -> None:
    """Ticks and grid of an axis of so many points, for numbers or for shares of 0 to 1."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    side = ax.xaxis if axis == "x" else ax.yaxis
    most = int(points / (60 if axis == "x" else 30))
    side.set_major_locator(MaxNLocator(max(2, min(6, most)), integer=whole))
    side.set_major_formatter(FuncFormatter(_percent if shares else _number))
    ax.grid(axis=axis, color=GRID, linewidth=0.6)


# Functions of the module rather than lambdas: a figure with a lambda cannot be pickled.
def _number(value: float, _: int | None = None) -> str:
    return number(value)


def _percent(value: float, _: int | None = None) -> str:
    return percent(value)
