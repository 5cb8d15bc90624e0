"""The calendar: every day of the years a collection covers, shaded by its number of articles."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.charts.dates import MONTHS, frequency, name_day, name_span
from toolkit.charts.describe import remember
from toolkit.charts.frame import finish, nothing, room
from toolkit.charts.labels import counted, number, sentences, widest, width
from toolkit.charts.style import INK, LINE, SMALL_SIZE, WIDTH, chart_style, dress, new_axes
from toolkit.errors import TableError
from toolkit.tables import check

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SHADES = ("#b9d4e8", "#86b3d4", "#4d8cbc", "#1f6199", "#08306b")  # light to dark, also in grey
_NO_ARTICLE = "#f4f4f4"
_PAGE = 10.0  # inches: the most a figure of our own takes of an A4 page
_FEW_YEARS = 3  # that get their weekdays named
_GAP = 14.0  # points between two years
_LOWEST = 2.5  # points of a day; of more years than fit, only the last are shown
_FEWEST_WEEKS = 26  # columns: cells of a short span would be wide and flat


def plot_calendar(coverage: pd.DataFrame, *, title: str | None = None, ax: Axes | None = None) -> Axes:
    """Draw each day as a cell, weeks side by side and one block per year, darker the more articles it has.

    Parameters
    ----------
    coverage : DataFrame
        The coverage table of days: period, articles. The groups of a grouped table are added up.
    title : str, optional
        In place of the chart's own.
    ax : matplotlib Axes, optional
        Draw into these. Without them a new figure is made.

    Returns
    -------
    matplotlib Axes
        The weeks run from Monday at the top to Sunday. Pale cells are days without articles; days before the first
        and after the last article have no cell.

    Raises
    ------
    TableError
        When `coverage` is not such a table, or its periods are longer than days.

    Examples
    --------
    >>> days = pd.date_range("2024-02-26", "2024-03-03")
    >>> ax = plot_calendar(pd.DataFrame({"period": days, "articles": [3, 5, 0, 0, 1, 2, 4]}))
    >>> ax.get_title(), int(ax.collections[0].get_array().sum())
    ('Articles per day', 15)
    >>> import matplotlib.pyplot; matplotlib.pyplot.close(ax.figure)
    """
    check(coverage, "coverage", ["period", "articles"])
    title = title or "Articles per day"
    with chart_style():
        dated = coverage[coverage["period"].notna()]
        if dated.empty or not dated["articles"].sum():
            return nothing(ax, "No articles to show: the coverage table has no dated ones.", title=title)
        freq = str(coverage.attrs.get("freq") or frequency(dated["period"]))
        if freq not in ("day", "period"):
            raise TableError(
                f"plot_calendar shows days, but the periods of this coverage table are {freq}s. Pass "
                "coverage(articles, freq='day'), or use plot_coverage."
            )
        counts = {day.date(): int(n) for day, n in dated.groupby("period")["articles"].sum().items()}  # type: ignore[attr-defined]
        undated = int(coverage.attrs.get("undated", 0)) + int(coverage["articles"].sum() - dated["articles"].sum())
        return _draw(counts, undated, title, ax)


def classes(most: int) -> list[int]:
    """The first number of up to five classes of counts from 1 to `most`, each about as many times the one before.

    >>> classes(3), classes(40)
    ([1, 2, 3], [1, 2, 4, 9, 19])
    """
    shades = len(_SHADES)
    if most <= shades:
        return list(range(1, most + 1))
    return sorted({1, *(max(n + 1, round(most ** (n / shades))) for n in range(1, shades))})


def _draw(counts: dict[date, int], undated: int, title: str, ax: Axes | None) -> Axes:
    from matplotlib.colors import BoundaryNorm, ListedColormap
    from matplotlib.patches import Patch

    first, last = min(counts), max(counts)
    start, weeks = _weeks(first, last)
    years = range(first.year, last.year + 1)
    ax = ax or new_axes(WIDTH, min(_PAGE, (len(years) * (7 * min(16.0, 440 / weeks) + _GAP) + 80) / 72))
    space = room(ax)
    height = space.rows(5.5)
    years = years[-max(1, int(height / (7 * _LOWEST + _GAP))) :]
    earlier = years[0] - first.year
    few = len(years) <= _FEW_YEARS
    # Between two years as many rows of days as a line of text needs, or less where the year stands at the left.
    gap = 7 / max(height / len(years) / (_GAP if few else _GAP / 2) - 1, 1)
    dress(ax)

    most = max(counts.values())
    begins = classes(most)
    shades = ListedColormap([_NO_ARTICLE, *_SHADES[len(_SHADES) - len(begins) :]])
    norm = BoundaryNorm([0, *begins, most + 1], shades.N)
    places, names = [], []
    for block, year in enumerate(years):
        top = block * (7 + gap)
        cells = _cells(counts, year, first, last, start, weeks)
        ax.pcolormesh(
            np.arange(weeks + 1), top + np.arange(8), cells, cmap=shades, norm=norm, edgecolors="white", linewidth=0.6
        )
        _separate_months(ax, year, first, last, start, top)
        if few:
            places += [top + row + 0.5 for row in (0, 2, 4, 6)]
            names += ["Mon", "Wed", "Fri", "Sun"]
            of_year = sum(n for day, n in counts.items() if day.year == year)
            label = f"{year} (n = {of_year:,})"
            ax.annotate(
                label, (0, top), xytext=(0, 2), textcoords="offset points", va="bottom", fontsize=SMALL_SIZE,
                color=INK, annotation_clip=False, gid="year",
            )  # fmt: skip
        else:
            places.append(top + 3.5)
            names.append(str(year))
    ax.set_yticks(places, labels=names, parse_math=False)
    ax.set_xlim(0, weeks)
    ax.set_ylim((len(years) - 1) * (7 + gap) + 7, -gap if few else 0)
    gutter = widest(names, SMALL_SIZE)
    _name_months(ax, years[0], first, last, start, weeks, space.box(gutter))
    ax.tick_params(length=0)
    for spine in ax.spines.values():
        spine.set_visible(False)
    keys = [
        (Patch(facecolor=shades(n), edgecolor=LINE, linewidth=0.4), text, "")
        for n, text in enumerate(["0", *_ranges(begins, most)])
    ]
    total, empty = sum(counts.values()), sum(1 for n in counts.values() if not n)
    note = sentences(
        f"n = {counted(total, 'article')} on {counted(len(counts), 'day')}, {name_span(first, last)}",
        earlier and f"{counted(earlier, 'earlier year')} not shown",
        empty and f"{counted(empty, 'day')} without articles",
        undated and f"{counted(undated, 'article')} without a date not shown",
    )
    finish(ax, title=title, note=note, gutter=gutter, keys=keys)
    busiest = max(counts, key=lambda day: (counts[day], -day.toordinal()))
    remember(ax, f"Calendar of days, shaded by articles. Most on {name_day(busiest)}: {number(most)}")
    return ax


def _column(day: date, start: int) -> int:
    """The column of a day's week in the block of its year."""
    new_year = date(day.year, 1, 1)
    return (day.timetuple().tm_yday - 1 + new_year.weekday()) // 7 - start


