"""Charts of coverage: how many articles per period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from toolkit.charts.bars import rows_that_fit, tick_numbers
from toolkit.charts.dates import day_number, frequency, name_day, name_period, next_period, ticks
from toolkit.charts.describe import remember
from toolkit.charts.groups import cells, group_names, largest_groups
from toolkit.charts.labels import counted, number, sentences, shorten, widest, width
from toolkit.charts.style import (
    BLUE,
    GRID,
    INK,
    LINE,
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
from toolkit.tables import check

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MOST_BARS = 400  # more periods are drawn as one outline: single bars would be thinner than a hair
_MOST_ROWS = 12
_WIDEST = 70.0  # points of a bar


def plot_coverage(coverage: pd.DataFrame, *, title: str | None = None, ax: Axes | None = None) -> Axes:
    """Draw the number of articles per period as bars on a time axis; of a grouped table, one row of bars per group.

    Parameters
    ----------
    coverage : DataFrame
        The coverage table: period (first days), the columns it was grouped by, if any, and articles.
    title : str, optional
        In place of the chart's own.
    ax : matplotlib Axes, optional
        Draw into these. Without them a new figure is made.

    Returns
    -------
    matplotlib Axes
        A bar fills its period, so that a gap is a period without articles. The values stand on the bars where they
        fit, otherwise on the highest one. Of a grouped table, the twelve groups with most articles, all on one scale.

    Raises
    ------
    TableError
        When `coverage` is not such a table.

    Examples
    --------
    >>> months = pd.to_datetime(["2024-01-01", "2024-02-01"])
    >>> ax = plot_coverage(pd.DataFrame({"period": months, "articles": [3, 5], "share": [1.0, 1.0]}))
    >>> ax.get_title(), [float(bar.get_height()) for bar in ax.patches]
    ('Articles per month', [3.0, 5.0])
    >>> import matplotlib.pyplot; matplotlib.pyplot.close(ax.figure)
    """
    check(coverage, "coverage", ["period", "articles"])
    names = [str(name) for name in coverage.columns]
    columns = [name for name in names[: names.index("articles")] if name != "period"]
    with chart_style():
        dated = coverage[coverage["period"].notna()]
        if dated.empty or not dated["articles"].sum():
            return nothing(ax, "No articles to show: the coverage table has no dated ones.", title=title or "Coverage")
        undated = int(coverage.attrs.get("undated", 0)) + int(coverage["articles"].sum() - dated["articles"].sum())
        freq = str(coverage.attrs.get("freq") or frequency(dated["period"]))
        by = f" by {' and '.join(columns)}" if columns else ""
        title = title or ("Articles" if freq == "period" else f"Articles per {freq}") + by
        if columns:
            return _by_group(dated, columns, freq, undated, title, ax)
        return _single(dated, freq, undated, title, ax)


def _single(dated: pd.DataFrame, freq: str, undated: int, title: str, ax: Axes | None) -> Axes:
    counts = dated.groupby("period")["articles"].sum()
    ax = ax or new_axes(WIDTH, 3.2)
    space = room(ax)
    dress(ax)
    gutter = width(number(float(counts.max())), SMALL_SIZE) + 2 * TEXT_SIZE
    starts = [period.date() for period in counts.index]
    values = [int(count) for count in counts]
    box = space.box(gutter)
    _draw(ax, starts, values, freq)
    _mark_dates(ax, starts, freq, box)
    ax.set_ylim(0, max(values) * (1 + 1.6 * SMALL_SIZE / space.rows(7)) or 1)
    _label_bars(ax, starts, values, freq, box)
    tick_numbers(ax, space.rows(7), axis="y", whole=True)
    ax.set_ylabel("articles")
    finish(ax, title=title, unit=_UNITS[freq], note=_note(sum(values), len(values), freq, undated), gutter=gutter)
    peak = values.index(max(values))
    remember(
        ax,
        f"Bars on a time axis, from {name_period(starts[0], freq)} to {name_period(starts[-1], freq)}. "
        f"Most in {name_period(starts[peak], freq)}: {number(values[peak])}. "
        f"{counted(values.count(0), freq)} without articles",
    )
    return ax


_UNITS = {
    "day": "day of publication",
    "week": "week of publication (starting on Monday)",
    "month": "month of publication",
    "quarter": "quarter of publication",
    "year": "year of publication",
    "period": "period of publication, by its first day",
}


def _note(total: int, periods: int, freq: str, undated: int) -> str:
    return sentences(
        f"n = {counted(total, 'article')} in {counted(periods, freq)}",
        undated and f"{counted(undated, 'article')} without a date not shown",
    )


def _draw(ax: Axes, starts: Sequence[date], values: Sequence[int], freq: str, bottom: float = 0.0) -> None:
    edges = [day_number(start) for start in starts]
    spans = [day_number(next_period(start, freq)) - edge for start, edge in zip(starts, edges, strict=True)]
    if len(starts) > _MOST_BARS:
        heights = [bottom + value for value in values]
        ax.stairs(heights, [*edges, edges[-1] + spans[-1]], baseline=bottom, fill=True, color=BLUE)
    else:
        gap = 0.06 if len(starts) <= 120 else 0.0
        lefts = [edge + gap * span for edge, span in zip(edges, spans, strict=True)]
        widths = [(1 - 2 * gap) * span for span in spans]
        ax.bar(lefts, list(values), width=widths, bottom=bottom, align="edge", color=BLUE, linewidth=0)


def _mark_dates(ax: Axes, starts: Sequence[date], freq: str, box: float) -> None:
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


def _label_bars(ax: Axes, starts: Sequence[date], values: Sequence[int], freq: str, box: float) -> None:
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


def _by_group(dated: pd.DataFrame, columns: list[str], freq: str, undated: int, title: str, ax: Axes | None) -> Axes:
    group = group_names(dated, columns)
    groups, others = largest_groups(dated, columns, group, "articles", _MOST_ROWS)
    ax = ax or new_axes(WIDTH, (40 * len(groups) + 90) / 72)
    space = room(ax)
    # A row needs the height of three lines for its bars to differ.
    fit = max(1, rows_that_fit(space, 3 * len(groups), 7) // 3)
    groups, others = groups[:fit], others + len(groups[fit:])
    counts = {(day, name): int(n) for (day, name), n in cells(dated, "period", group, "articles").items()}
    periods = sorted(set(dated["period"].tolist()))
    starts = [period.date() for period in periods]
    rows = {name: [counts.get((str(period), name), 0) for period in periods] for name in groups}
    sizes = {name: sum(row) for name, row in rows.items()}
    dress(ax)
    labels = [f"{shorten(name, space.gutter, SMALL_SIZE)}\nn = {sizes[name]:,}" for name in groups]
    gutter = widest(labels, SMALL_SIZE)
    box = space.box(gutter)
    most = max(max(row) for row in rows.values())
    step = 1.45 * most
    for row, name in enumerate(groups):
        values, bottom = rows[name], -row * step
        _draw(ax, starts, values, freq, bottom)
        ax.axhline(bottom, color=LINE, linewidth=0.6)
        peak = values.index(max(values))
        _label(ax, starts, peak, number(values[peak]), bottom + values[peak], freq, box)
    _mark_dates(ax, starts, freq, box)
    ax.set_yticks([-row * step + most / 2 for row in range(len(groups))], labels=labels, parse_math=False)
    ax.tick_params(axis="y", length=0)
    ax.set_ylim(-(len(groups) - 1) * step, step)
    ax.grid(axis="x", color=GRID, linewidth=0.6)
    ax.spines["left"].set_visible(False)
    note = sentences(
        f"n = {counted(sum(sizes.values()), 'article')} in {counted(len(starts), freq)}",
        "all rows on one scale, with the highest bar of each",
        others and f"{counted(others, 'more group')} not shown",
        undated and f"{counted(undated, 'article')} without a date not shown",
    )
    finish(ax, title=title, unit=_UNITS[freq], note=note, gutter=gutter)
    told = ", ".join(f"{name} {sizes[name]:,}" for name in groups)
    remember(
        ax,
        f"Rows of bars on a time axis, from {name_period(starts[0], freq)} to {name_period(starts[-1], freq)}. "
        f"Articles: {told}",
    )
    return ax
