"""Charts of terms: how frequent they are."""

from __future__ import annotations

from math import isnan, nan
from typing import TYPE_CHECKING, Literal, get_args

import pandas as pd

from toolkit.charts.bars import draw_bars, figure_height, require_top, rows_that_fit
from toolkit.charts.describe import compared, listed, remember
from toolkit.charts.dots import MOST_GROUPS, draw_dots, lines_around
from toolkit.charts.fonts import drawable, stand_in_note
from toolkit.charts.frame import finish, nothing, room
from toolkit.charts.groups import cells, group_columns, group_names, largest_groups
from toolkit.charts.labels import counted, number, sentences
from toolkit.charts.style import WIDTH, chart_style, new_axes
from toolkit.errors import require_choice
from toolkit.tables import check

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Value = Literal["count", "articles", "per_million"]

_UNITS = {"count": "occurrences", "articles": "articles with the term", "per_million": "occurrences per million words"}


def plot_frequencies(
    frequencies: pd.DataFrame,
    *,
    top: int = 20,
    value: Value | None = None,
    title: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw the most frequent terms as bars; of a grouped table, as one row of marks per term.

    Parameters
    ----------
    frequencies : DataFrame
        The frequencies table: term, count, articles, per_million, behind the columns it was grouped by, if any.
    top : int
        Show at most so many terms; fewer where the axes are too low for them. The rest is told in a note.
    value : "count", "articles" or "per_million", optional
        What is shown. Without it: count, and per_million where groups of unequal size are compared.
    title : str, optional
        In place of the chart's own.
    ax : matplotlib Axes, optional
        Draw into these. Without them a new figure is made.

    Returns
    -------
    matplotlib Axes
        Terms in the order of their values, highest at the top; equal ones by the alphabet. Of a grouped table,
        the terms with most occurrences in all groups and the six groups with most occurrences; there is no mark
        where the table has no row.

    Raises
    ------
    TableError
        When `frequencies` is not such a table.
    ValueError
        When `value` is none of the three, or `top` is below 1.

    Examples
    --------
    >>> from toolkit.tables import from_rows
    >>> ax = plot_frequencies(from_rows("frequencies", [("rice", 12, 4, 310.0), ("coal", 5, 3, 129.0)]))
    >>> [float(bar.get_width()) for bar in ax.patches]
    [12.0, 5.0]
    >>> import matplotlib.pyplot; matplotlib.pyplot.close(ax.figure)
    """
    require_top(top)
    check(frequencies, "frequencies", ["term", "count"])
    columns = group_columns(frequencies, "term")
    shown: Value = value or ("per_million" if columns else "count")
    require_choice("value", shown, get_args(Value))
    check(frequencies, "frequencies", [shown])
    title = title or " ".join(["Most frequent terms", *(["by", " and ".join(columns)] if columns else [])])
    with chart_style():
        if frequencies.empty:
            return nothing(ax, "No terms to show: the frequencies table has no rows.", title=title)
        draw = _by_group if columns else _ranked
        return draw(frequencies, shown, top, title, ax)


def _ranked(frequencies: pd.DataFrame, shown: Value, top: int, title: str, ax: Axes | None) -> Axes:
    ranked = frequencies.sort_values([shown, "term"], ascending=[False, True], kind="stable")
    wanted = min(top, len(ranked))
    ax = ax or new_axes(WIDTH, figure_height(wanted))
    space = room(ax)
    kept, rest = ranked.head(fit := rows_that_fit(space, wanted)), ranked.iloc[fit:]
    names, values = drawable(kept["term"].tolist()), kept[shown].fillna(0).tolist()
    gutter = draw_bars(ax, space, names, values, whole=shown != "per_million")
    note = sentences(
        f"n = {counted(int(ranked['count'].sum()), 'occurrence')} of {counted(len(ranked), 'term')}",
        len(rest)
        and f"{counted(len(rest), 'more term')} ({counted(int(rest['count'].sum()), 'occurrence')}) not shown",
        stand_in_note(kept["term"].tolist()),
    )
    finish(ax, title=title, unit=_UNITS[shown], note=note, gutter=gutter)
    remember(ax, f"Bar chart, from most to least: {listed(names, [number(v) for v in values])}")
    return ax


def _by_group(frequencies: pd.DataFrame, shown: Value, top: int, title: str, ax: Axes | None) -> Axes:
    columns = group_columns(frequencies, "term")
    group = group_names(frequencies, columns)
    groups, others = largest_groups(frequencies, columns, group, "count", MOST_GROUPS)
    table, group = frequencies[group.isin(groups)], group[group.isin(groups)]
    totals = table.groupby("term")["count"].sum().reset_index()
    totals = totals.sort_values(["count", "term"], ascending=[False, True], kind="stable")
    wanted = min(top, len(totals))
    sizes = {str(name): int(n) for name, n in table.groupby(group)["count"].sum().items()}
    ax = ax or new_axes(WIDTH, figure_height(wanted, 8))
    space = room(ax)
    lines = lines_around(space, groups, sizes)
    terms = totals["term"].head(rows_that_fit(space, wanted, lines)).tolist()
    names = drawable(terms)
    rates = cells(table, "term", group, shown)
    values = [[rates.get((term, name), nan) for term in terms] for name in groups]
    gutter, marks = draw_dots(ax, space, names, groups, values, lines=lines)
    note = sentences(
        f"n = {counted(sum(sizes.values()), 'occurrence')} of {counted(len(totals), 'term')}",
        len(terms) < len(totals) and f"{counted(len(totals) - len(terms), 'more term')} not shown",
        others and f"{counted(others, 'more group')} not shown",
        any(isnan(v) for row in values for v in row) and "no mark where the table has no row",
        stand_in_note(terms),
    )
    keys = [(mark, name, f" (n = {sizes[name]:,})") for mark, name in zip(marks, groups, strict=True)]
    finish(ax, title=title, unit=_UNITS[shown], note=note, gutter=gutter, keys=keys)
    remember(ax, compared(names, groups, values, number))
    return ax
