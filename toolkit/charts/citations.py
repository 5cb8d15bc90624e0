"""The chart of outlets that cite outlets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from toolkit.charts.bars import figure_height, font_size, require_top, rows_that_fit
from toolkit.charts.describe import listed, remember
from toolkit.charts.fonts import drawable, stand_in_note
from toolkit.charts.frame import Room, finish, nothing, room
from toolkit.charts.labels import HINTING, counted, sentences, widest
from toolkit.charts.network import GAP, draw_curve, draw_marks, dress_network, name_left, numbered_names
from toolkit.charts.style import INK, WIDTH, chart_style, new_axes
from toolkit.tables import check

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_RIGHT = 0.32  # of the width, at most, for the names at the right


def plot_citation_network(
    network: pd.DataFrame, *, top: int = 40, title: str | None = None, ax: Axes | None = None
) -> Axes:
    """Draw who cites whom: the citing outlets at the left, the cited ones at the right, a line for each pair.

    The more articles cite, the thicker and darker the line. Behind each outlet stands the sum of its lines: an
    article that cites two others counts for both. An outlet that cites and is cited stands on both sides.

    Parameters
    ----------
    network : DataFrame
        The citation_network table: citing, cited and articles.
    top : int
        Show at most so many outlets on each side, those with most articles; fewer where the axes are too low for them.
        The rest is told in a note.
    title : str, optional
        In place of the chart's own.
    ax : matplotlib Axes, optional
        Draw into these. Without them a new figure is made.

    Returns
    -------
    matplotlib Axes
        On both sides the outlets with most articles at the top, equal ones by the alphabet.

    Raises
    ------
    TableError
        When `network` is not such a table.
    ValueError
        When `top` is below 1.

    Examples
    --------
    >>> table = pd.DataFrame({"citing": ["Post", "Daily"], "cited": ["Wire", "Wire"], "articles": [4, 1]})
    >>> ax = plot_citation_network(table)
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['Post  4', 'Daily  1']
    >>> import matplotlib.pyplot; matplotlib.pyplot.close(ax.figure)
    """
    require_top(top)
    check(network, "citation_network", ["citing", "cited", "articles"])
    title = title or "Outlets that cite outlets"
    with chart_style():
        if network.empty:
            return nothing(ax, "No citations to show: no outlet cites another by name.", title=title)
        return _draw(network, top, title, ax)


def _draw(network: pd.DataFrame, top: int, title: str, ax: Axes | None) -> Axes:
    names = drawable([*network["citing"].tolist(), *network["cited"].tolist()])
    pairs = pd.DataFrame(
        {"citing": names[: len(network)], "cited": names[len(network) :], "articles": network["articles"].tolist()}
    )
    pairs = pairs.groupby(["citing", "cited"], sort=True)["articles"].sum().reset_index()
    wanted = min(top, max(pairs["citing"].nunique(), pairs["cited"].nunique()))
    ax = ax or new_axes(WIDTH, figure_height(wanted, 6))
    space = room(ax)
    fit = rows_that_fit(space, wanted, 6)
    sides = {side: _ranked(pairs, side) for side in ("citing", "cited")}
    left, right = (sides[side].head(fit) for side in ("citing", "cited"))
    shown = pairs[pairs["citing"].isin(left.index) & pairs["cited"].isin(right.index)]
    rows = max(len(left), len(right))
    size = font_size(space, rows, 6)
    dress_network(ax)
    heights = {side: _heights(names, rows) for side, names in (("citing", left), ("cited", right))}
    gutter = name_left(ax, space, list(left.index), left.tolist(), list(heights["citing"].values()), size)
    reach = _name_right(ax, space, right, heights["cited"], size, gutter)
    ax.set(xlim=(0, reach), ylim=(rows - 0.5, -0.5))
    most = int(shown["articles"].max())
    for citing, cited, articles in shown.sort_values(["articles", "citing", "cited"]).itertuples(index=False):
        start, end = heights["citing"][citing], heights["cited"][cited]
        draw_curve(ax, [(0, start), (0.5, start), (0.5, end), (1, end)], articles / most, "citation")
    draw_marks(ax, 1.0, list(heights["cited"].values()))
    note = sentences(
        f"{counted(int(shown['articles'].max()), 'article')} at the thickest line",
        len(left) < len(sides["citing"])
        and f"{counted(len(sides['citing']) - len(left), 'more citing outlet')} not shown",
        len(right) < len(sides["cited"])
        and f"{counted(len(sides['cited']) - len(right), 'more cited outlet')} not shown",
        stand_in_note([*network["citing"].tolist(), *network["cited"].tolist()]),
    )
    unit = "articles in which outlets (left) cite others (right)"
    finish(ax, title=title, unit=unit, note=note, gutter=gutter)
    by_weight = pairs.sort_values(["articles", "citing", "cited"], ascending=[False, True, True], kind="stable")
    told = [f"{citing} cites {cited}" for citing, cited in zip(by_weight["citing"], by_weight["cited"], strict=True)]
    values = [f"in {counted(articles, 'article')}" for articles in by_weight["articles"].tolist()]
    remember(ax, f"Network of {counted(len(pairs), 'pair')} of outlets: {listed(told, values)}")
    return ax


def _ranked(pairs: pd.DataFrame, side: str) -> pd.Series:
    """The articles of each outlet of one side, most first."""
    totals = pairs.groupby(side, sort=True)["articles"].sum()
    return totals.sort_values(ascending=False, kind="stable")


def _heights(names: pd.Series, rows: int) -> dict[str, float]:
    """Where each outlet of a side stands, spread evenly over all rows."""
    step = rows / len(names)
    return {str(name): (place + 0.5) * step - 0.5 for place, name in enumerate(names.index)}


def _name_right(
    ax: Axes, space: Room, names: pd.Series, heights: dict[str, float], size: float, gutter: float
) -> float:
    """Name the outlets at the right; returns how far the axes reach, where the lines end at 1."""
    labels = numbered_names(list(names.index), names.tolist(), _RIGHT * space.width, size)
    box = space.box(gutter)
    taken = min(HINTING * widest(labels, size) + 2 * GAP, 0.6 * box)
    reach = box / (box - taken)
    for label, height in zip(labels, heights.values(), strict=True):
        ax.text(
            1 + GAP * reach / box, height, label, ha="left", va="center_baseline", fontsize=size, color=INK, gid="name"
        )
    return reach
