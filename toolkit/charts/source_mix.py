"""Charts of the mix of sources: how far they are known, or of what kind they are, by group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import pandas as pd

from toolkit.charts.bars import figure_height, font_size, name_rows, require_top, rows_that_fit, tick_numbers
from toolkit.charts.describe import listed, remember
from toolkit.charts.frame import finish, nothing, room
from toolkit.charts.groups import cells, group_columns, group_names, largest_groups
from toolkit.charts.labels import HINTING, counted, percent, sentences, shorten, width
from toolkit.charts.sources import ANONYMITY_FILLS, anonymity_words
from toolkit.charts.style import FILLS, WIDTH, Fill, chart_style, dress, new_axes
from toolkit.errors import TableError, require_choice
from toolkit.tables import check

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Of = Literal["anonymity", "kind"]

KIND_FILLS = dict(
    zip(("person", "group", "organisation", "document", "outlet", "unknown", "(missing)"), FILLS, strict=True)
)
_FILLS: dict[str, dict[str, Fill]] = {"anonymity": ANONYMITY_FILLS, "kind": KIND_FILLS}
_TITLES = {"anonymity": "How far sources are known", "kind": "Kinds of sources"}


def plot_source_mix(
    sources: pd.DataFrame,
    *,
    of: Of = "anonymity",
    top: int = 12,
    title: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw how the attributions of each group divide among named and unnamed sources, or among kinds of sources.

    Parameters
    ----------
    sources : DataFrame
        The sources table: speaker, kind, anonymity, attributions, behind the columns it was grouped by. A table that
        was not grouped gives one bar.
    of : "anonymity" or "kind"
        What the attributions are divided by.
    top : int
        Show at most so many groups, those with most attributions; fewer where the axes are too low for them.
    title : str, optional
        In place of the chart's own.
    ax : matplotlib Axes, optional
        Draw into these. Without them a new figure is made.

    Returns
    -------
    matplotlib Axes
        One bar of 100 % per group, the largest group at the top, periods in the order of time. Attributions whose
        source is missing are part of the whole.

    Raises
    ------
    TableError
        When `sources` is not such a table, or is grouped by what it should be divided by.
    ValueError
        When `of` is neither, or `top` is below 1.

    Examples
    --------
    >>> cited = {"speaker": ["Vera Lund", "officials"], "kind": ["person", "group"], "anonymity": ["named", "unnamed"]}
    >>> ax = plot_source_mix(pd.DataFrame({"outlet": "Gazette", **cited, "attributions": [9, 3]}))
    >>> [(bar.get_label(), float(bar.get_width())) for bar in ax.patches]
    [('named', 0.75), ('unnamed', 0.25)]
    >>> import matplotlib.pyplot; matplotlib.pyplot.close(ax.figure)
    """
    require_top(top)
    require_choice("of", of, get_args(Of))
    check(sources, "sources", ["speaker", "kind", "anonymity", "attributions"])
    columns = group_columns(sources, "speaker")
    if of in columns:
        raise TableError(
            f"The sources table is grouped by {of!r}, so it cannot be divided by it; pass sources that are grouped by "
            "something else, such as by='outlet'."
        )
    title = title or " ".join([_TITLES[of], *(["by", " and ".join(columns)] if columns else [])])
    with chart_style():
        if not sources["attributions"].sum():
            return nothing(ax, "No sources to show: the sources table has no attributions.", title=title)
        return _draw(sources, columns, of, top, title, ax)


def _draw(sources: pd.DataFrame, columns: list[str], of: Of, top: int, title: str, ax: Axes | None) -> Axes:
    from matplotlib.patches import Patch

    group = group_names(sources, columns) if columns else pd.Series("all", index=sources.index, dtype="str")
    groups, others = largest_groups(sources, columns, group, "attributions", top)
    ax = ax or new_axes(WIDTH, figure_height(len(groups), 7))
    space = room(ax)
    fit = rows_that_fit(space, len(groups), 7)
    groups, others = groups[:fit], others + len(groups[fit:])

    words = anonymity_words(sources) if of == "anonymity" else sources["kind"].astype("str").fillna("(missing)")
    words = words.where(sources["speaker"].notna(), "(missing)").where(words.isin(list(_FILLS[of])), "(missing)")
    counts = cells(sources.assign(_word=words), "_word", group, "attributions")
    sizes = {name: int(sum(counts.get((word, name), 0) for word in _FILLS[of])) for name in groups}
    present = [word for word in _FILLS[of] if any(counts.get((word, name)) for name in groups)]

    dress(ax)
    size = font_size(space, len(groups), 7)
    details = [f" (n = {sizes[name]:,})" for name in groups]
    names = [
        shorten(name, space.gutter - HINTING * width(detail, size), size) + detail
        for name, detail in zip(groups, details, strict=True)
    ]
    gutter = name_rows(ax, space, names, size)
    box = space.box(gutter)
    lefts = [0.0] * len(groups)
    for word in present:
        fill = _FILLS[of][word]
        shares = [counts.get((word, name), 0) / sizes[name] for name in groups]
        bars = ax.barh(
            range(len(groups)),
            shares,
            left=lefts,
            height=min(0.78, 24 / (space.rows(7) / len(groups))),
            facecolor=fill.colour,
            edgecolor=fill.edge,
            hatch=fill.hatch,
            linewidth=0.6,
        )
        for row, (bar, left, share) in enumerate(zip(bars, lefts, shares, strict=True)):
            bar.set_label(word)
            text = percent(share)
            if share * box > HINTING * width(text, size) + 4:
                behind = {"facecolor": fill.colour, "edgecolor": "none", "pad": 1.0} if fill.hatch else None
                ax.text(
                    left + share / 2, row, text, ha="center", va="center_baseline", fontsize=size, color=fill.ink,
                    bbox=behind, gid="value",
                )  # fmt: skip
        lefts = [left + share for left, share in zip(lefts, shares, strict=True)]
    ax.set_xlim(0, 1)
    tick_numbers(ax, box, shares=True)
    note = sentences(
        f"n = {counted(sum(sizes.values()), 'attribution')}", others and f"{counted(others, 'more group')} not shown"
    )
    keys = [
        (Patch(facecolor=fill.colour, hatch=fill.hatch, edgecolor=fill.edge, linewidth=0.6), word, "")
        for word, fill in _FILLS[of].items()
        if word in present
    ]
    finish(ax, title=title, unit="share of attributions", note=note, gutter=gutter, keys=keys)
    told = [
        ", ".join(f"{word} {percent(n / sizes[name])}" for word in present if (n := counts.get((word, name), 0)))
        for name in groups
    ]
    remember(ax, f"Bars of 100%: {listed([f'{name}:' for name in groups], told, between='; ')}")
    return ax
