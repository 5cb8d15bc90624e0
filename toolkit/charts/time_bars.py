"""Bars on a time axis: each fills its period; several rows of them share the axis and one scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from toolkit.charts.bars import rows_that_fit
from toolkit.charts.dates import day_number, name_day, name_period, next_period, ticks
from toolkit.charts.frame import Room
from toolkit.charts.labels import HINTING, number, shorten, widest, width
from toolkit.charts.style import BLUE, GRID, INK, LINE, SMALL_SIZE, dress

if TYPE_CHECKING:
    from matplotlib.axes import Axes

UNITS = {
    "day": "day of publication",
    "week": "week of publication (starting on Monday)",
    "month": "month of publication",
    "quarter": "quarter of publication",
    "year": "year of publication",
    "period": "period of publication, by its first day",
}
RED = "#d55e00"  # of lines over bars
SHADE, SHADE_EDGE = "#f0d77b", "#b58900"
_MOST_BARS = 400  # more periods are drawn as one outline: single bars would be thinner than a hair
_WIDEST = 70.0  # points of a bar
_ROW = 40.0  # points of a row in a figure of our own
_GAP = 0.45  # of a row's height, above its highest bar


class Label(NamedTuple):
    """What to write above some days, and how much it matters."""

    first: date
    last: date
    text: str
    weight: float


def rows_height(rows: int) -> float:
    """Inches of a figure for so many rows."""
    return (_ROW * rows + 120) / 72


def time_rows_that_fit(room: Room, rows: int) -> int:
    """How many rows can be read: each needs the height of four lines for its bars to differ and its name to stand."""
    return max(1, rows_that_fit(room, 4 * rows, 7) // 4)


def draw_time_bars(
    ax: Axes, starts: Sequence[date], values: Sequence[float], freq: str, *, bottom: float = 0.0
) -> None:
    """Draw a bar from `bottom` for each period that begins on one of the days."""
    lefts = [day_number(start) for start in starts]
    rights = [day_number(next_period(start, freq)) for start in starts]
    if len(starts) <= _MOST_BARS:
        gap = 0.06 if len(starts) <= 120 else 0.0
        spans = [right - left for left, right in zip(lefts, rights, strict=True)]
        inner = [left + gap * span for left, span in zip(lefts, spans, strict=True)]
        widths = [(1 - 2 * gap) * span for span in spans]
        ax.bar(inner, list(values), width=widths, bottom=bottom, align="edge", color=BLUE, linewidth=0)
        return
    edges, heights = [lefts[0]], []
    for left, right, value in zip(lefts, rights, values, strict=True):
        if left > edges[-1]:  # periods that the table lacks
            edges.append(left)
            heights.append(bottom)
        edges.append(right)
        heights.append(bottom + value)
    ax.stairs(heights, edges, baseline=bottom, fill=True, color=BLUE)


def mark_dates(ax: Axes, starts: Sequence[date], freq: str, box: float) -> None:
    """Limits and ticks of the time axis under bars."""
    end = next_period(starts[-1], freq)
    points = min(box, _WIDEST * len(starts)) * (len(starts) - 1) / len(starts)
    if freq == "period":
        days, labels = list(starts), [name_day(day) for day in starts]
    else:
        days, labels = ticks(starts[0], starts[-1], points, freq=freq)
    # Dates that begin a bar stand under the middle of it, others where they are.
    middle = (day_number(end) - day_number(starts[-1])) / 2 if set(days) <= set(starts) else 0.0
    ax.xaxis_date()
    ax.set_xticks([day_number(day) + middle for day in days], labels=labels, parse_math=False)
    ax.set_xlim(*_limits(starts, freq, box))


def _limits(starts: Sequence[date], freq: str, box: float) -> tuple[float, float]:
    """Begin and end of the time axis: those of the bars, or further out where a few bars would be too wide."""
    begin, end = day_number(starts[0]), day_number(next_period(starts[-1], freq))
    margin = max(0.0, box / (_WIDEST * len(starts)) - 1) * (end - begin) / 2
    return begin - margin, end + margin


def label_bars(ax: Axes, starts: Sequence[date], values: Sequence[float], freq: str, box: float) -> None:
    """Write the values on the bars where all of them fit, otherwise on the highest with its period."""
    if widest(map(number, values), SMALL_SIZE) + 2 <= min(box / len(starts), _WIDEST):
        for row, value in enumerate(values):
            _label(ax, starts, row, number(value), value, freq, box)
    else:
        peak = values.index(max(values))
        text = f"{number(values[peak])} ({name_period(starts[peak], freq)})"
        _label(ax, starts, peak, text, values[peak], freq, box)


def _label(ax: Axes, starts: Sequence[date], row: int, text: str, height: float, freq: str, box: float) -> None:
    """A text on a bar, within the axes also where the bar is the first or the last."""
    begin, end = _limits(starts, freq, box)
    middle = (day_number(starts[row]) + day_number(next_period(starts[row], freq))) / 2
    place, half = (middle - begin) / (end - begin), width(text, SMALL_SIZE) / 2 / box
    ax.annotate(
        text,
        (middle, height),
        xytext=(0, 2),
        textcoords="offset points",
        ha="left" if place < half else "right" if place > 1 - half else "center",
        va="bottom",
        fontsize=SMALL_SIZE,
        color=INK,
        annotation_clip=False,
        gid="value",
    )


def label_days(ax: Axes, labels: Sequence[Label], starts: Sequence[date], freq: str, box: float) -> int:
    """Write labels above the bars, each in the middle of its days, the weightiest first; those that would overlap are
    left out. Returns how many there are room for."""
    begin, end = _limits(starts, freq, box)
    taken: list[tuple[float, float]] = []
    for label in sorted(labels, key=lambda label: (-label.weight, label.first)):
        half = HINTING * width(label.text, SMALL_SIZE) / 2
        middle = (day_number(label.first) + day_number(label.last) + 1) / 2
        place = min(max((middle - begin) / (end - begin) * box, half), max(box - half, half))
        if all(place + half + 4 < left or right < place - half - 4 for left, right in taken):
            taken.append((place - half, place + half))
            ax.text(place / box, 1.0, label.text, transform=ax.transAxes, ha="center", va="top", fontsize=SMALL_SIZE,
                    color=INK, gid="label")  # fmt: skip
    return len(taken)


def draw_span(ax: Axes, first: date, last: date, bottom: float, top: float) -> None:
    """Shade the days from the first to the last behind the bars."""
    left, right = day_number(first), day_number(last) + 1
    ax.fill_between([left, right], bottom, top, color=SHADE, alpha=0.55, linewidth=0, zorder=0.6)
    ax.plot([left, right], [top, top], color=SHADE_EDGE, linewidth=1.6, solid_capstyle="butt", zorder=0.7)


def draw_line(
    ax: Axes, starts: Sequence[date], values: Sequence[float], freq: str, *, bottom: float = 0.0, steps: bool = False
) -> None:
    """Draw a line over the bars, through the middle of each period or, in `steps`, along all of it; NaN is a gap."""
    lefts = [day_number(start) for start in starts]
    rights = [day_number(next_period(start, freq)) for start in starts]
    heights = [bottom + value for value in values]
    if steps:
        days = [day for pair in zip(lefts, rights, strict=True) for day in pair]
        heights = [height for height in heights for _ in range(2)]
    else:
        days = [(left + right) / 2 for left, right in zip(lefts, rights, strict=True)]
    ax.plot(days, heights, color="white", linewidth=3.0, zorder=2.5)
    ax.plot(days, heights, color=RED, linewidth=1.6, zorder=2.6)


def draw_time_rows(
    ax: Axes,
    room: Room,
    starts: Sequence[date],
    rows: Mapping[str, Sequence[float]],
    sizes: Mapping[str, int],
    freq: str,
) -> tuple[float, float]:
    """Draw a row of bars per name from the top down, with its size below its name and its highest value on the bar.

    All rows have one scale. Returns the width of the names in points, and the height of a row in units of the values:
    the bars of row n stand on -n times as much.
    """
    dress(ax)
    names = [f"{shorten(name, room.gutter, SMALL_SIZE)}\nn = {sizes[name]:,}" for name in rows]
    gutter = widest(names, SMALL_SIZE)
    box = room.box(gutter)
    most = max(max(values) for values in rows.values()) or 1.0
    # Above its highest bar, a row has room for a line of text.
    step = most * (1 + max(_GAP, HINTING * 1.5 * SMALL_SIZE * len(rows) / room.rows(7)))
    for row, values in enumerate(rows.values()):
        bottom = -row * step
        draw_time_bars(ax, starts, values, freq, bottom=bottom)
        ax.axhline(bottom, color=LINE, linewidth=0.6)
        peak = list(values).index(max(values))
        _label(ax, starts, peak, number(values[peak]), bottom + values[peak], freq, box)
    mark_dates(ax, starts, freq, box)
    ax.set_yticks([-row * step + most / 2 for row in range(len(names))], labels=names, parse_math=False)
    ax.tick_params(axis="y", length=0)
    ax.set_ylim(-(len(names) - 1) * step, step)
    ax.grid(axis="x", color=GRID, linewidth=0.6)
    ax.spines["left"].set_visible(False)
    return gutter, step
