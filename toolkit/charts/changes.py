"""Charts of change points: coverage, with the level it ran at between them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from toolkit.charts.coverage import Marks, coverage_groups, draw_coverage, grouped_by
from toolkit.charts.dates import frequency, name_period
from toolkit.charts.labels import counted, number
from toolkit.charts.time_bars import Label
from toolkit.tables import check

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_TOLD = 5  # changes named in the alt text


def plot_changes(
    changes: pd.DataFrame, coverage: pd.DataFrame, *, title: str | None = None, ax: Axes | None = None
) -> Axes:
    """Draw coverage as `plot_coverage` does, with a line at the mean of each stretch between two changes.

    Parameters
    ----------
    changes : DataFrame
        The changes table: period, before, after, gain, and the columns that the coverage was grouped by.
    coverage : DataFrame
        The coverage table in which they were found.
    title : str, optional
        In place of the chart's own.
    ax : matplotlib Axes, optional
        Draw into these. Without them a new figure is made.

    Returns
    -------
    matplotlib Axes
        Without groups, each change has its first period above it, the largest first where there is no room for all.

    Raises
    ------
    TableError
        When one of the tables is none of its kind, or they were not grouped alike.

    Examples
    --------
    >>> days = pd.date_range("2024-01-01", periods=4)
    >>> found = pd.DataFrame({"period": days[2:3], "before": 2.0, "after": 9.0, "gain": 3.1})
    >>> ax = plot_changes(found, pd.DataFrame({"period": days, "articles": [1, 3, 8, 10], "share": 1.0}))
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "label"]
    ['3 Jan 2024']
    >>> import matplotlib.pyplot; matplotlib.pyplot.close(ax.figure)
    """
    check(coverage, "coverage", ["period", "articles"])
    columns = grouped_by(coverage)
    check(changes, "changes", [*columns, "period", "before", "after", "gain"])
    dated = coverage[coverage["period"].notna()]
    freq = str(coverage.attrs.get("freq") or frequency(dated["period"]))
    first_days: dict[str, list[date]] = {}
    found: list[tuple[float, Label, str]] = []
    fields = (changes[name].tolist() for name in ("period", "before", "after", "gain"))
    for name, period, before, after, gain in zip(coverage_groups(changes, columns), *fields, strict=True):
        day = period.date()
        first_days.setdefault(name, []).append(day)
        when = name_period(day, freq)
        told = f"{name} from {when} {number(after)} instead of {number(before)}".strip()
        found.append((-gain, Label(day, day, when, gain), told))
    found.sort(key=lambda change: (change[0], change[2]))
    listed = "; ".join(told for _, _, told in found[:_TOLD])
    marks = Marks(
        lines=_levels(dated, columns, first_days),
        steps=True,
        labels=() if columns else [label for _, label, _ in found],
        note="line: mean of the time between two changes" if found else "line: mean, there is no change",
        facts=f"{counted(len(found), 'change')} of level: {listed}" if found else "No change of level",
    )
    return draw_coverage(coverage, marks, title=title, ax=ax)


def _levels(dated: pd.DataFrame, columns: list[str], first_days: dict[str, list[date]]) -> dict[str, dict[date, float]]:
    """The mean of the stretch each period lies in, by group."""
    levels: dict[str, dict[date, float]] = {}
    for name, rows in dated.groupby(coverage_groups(dated, columns)):
        days = [period.date() for period in rows["period"]]
        stretch = [sum(day >= first for first in first_days.get(str(name), ())) for day in days]
        means = rows["articles"].groupby(stretch).transform("mean").tolist()
        levels[str(name)] = dict(zip(days, means, strict=True))
    return levels
