"""Charts of bursts: coverage, with the stretches of far more articles than usual shaded."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from toolkit.charts.coverage import Marks, coverage_groups, draw_coverage, grouped_by
from toolkit.charts.dates import name_span
from toolkit.charts.labels import counted
from toolkit.charts.time_bars import Label
from toolkit.tables import check

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_TOLD = 5  # bursts named in the alt text


def plot_bursts(
    bursts: pd.DataFrame, coverage: pd.DataFrame, *, title: str | None = None, ax: Axes | None = None
) -> Axes:
    """Draw coverage as `plot_coverage` does, with its bursts shaded.

    Parameters
    ----------
    bursts : DataFrame
        The bursts table: first, last, weight, and the columns that the coverage was grouped by. Of bursts within
        bursts, the inner ones are darker.
    coverage : DataFrame
        The coverage table in which they were found.
    title : str, optional
        In place of the chart's own.
    ax : matplotlib Axes, optional
        Draw into these. Without them a new figure is made.

    Returns
    -------
    matplotlib Axes
        Without groups, the days of each burst stand above it, of the strongest first where there is no room for all.

    Raises
    ------
    TableError
        When one of the tables is none of its kind, or they were not grouped alike.

    Examples
    --------
    >>> days = pd.to_datetime(["2024-01-01", "2024-01-02", "2024-01-03"])
    >>> found = pd.DataFrame({"level": 1, "first": days[1:2], "last": days[1:2], "weight": 4.2})
    >>> ax = plot_bursts(found, pd.DataFrame({"period": days, "articles": [1, 9, 1], "share": 1.0}))
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "label"]
    ['2 Jan 2024']
    >>> import matplotlib.pyplot; matplotlib.pyplot.close(ax.figure)
    """
    check(coverage, "coverage", ["period", "articles"])
    columns = grouped_by(coverage)
    check(bursts, "bursts", [*columns, "level", "first", "last", "weight"])
    spans: dict[str, list[tuple[date, date]]] = {}
    found: list[Label] = []
    told: list[tuple[float, str]] = []
    fields = (bursts[name].tolist() for name in ("level", "first", "last", "weight"))
    for name, level, first, last, weight in zip(coverage_groups(bursts, columns), *fields, strict=True):
        days = first.date(), last.date()
        spans.setdefault(name, []).append(days)
        if level == 1:
            found.append(Label(*days, name_span(*days), weight))
            told.append((-weight, f"{name} {name_span(*days)}".strip()))
    marks = Marks(
        spans=spans,
        labels=() if columns else found,
        note="shaded: a burst, far more articles than usual" if found else "no bursts",
        facts=_facts([text for _, text in sorted(told)]),
    )
    return draw_coverage(coverage, marks, title=title, ax=ax)


def _facts(told: list[str]) -> str:
    if not told:
        return "No bursts"
    more = f" and {len(told) - _TOLD:,} more" if len(told) > _TOLD else ""
    return f"{counted(len(told), 'burst')}, the strongest first: {', '.join(told[:_TOLD])}{more}"
