"""Charts of trends: how the use of terms rises and falls over time."""

from __future__ import annotations

from math import isnan, nan
from typing import TYPE_CHECKING, Literal, get_args

import pandas as pd

from toolkit.charts.bars import require_top
from toolkit.charts.dates import frequency, name_period
from toolkit.charts.describe import remember
from toolkit.charts.fonts import drawable, stand_in_note
from toolkit.charts.frame import finish, nothing, room
from toolkit.charts.groups import cells, group_columns, group_names, largest_groups
from toolkit.charts.labels import counted, number, sentences
from toolkit.charts.style import SERIES, WIDTH, chart_style, new_axes
from toolkit.charts.time_bars import UNITS, draw_time_rows, rows_height, time_rows_that_fit
from toolkit.charts.time_lines import draw_time_lines
from toolkit.errors import require_choice
from toolkit.groups import FREQUENCIES
from toolkit.tables import check

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Value = Literal["per_million", "count", "articles"]

_UNITS = {"count": "occurrences", "articles": "articles with the term", "per_million": "per million words"}
_MOST_LINES, _MOST_MARKS = 3, 60  # more lines or periods would be a tangle and are drawn as rows of bars


def plot_trends(
    trends: pd.DataFrame,
    *,
    top: int = 6,
    value: Value = "per_million",
    title: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw the use of terms over time: one line per term, or per term and group, with its name at its end.

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
        Every line has a colour, a mark and a line style of its own; it has a gap where the table has no value. Where
        the table has `low` and `high`, as that of `term_trends`, the interval is shaded around the rate. More
        than three lines, or several over more than 60 periods, are drawn as rows of bars on one scale instead.

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
        title = title or _title(dated, freq)
        if dated.empty:
            return nothing(ax, "No trends to show: the table has no dated rows.", title=title)
        return _draw(dated.assign(period=dated[period]), freq, top, value, title, ax)


def _title(dated: pd.DataFrame, freq: str) -> str:
    terms = drawable(dated["term"].unique())
    return (f"Use of “{terms[0]}”" if len(terms) == 1 else "Use of terms") + (
        "" if freq == "period" else f" per {freq}"
    )


def _draw(dated: pd.DataFrame, freq: str, top: int, value: Value, title: str, ax: Axes | None) -> Axes:
    names = _names(dated, freq)
    lines, others = largest_groups(dated, ["term"], names, "count", min(top, len(SERIES)))
    periods = sorted(set(dated["period"].tolist()))
    starts = [period.date() for period in periods]
    in_rows = len(lines) > _MOST_LINES or (len(lines) > 1 and len(starts) > _MOST_MARKS)
    ax = ax or new_axes(WIDTH, rows_height(len(lines)) if in_rows else 3.6)
    space = room(ax)
    if in_rows:
        fit = time_rows_that_fit(space, len(lines))
        lines, others = lines[:fit], others + len(lines[fit:])
    table, of_row = dated[names.isin(lines)], names[names.isin(lines)]
    cell = cells(table, "period", of_row, value)
    values = {line: [cell.get((str(period), line), nan) for period in periods] for line in lines}
    sizes = {str(line): int(n) for line, n in table.groupby(of_row)["count"].sum().items()}
    bands = {} if in_rows or value != "per_million" else _intervals(table, of_row, lines, periods)
    if in_rows:
        # A bar shows no difference between nothing and no value, so that missing values may be drawn as 0.
        rows = {line: [v if v == v else 0.0 for v in row] for line, row in values.items()}
        gutter, _ = draw_time_rows(ax, space, starts, rows, sizes, freq)
    else:
        gutter = draw_time_lines(ax, space, starts, values, sizes, freq, whole=value != "per_million", bands=bands)
        ax.set_ylabel(_UNITS[value])
    gaps = not in_rows and any(isnan(v) for row in values.values() for v in row)
    note = sentences(
        f"n = {counted(sum(sizes.values()), 'occurrence')} in {counted(len(periods), freq)}",
        in_rows and f"{_UNITS[value]}, all rows on one scale, with the highest bar of each",
        others and f"{counted(others, 'more line')} not shown",
        gaps and "gap: the table has no value",
        bands and "shaded: 95 % interval, cut where it would press the lines flat",
        stand_in_note(dated["term"].unique()),
    )
    finish(ax, title=title, unit=UNITS[freq], note=note, gutter=gutter)
    remember(ax, f"{'Rows of bars' if in_rows else 'Lines'} over time, {_told(values, periods, freq)}")
    return ax


def _intervals(
    table: pd.DataFrame, names: pd.Series, lines: list[str], periods: list[pd.Timestamp]
) -> dict[str, tuple[list[float], list[float]]]:
    """Lower and upper ends of the interval of each line, where the table has them."""
    if not {"low", "high"} <= set(table.columns):
        return {}
    low, high = (cells(table, "period", names, end) for end in ("low", "high"))
    return {
        line: tuple([end.get((str(period), line), nan) for period in periods] for end in (low, high))  # type: ignore[misc]
        for line in lines
    }


def _names(dated: pd.DataFrame, freq: str) -> pd.Series:
    """The name of the line each row belongs to: its term and its group, as far as they differ."""
    before = [name for name in group_columns(dated, "term") if name not in ("period", freq, *_UNITS)]
    parts = [name for name in ["term", *before] if dated[name].drop_duplicates().size > 1]
    return group_names(dated, parts or ["term"])


def _told(values: dict[str, list[float]], periods: list[pd.Timestamp], freq: str) -> str:
    told = []
    for line, row in values.items():
        peak, back = max(((v, -n) for n, v in enumerate(row) if v == v), default=(nan, 0))
        told.append(f"{line} highest in {name_period(periods[-back], freq)} ({number(peak)})")
    return "; ".join(told)
