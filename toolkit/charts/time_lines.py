"""Lines over time, each with its name at its end instead of a legend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from toolkit.charts.bars import tick_numbers
from toolkit.charts.dates import day_number, name_day, ticks
from toolkit.charts.frame import Room
from toolkit.charts.labels import HINTING, number, shorten, widest, width
from toolkit.charts.spread import spread
from toolkit.charts.style import INK, SERIES, SMALL_SIZE, TEXT_SIZE, dress

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MARKS = 60  # on a line of more periods, only some have a mark


def draw_time_lines(
    ax: Axes,
    space: Room,
    starts: Sequence[date],
    values: Mapping[str, Sequence[float]],
    sizes: Mapping[str, int],
    freq: str,
    *,
    whole: bool = False,
    bands: Mapping[str, tuple[Sequence[float], Sequence[float]]] | None = None,
) -> float:
    """Draw a line per name over the days, NaN for a gap, with its name and size at its end.

    `whole` says that the values are counts; `bands` have the lower and upper ends of an interval around each line,
    and are cut at three times the highest value, so that no line is pressed flat. Returns the width of the numbers on
    the upright axis in points.
    """
    dress(ax)
    days = [day_number(start) for start in starts]
    most = max((v for row in values.values() for v in row if v == v), default=0.0) or 1.0
    gutter = width(number(most), SMALL_SIZE) + 2 * TEXT_SIZE
    ends = [shorten(line, 0.3 * space.width, SMALL_SIZE) + f"\nn = {sizes[line]:,}" for line in values]
    box = max(space.box(gutter) - HINTING * widest(ends, SMALL_SIZE) - 14, 40.0)
    for (line, row), series in zip(values.items(), SERIES, strict=False):
        ax.plot(
            days,
            row,
            color=series.colour,
            linestyle=series.line,
            marker=series.marker,
            markevery=max(1, len(days) // _MARKS),
            markersize=4.5,
            linewidth=1.6,
            label=line,
        )
    for (low, high), series in zip((bands or {}).values(), SERIES, strict=False):
        ax.fill_between(days, low, high, color=series.colour, alpha=0.13, linewidth=0, zorder=1)
        for edge in (low, high):  # on grey paper areas that overlap are told apart by their edges
            ax.plot(days, edge, color=series.colour, linestyle=series.line, linewidth=0.5, alpha=0.6, gid="interval")
    widest_band = max((v for _, high in (bands or {}).values() for v in high if v == v), default=0.0)
    margin = 0.02 * (days[-1] - days[0]) or 1.0
    ax.set_xlim(days[0] - margin, days[-1] + margin)
    ax.set_ylim(0, 1.06 * max(most, min(widest_band, 3 * most)))
    if freq == "period":
        marked, labels = list(starts), [name_day(start) for start in starts]
    else:
        marked, labels = ticks(starts[0], starts[-1], box, freq=freq)
    ax.xaxis_date()
    ax.set_xticks([day_number(day) for day in marked], labels=labels, parse_math=False)
    tick_numbers(ax, space.rows(7), axis="y", whole=whole)
    _name_lines(ax, ends, days, list(values.values()), space.rows(7))
    return gutter


def _name_lines(
    ax: Axes, ends: Sequence[str], days: Sequence[float], values: Sequence[Sequence[float]], height: float
) -> None:
    """Write the name of each line at its right end; names that would overlap move apart, with a thin line to each."""
    span = ax.get_ylim()[1]
    last = [
        max(((day, v) for day, v in zip(days, row, strict=True) if v == v), default=(days[-1], 0)) for row in values
    ]
    order = sorted(range(len(ends)), key=lambda n: (last[n][1], -n))
    size = 3.1 * SMALL_SIZE * span / height
    places = spread([last[n][1] for n in order], [size] * len(order), -size / 2, span + size / 2)
    for n, place in zip(order, places, strict=True):
        ax.annotate(
            ends[n],
            last[n],
            xycoords="data",
            xytext=(1.03, place),
            textcoords=("axes fraction", "data"),
            va="center",
            fontsize=SMALL_SIZE,
            color=INK,
            annotation_clip=False,
            arrowprops={"arrowstyle": "-", "color": SERIES[n].colour, "linewidth": 0.8, "relpos": (0, 0.5)},
            gid="line",
        )
