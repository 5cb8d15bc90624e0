"""Charts of coverage: how many articles per period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from toolkit.charts.bars import tick_numbers
from toolkit.charts.dates import frequency, name_day, name_period
from toolkit.charts.describe import remember
from toolkit.charts.frame import finish, nothing, room
from toolkit.charts.groups import cells, group_names, largest_groups
from toolkit.charts.labels import counted, number, sentences, width
from toolkit.charts.style import SMALL_SIZE, TEXT_SIZE, WIDTH, chart_style, dress, new_axes
from toolkit.charts.time_bars import (
    UNITS,
    Label,
    draw_line,
    draw_span,
    draw_time_bars,
    draw_time_rows,
    label_bars,
    label_days,
    mark_dates,
    rows_height,
    time_rows_that_fit,
)
from toolkit.tables import check

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MOST_ROWS = 12
_LEADING = 1.1  # line height in font sizes


class Marks(NamedTuple):
    """What is drawn with the bars, by the name of the group; an ungrouped table has the name ""."""

    spans: Mapping[str, Sequence[tuple[date, date]]] = {}  # first and last day of what is shaded
    lines: Mapping[str, Mapping[date, float]] = {}  # by the first day of the period
    steps: bool = False  # the line keeps its height through a period
    labels: Sequence[Label] = ()
    note: str = ""
    facts: str = ""


def plot_coverage(coverage: pd.DataFrame, *, title: str | None = None, ax: Axes | None = None) -> Axes:
    """Draw the number of articles per period as bars on a time axis; of a grouped table, one row of bars per group.

    Parameters
    ----------
    coverage : DataFrame
        The coverage table: period (first days), the columns it was grouped by, if any, and articles. With a column
        rolling_mean, a line shows it.
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
    marks = Marks()
    if "rolling_mean" in coverage:
        dated = coverage[coverage["period"].notna()]
        names = coverage_groups(dated)
        lines: dict[str, dict[date, float]] = {}
        for name, period, mean in zip(names, dated["period"], dated["rolling_mean"].tolist(), strict=True):
            lines.setdefault(name, {})[period.date()] = mean
        marks = Marks(lines=lines, note="line: rolling mean")
    return draw_coverage(coverage, marks, title=title, ax=ax)


def coverage_groups(table: pd.DataFrame, columns: Sequence[str] | None = None) -> list[str]:
    """The name of the group each row of a coverage table, or of one made from it, belongs to; "" without groups."""
    columns = grouped_by(table) if columns is None else columns
    return group_names(table, list(columns)).tolist() if columns else [""] * len(table)


def grouped_by(coverage: pd.DataFrame) -> list[str]:
    """The columns that a coverage table was grouped by."""
    names = [str(name) for name in coverage.columns]
    return [name for name in names[: names.index("articles")] if name != "period"]


def draw_coverage(coverage: pd.DataFrame, marks: Marks, *, title: str | None, ax: Axes | None) -> Axes:
    """The bars of `plot_coverage` with marks on them."""
    check(coverage, "coverage", ["period", "articles"])
    columns = grouped_by(coverage)
    with chart_style():
        dated = coverage[coverage["period"].notna()]
        if dated.empty or not dated["articles"].sum():
            return nothing(ax, "No articles to show: the coverage table has no dated ones.", title=title or "Coverage")
        undated = int(coverage.attrs.get("undated", 0)) + int(coverage["articles"].sum() - dated["articles"].sum())
        freq = str(coverage.attrs.get("freq") or frequency(dated["period"]))
        by = f" by {' and '.join(columns)}" if columns else ""
        title = title or ("Articles" if freq == "period" else f"Articles per {freq}") + by
        if columns:
            return _by_group(dated, columns, freq, undated, title, ax, marks)
        return _single(dated, freq, undated, title, ax, marks)