def _weeks(first: date, last: date) -> tuple[int, int]:
    """The week of the year in the first column, and the number of columns; of a single year only its months."""
    if first.year != last.year:
        return 0, 54
    start = _column(first.replace(day=1), 0)
    return start, max(_column(last, start) + 1, _FEWEST_WEEKS)


def _cells(
    counts: dict[date, int], year: int, first: date, last: date, start: int, weeks: int
) -> np.ma.MaskedArray[Any, Any]:
    """Seven rows of weeks; days that the table does not reach are masked."""
    cells: np.ma.MaskedArray[Any, Any] = np.ma.masked_array(np.zeros((7, weeks), dtype=np.int64), mask=True)
    day, end = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
    while day <= end:
        cells[day.weekday(), _column(day, start)] = counts.get(day, 0)
        day += timedelta(days=1)
    return cells


def _separate_months(ax: Axes, year: int, first: date, last: date, start: int, top: float) -> None:
    """A line before the first day of every month of a block, but for its first."""
    for month in range(2, 13):
        day = date(year, month, 1)
        if first < day <= last:
            column, row = _column(day, start), day.weekday()
            corners = [(column, 7), (column, row), (column + 1, row), (column + 1, 0)][: 4 if row else 2]
            ax.plot([x for x, _ in corners], [top + y for _, y in corners], color=LINE, linewidth=0.8)


def _name_months(ax: Axes, year: int, first: date, last: date, start: int, weeks: int, box: float) -> None:
    months = range(1, 13) if first.year != last.year else range(first.month, last.month + 1)
    spell = all(width(name, SMALL_SIZE) + 3 < 4.3 * box / weeks for name in MONTHS)
    names = [MONTHS[month - 1] if spell else MONTHS[month - 1][0] for month in months]
    ax.set_xticks([_column(date(year, month, 15), start) + 0.5 for month in months], labels=names, parse_math=False)


def _ranges(begins: list[int], most: int) -> list[str]:
    """The classes in words.

    >>> _ranges([1, 3, 5], 9)
    ['1–2', '3–4', '5–9']
    """
    ends = [*(begin - 1 for begin in begins[1:]), most]
    return [
        number(begin) if begin == end else f"{number(begin)}–{number(end)}"
        for begin, end in zip(begins, ends, strict=True)
    ]
