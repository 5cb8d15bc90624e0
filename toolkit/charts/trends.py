"""Charts of trends: how the use of terms rises and falls over time."""

from __future__ import annotations

from math import isnan, nan
from typing import TYPE_CHECKING, Literal, get_args

import pandas as pd

from toolkit.charts.bars import require_top, tick_numbers
from toolkit.charts.dates import day_number, day_numbers, frequency, name_period, ticks
from toolkit.charts.describe import remember
from toolkit.charts.fonts import stand_in_note
from toolkit.charts.groups import cells, group_columns, group_names, largest_groups
from toolkit.charts.labels import HINTING, counted, number, sentences, shorten, widest, width
from toolkit.charts.spread import spread
from toolkit.charts.style import (
    INK,
    SERIES,
    SMALL_SIZE,
    TEXT_SIZE,
    WIDTH,
    chart_style,
    dress,
    finish,
    new_axes,
    nothing,
    room,
)
from toolkit.errors import require_choice
from toolkit.groups import FREQUENCIES
from toolkit.tables import check

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Value = Literal["per_million", "count", "articles"]

_UNITS = {"count": "occurrences", "articles": "articles with the term", "per_million": "per million words"}
_MOST_MARKS = 40  # periods; more are drawn as lines without marks, but for some


def plot_trends(
    trends: pd.DataFrame,
    *,
    top: int = 6,
    value: Value = "per_million",
    title: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw one line over time per term, or per term and group, with its name at its end.

    Parameters
    ----------
    trends : DataFrame
        A frequencies table with periods: term, count, articles, per_million and, before them, the column `period`
        (or one named after a period, as ``term_frequencies(by="month")`` gives) and other columns it was grouped by.
    top : int
        Draw at most so many lines, those with most occurrences; never more than eight. The rest is told in a note.
    value : "per_million", "count" or "articles"
        What is shown.
    title : str, optional
        In place of the chart's own.
    ax : matplotlib Axes, optional
        Draw into these. Without them a new figure is made.

    Returns
    -------
    matplotlib Axes
        Every line has a colour, a mark and a line style of its own; it has a gap where the table has no value.

    Raises
    ------
    TableError
        When `trends` is not such a table.
    ValueError
        When `value` is none of the three, or `top` is below 1.

    Examples
    --------
    >>> months = pd.to_datetime(["2024-01-01", "2024-02-01"])
    >>> table = pd.DataFrame({"period": months, "term": "rice", "count": [3, 5], "per_million": [30.0, 41.0]})
    >>> [line.get_label() for line in plot_trends(table).lines]
    ['rice']
    >>> import matplotlib.pyplot; matplotlib.pyplot.close("all")
    """
    require_top(top)
    require_choice("value", value, get_args(Value))
    period = next((word for word in FREQUENCIES if word in trends), "period")
    check(trends, "frequencies", [period, "term", "count", value])
    with chart_style():
        dated = trends[trends[period].notna() & trends["term"].notna()]
        freq = frequency(dated[period]) if period == "period" else period
        title = title or ("Use of terms" if freq == "period" else f"Use of terms per {freq}")
        if dated.empty:
            return nothing(ax, "No trends to show: the table has no dated rows.", title=title)
        return _draw(dated.assign(period=dated[period]), freq, top, value, title, ax)


def _draw(dated: pd.DataFrame, freq: str, top: int, value: Value, title: str, ax: Axes | None) -> Axes:
    names = _names(dated, freq)
    lines, others = largest_groups(dated, ["term"], names, "count", min(top, len(SERIES)))
    table, names = dated[names.isin(lines)], names[names.isin(lines)]
    cell = cells(table.assign(period=day_numbers(table["period"])), "period", names, value)
    periods = sorted(set(dated["period"].tolist()))
    days = [day_number(period) for period in periods]
    values = {line: [cell.get((str(day), line), nan) for day in days] for line in lines}
    sizes = table.groupby(names)["count"].sum()

    ax = ax or new_axes(WIDTH, 3.6)
    space = room(ax)
    dress(ax)
    most = max((number for row in values.values() for number in row if number == number), default=0.0) or 1.0
    gutter = width(number(most), SMALL_SIZE) + 2 * TEXT_SIZE
    ends = [shorten(line, 0.3 * space.width, SMALL_SIZE) + f"\nn = {sizes[line]:,}" for line in lines]
    beside = 0.0 if space.fixed else HINTING * widest(ends, SMALL_SIZE) + 14
    box, height = max(space.box(gutter) - beside, 40.0), space.rows(7)
    thinning = max(1, round(len(days) / _MOST_MARKS))
    for line, series in zip(lines, SERIES, strict=False):
        ax.plot(
            days,
            values[line],
            color=series.colour,
            linestyle=series.line,
            marker=series.marker,
            markevery=thinning,
            markersize=4.5,
            linewidth=1.6,
            label=line,
        )
    margin = 0.02 * (days[-1] - days[0]) or 1.0
    ax.set_xlim(days[0] - margin, days[-1] + margin)
    ax.set_ylim(0, 1.06 * most)
    marked, labels = ticks(periods[0].date(), periods[-1].date(), box, freq="day" if freq == "period" else freq)
    ax.set_xticks([day_number(day) for day in marked], labels=labels, parse_math=False)
    tick_numbers(ax, height, axis="y", whole=value != "per_million")
    ax.set_ylabel(_UNITS[value])
    _name_lines(ax, lines, ends, [values[line] for line in lines], days[-1], height)
    note = sentences(
        f"n = {counted(int(sizes.sum()), 'occurrence')} in {counted(len(periods), freq)}",
        others and f"{counted(others, 'more line')} not shown",
        any(isnan(v) for row in values.values() for v in row) and "gap: the table has no value",
        stand_in_note(dated["term"].unique()),
    )
    finish(ax, title=title, unit=freq if freq != "period" else "", note=note, gutter=gutter)
    remember(ax, f"Lines over time, {_told(lines, values, periods, freq)}")
    return ax


def _names(dated: pd.DataFrame, freq: str) -> pd.Series:
    """The name of the line each row belongs to: its term and its group, as far as they differ."""
    before = [name for name in group_columns(dated, "term") if name not in ("period", freq, *_UNITS)]
    parts = [name for name in ["term", *before] if dated[name].drop_duplicates().size > 1]
    return group_names(dated, parts or ["term"])


def _name_lines(
    ax: Axes, lines: list[str], ends: list[str], values: list[list[float]], last: float, height: float
) -> None:
    """Write the name of each line at its right end; names that would overlap move apart, with a thin line to each."""
    span = ax.get_ylim()[1]
    last_values = [next((v for v in reversed(row) if v == v), 0.0) for row in values]
    order = sorted(range(len(lines)), key=lambda n: (last_values[n], -n))
    size = 2.6 * SMALL_SIZE * span / height
    places = spread([last_values[n] for n in order], [size] * len(order), -size / 2, span + size / 2)
    for n, place in zip(order, places, strict=True):
        ax.annotate(
            ends[n],
            (last, last_values[n]),
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


def _told(lines: list[str], values: dict[str, list[float]], periods: list[pd.Timestamp], freq: str) -> str:
    told = []
    for line in lines:
        peak = max((v, -n) for n, v in enumerate(values[line]) if v == v)
        told.append(f"{line} highest in {name_period(periods[-peak[1]], freq)} ({number(peak[0])})")
    return f"{name_period(periods[0], freq)} to {name_period(periods[-1], freq)}: {'; '.join(told)}"
