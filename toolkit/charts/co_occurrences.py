"""The chart of terms that stand in the same articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from toolkit.charts.bars import figure_height, font_size, require_top, rows_that_fit
from toolkit.charts.describe import listed, remember
from toolkit.charts.fonts import drawable, stand_in_note
from toolkit.charts.frame import finish, nothing, room
from toolkit.charts.labels import counted, sentences
from toolkit.charts.network import draw_curve, dress_network, name_left
from toolkit.charts.style import WIDTH, chart_style, new_axes
from toolkit.tables import check

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_FEW = 6  # rows: where no pair is farther apart, arcs do not reach across the chart
_COLUMNS = ["first", "second", "articles", "first_articles", "second_articles", "log_likelihood"]


def plot_co_occurrences(
    co_occurrences: pd.DataFrame, *, top: int = 40, title: str | None = None, ax: Axes | None = None
) -> Axes:
    """Draw which terms stand in the same articles: a row for each term, an arc for each pair.

    Shown are the surest pairs by their log-likelihood, and only such as share more articles than chance would have
    it: frequent words share articles without having anything to do with each other. The more articles a pair shares,
    the thicker and darker its arc. Behind each term stands in how many articles it is. Terms that go together stand
    near each other.

    Parameters
    ----------
    co_occurrences : DataFrame
        The co_occurrences table.
    top : int
        Show at most so many pairs; fewer where the axes are too low for their terms. The rest is told in a note.
    title : str, optional
        In place of the chart's own.
    ax : matplotlib Axes, optional
        Draw into these. Without them a new figure is made.

    Returns
    -------
    matplotlib Axes
        An arc diagram (M. Wattenberg 2002, Arc diagrams, IEEE InfoVis): the terms of the surest pair and what goes
        with them first.

    Raises
    ------
    TableError
        When `co_occurrences` is not such a table.
    ValueError
        When `top` is below 1.

    Examples
    --------
    >>> from toolkit.terms.co_occurrences import co_occurrences
    >>> articles = pd.DataFrame({"text": ["Mill and port", "Port, mill, port", "Ferry", "Ferry and rain", "Coal"]})
    >>> ax = plot_co_occurrences(co_occurrences(articles))
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['port  2', 'mill  2', 'ferry  2', 'rain  1']
    >>> import matplotlib.pyplot; matplotlib.pyplot.close(ax.figure)
    """
    require_top(top)
    check(co_occurrences, "co_occurrences", _COLUMNS)
    title = title or "Terms that stand in the same articles"
    pairs = co_occurrences[co_occurrences["log_likelihood"] > 0]
    with chart_style():
        if pairs.empty:
            return nothing(ax, "No pairs to show: no two terms share more articles than by chance.", title=title)
        return _draw(
            pairs.sort_values(["log_likelihood", "first", "second"], ascending=[False, True, True]), top, title, ax
        )


def _draw(pairs: pd.DataFrame, top: int, title: str, ax: Axes | None) -> Axes:
    written = [*pairs["first"].tolist(), *pairs["second"].tolist()]
    names = drawable(written)
    articles = dict(zip(names, [*pairs["first_articles"].tolist(), *pairs["second_articles"].tolist()], strict=True))
    edges = list(zip(names, names[len(pairs) :], pairs["articles"].tolist(), strict=False))
    wanted = _among(edges, len(names), top)
    ax = ax or new_axes(WIDTH, figure_height(len(_in_order(wanted)), 6))
    space = room(ax)
    shown = _among(edges, max(rows_that_fit(space, len(names), 6), 2), top)
    terms = _in_order(shown)
    size = font_size(space, len(terms), 6)
    dress_network(ax)
    place = {term: row for row, term in enumerate(terms)}
    gutter = name_left(ax, space, terms, [articles[term] for term in terms], list(place.values()), size)
    ax.set(xlim=(0, 1.04), ylim=(len(terms) - 0.5, -0.5))
    most = max(together for *_, together in shown)
    longest = max(_FEW, *(abs(place[one] - place[other]) for one, other, _ in shown))
    for one, other, together in sorted(shown, key=lambda edge: (edge[2], edge[:2])):
        start, end = place[one], place[other]
        bend = abs(start - end) / longest / 0.75  # a curve reaches three quarters of the way to what bends it
        lean = (end - start) / 5  # arcs to different sides part from the beginning
        draw_curve(ax, [(0, start), (bend, start + lean), (bend, end - lean), (0, end)], together / most, "pair")
    note = sentences(
        f"{counted(most, 'article')} at the thickest arc",
        len(shown) < len(edges) and f"{counted(len(edges) - len(shown), 'more pair')} not shown",
        stand_in_note(written),
    )
    finish(
        ax,
        title=title,
        unit="arcs: articles with both terms; numbers: all articles with the term",
        note=note,
        gutter=gutter,
    )
    told = [f"{one} and {other}" for one, other, _ in shown]
    values = [f"in {counted(together, 'article')}" for *_, together in shown]
    remember(ax, f"Network of {counted(len(terms), 'term')}, surest pairs first: {listed(told, values)}")
    return ax


Edge = tuple[str, str, int]


def _among(edges: list[Edge], terms: int, top: int) -> list[Edge]:
    """The first `top` of the pairs that have no more than so many terms between them."""
    found: list[Edge] = []
    seen: set[str] = set()
    for edge in edges:
        if len(found) < top and len(seen.union(edge[:2])) <= terms:
            seen.update(edge[:2])
            found.append(edge)
    return found


def _in_order(edges: list[Edge]) -> list[str]:
    """The terms so that those of sure pairs are neighbours: chains that are joined pair by pair, the surest first.

    >>> _in_order([("a", "b", 9), ("c", "d", 8), ("a", "d", 7)])
    ['b', 'a', 'd', 'c']
    """
    chains: dict[str, list[str]] = {}
    for one, other, _ in edges:
        before, behind = (chains.setdefault(term, [term]) for term in (one, other))
        if before is behind:
            continue
        # Each chain is turned so that the two terms come as near to each other as they can.
        if 2 * before.index(one) < len(before) - 1:
            before = before[::-1]
        if 2 * behind.index(other) > len(behind) - 1:
            behind = behind[::-1]
        joined = before + behind
        chains.update(dict.fromkeys(joined, joined))
    return list(dict.fromkeys(term for one, *_ in edges for term in chains[one]))