def _single(dated: pd.DataFrame, freq: str, undated: int, title: str, ax: Axes | None, marks: Marks) -> Axes:
    counts = dated.groupby("period")["articles"].sum()
    ax = ax or new_axes(WIDTH, 3.2)
    space = room(ax)
    dress(ax)
    gutter = width(number(float(counts.max())), SMALL_SIZE) + 2 * TEXT_SIZE
    starts = [period.date() for period in counts.index]
    values = [int(count) for count in counts]
    box = space.box(gutter)
    draw_time_bars(ax, starts, values, freq)
    mark_dates(ax, starts, freq, box)
    lines = 3.0 if marks.labels else 1.6  # of text above the highest bar
    top = max(values) / (1 - min(lines * SMALL_SIZE * _LEADING / space.rows(7), 0.5))
    ax.set_ylim(0, top)
    _draw_marks(ax, "", marks, starts, freq, 0.0, top * (1 - 1.3 * SMALL_SIZE / space.rows(7)))
    label_bars(ax, starts, values, freq, box)
    labelled = label_days(ax, marks.labels, starts, freq, box)
    tick_numbers(ax, space.rows(7), axis="y", whole=True)
    ax.set_ylabel("articles")
    unlabelled = len(marks.labels) - labelled
    note = _note(sum(values), len(values), freq, undated, marks.note, unlabelled and f"{unlabelled:,} without a label")
    finish(ax, title=title, unit=UNITS[freq], note=note, gutter=gutter)
    remember(ax, sentences(_told(starts, values, freq), marks.facts))
    return ax


def _told(starts: Sequence[date], values: Sequence[int], freq: str) -> str:
    if len(starts) == 1:
        when = f"the period that begins on {name_day(starts[0])}" if freq == "period" else name_period(starts[0], freq)
        return f"A single bar, {when}: {counted(values[0], 'article')}"
    peak = values.index(max(values))
    return (
        f"Bars on a time axis, {_from_to(starts, freq)}; most in {name_period(starts[peak], freq)}: "
        f"{number(values[peak])}; {counted(values.count(0), freq)} without articles"
    )


def _draw_marks(
    ax: Axes, name: str, marks: Marks, starts: Sequence[date], freq: str, bottom: float, top: float
) -> None:
    for first, last in marks.spans.get(name, ()):
        draw_span(ax, first, last, bottom, top)
    if name in marks.lines:
        line = [marks.lines[name].get(start, np.nan) for start in starts]
        draw_line(ax, starts, line, freq, bottom=bottom, steps=marks.steps)


def _by_group(
    dated: pd.DataFrame, columns: list[str], freq: str, undated: int, title: str, ax: Axes | None, marks: Marks
) -> Axes:
    group = group_names(dated, columns)
    groups, others = largest_groups(dated, columns, group, "articles", _MOST_ROWS)
    ax = ax or new_axes(WIDTH, rows_height(len(groups)))
    space = room(ax)
    fit = time_rows_that_fit(space, len(groups))
    groups, others = groups[:fit], others + len(groups[fit:])
    counts = cells(dated, "period", group, "articles")
    periods = sorted(set(dated["period"].tolist()))
    starts = [period.date() for period in periods]
    rows = {name: [counts.get((str(period), name), 0) for period in periods] for name in groups}
    sizes = {name: int(sum(row)) for name, row in rows.items()}
    gutter, step = draw_time_rows(ax, space, starts, rows, sizes, freq)
    for row, name in enumerate(rows):
        _draw_marks(ax, name, marks, starts, freq, -row * step, (0.9 - row) * step)
    note = _note(
        sum(sizes.values()),
        len(starts),
        freq,
        undated,
        "all rows on one scale, with the highest bar of each",
        others and f"{counted(others, 'more group')} not shown",
        marks.note,
    )
    finish(ax, title=title, unit=UNITS[freq], note=note, gutter=gutter)
    told = ", ".join(f"{name} {sizes[name]:,}" for name in groups)
    remember(ax, sentences(f"Rows of bars on a time axis, {_from_to(starts, freq)}; articles: {told}", marks.facts))
    return ax


def _note(total: int, periods: int, freq: str, undated: int, *more: object) -> str:
    return sentences(
        f"n = {counted(total, 'article')} in {counted(periods, freq)}",
        *more,
        undated and f"{counted(undated, 'article')} without a date not shown",
    )


def _from_to(starts: Sequence[date], freq: str) -> str:
    ends = dict.fromkeys(name_period(start, freq) for start in (starts[0], starts[-1]))
    return " to ".join(ends)
