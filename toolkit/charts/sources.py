"""Charts of sources: who is cited."""

from __future__ import annotations

from math import isnan, nan
from typing import TYPE_CHECKING

import pandas as pd

from toolkit.charts.bars import draw_bars, figure_height, require_top, rows_that_fit
from toolkit.charts.describe import compared, listed, remember
from toolkit.charts.dots import MOST_GROUPS, draw_dots, lines_around
from toolkit.charts.fonts import drawable, stand_in_note
from toolkit.charts.frame import finish, nothing, room
from toolkit.charts.groups import cells, group_columns, group_names, largest_groups
from toolkit.charts.labels import counted, number, percent, sentences
from toolkit.charts.style import FILLS, INK, WIDTH, Fill, chart_style, new_axes
from toolkit.tables import AUTHOR, UNRESOLVED, check

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Dark to light from the source a reader can check to the one nobody can; documents and outlets apart.
ANONYMITY_FILLS = {
    "named": FILLS[0],
    "described": Fill("#8fc1e3", INK, "////"),
    "unnamed": Fill("#e8eef2", INK, "...."),
    "document or outlet": Fill("#c9a227", INK, ""),
    "(missing)": Fill("#ffffff", INK, "xxxx"),
}


def plot_sources(sources: pd.DataFrame, *, top: int = 20, title: str | None = None, ax: Axes | None = None) -> Axes:
    """Draw the most cited sources as bars; of a grouped table, as one row of marks per source.

    Colour and hatch say whether the source is named, described or unnamed; behind each bar stand the number of
    attributions, the kind of source, and how many different ones are called so, where it is
    more than one.

    Parameters
    ----------
    sources : DataFrame
        The sources table: speaker, kind, anonymity, people, attributions, share, behind the columns it was grouped
        by, if any.
    top : int
        Show at most so many sources; fewer where the axes are too low for them. The rest is told in a note.
    title : str, optional
        In place of the chart's own.
    ax : matplotlib Axes, optional
        Draw into these. Without them a new figure is made.

    Returns
    -------
    matplotlib Axes
        Sources in the order of their attributions, most cited at the top; equal ones by the alphabet. Attributions
        without a source, to pronouns that could not be resolved and to the author are told, not drawn. Of a grouped
        table, the shares in each of the six groups with most attributions; no mark where a source is not cited.

    Raises
    ------
    TableError
        When `sources` is not such a table.
    ValueError
        When `top` is below 1.

    Examples
    --------
    >>> from toolkit.tables import conform
    >>> cited = {"speaker": ["Vera Lund", "officials"], "kind": ["person", "group"], "anonymity": ["named", "unnamed"]}
    >>> table = pd.DataFrame({**cited, "people": [1, 4], "attributions": [9, 6], "share": [0.6, 0.4]})
    >>> [float(bar.get_width()) for bar in plot_sources(table).patches]
    [9.0, 6.0]
    >>> import matplotlib.pyplot; matplotlib.pyplot.close("all")
    """
    require_top(top)
    check(sources, "sources", ["speaker", "attributions"])
    columns = group_columns(sources, "speaker")
    title = title or " ".join(["Most cited sources", *(["by", " and ".join(columns)] if columns else [])])
    with chart_style():
        known = sources[sources["speaker"].notna() & ~sources["speaker"].isin([AUTHOR, UNRESOLVED])]
        if known.empty:
            return nothing(ax, "No sources to show: the sources table has no row with a speaker.", title=title)
        draw = _by_group if columns else _ranked
        return draw(known, _not_counted(sources), top, title, ax)


def anonymity_words(sources: pd.DataFrame) -> pd.Series:
    """How far each source is known, with a word for documents and outlets, of whom it cannot be said."""
    words = sources["anonymity"].astype("str")
    things = sources["kind"].isin(["document", "outlet"]) & words.isna()
    return words.mask(things, "document or outlet").fillna("(missing)")


def _not_counted(sources: pd.DataFrame) -> str:
    """What is no source: attributions without one, unresolved pronouns, the author."""
    speakers, counts = sources["speaker"], sources["attributions"]
    told = [
        ("without a source", int(counts[speakers.isna()].sum())),
        ("to an unresolved pronoun", int(counts[speakers == UNRESOLVED].sum())),
        ("to the author", int(counts[speakers == AUTHOR].sum())),
    ]
    parts = [f"{n:,} {what}" for what, n in told if n]
    return f"not counted: {', '.join(parts)}" if parts else ""


def _ranked(known: pd.DataFrame, not_counted: str, top: int, title: str, ax: Axes | None) -> Axes:
    from matplotlib.patches import Patch

    ranked = known.sort_values(["attributions", "speaker"], ascending=[False, True], kind="stable")
    wanted = min(top, len(ranked))
    ax = ax or new_axes(WIDTH, figure_height(wanted, 7))
    space = room(ax)
    kept, rest = ranked.head(fit := rows_that_fit(space, wanted, 7)), ranked.iloc[fit:]
    names, values = drawable(kept["speaker"].tolist()), kept["attributions"].tolist()
    known_as = anonymity_words(kept).tolist()
    fills = [ANONYMITY_FILLS.get(word, ANONYMITY_FILLS["(missing)"]) for word in known_as]
    gutter = draw_bars(ax, space, names, values, remarks=_remarks(kept), fills=fills)
    keys = [
        (Patch(facecolor=fill.colour, hatch=fill.hatch, edgecolor=fill.edge, linewidth=0.6), word, "")
        for word, fill in ANONYMITY_FILLS.items()
        if word in known_as
    ]
    note = sentences(
        f"n = {counted(int(known['attributions'].sum()), 'attribution')} to {counted(len(ranked), 'source')}",
        len(rest) and f"{counted(len(rest), 'more source')} ({_attributions(rest)}) not shown",
        not_counted,
        stand_in_note(kept["speaker"].tolist()),
    )
    finish(ax, title=title, unit="attributions", note=note, gutter=gutter, keys=keys)
    told = [f"{number(v)} ({word})" for v, word in zip(values, known_as, strict=True)]
    remember(ax, f"Bar chart, from most to least: {listed(names, told)}")
    return ax


def _remarks(kept: pd.DataFrame) -> list[str]:
    kinds = kept["kind"].tolist() if "kind" in kept else [None] * len(kept)
    people = kept["people"].tolist() if "people" in kept else [1] * len(kept)
    return [
        ", ".join([kind if isinstance(kind, str) else "(missing)", *([f"{n} different"] if n > 1 else [])])
        for kind, n in zip(kinds, people, strict=True)
    ]


def _attributions(rows: pd.DataFrame) -> str:
    return counted(int(rows["attributions"].sum()), "attribution")


def _by_group(known: pd.DataFrame, not_counted: str, top: int, title: str, ax: Axes | None) -> Axes:
    check(known, "sources", ["share"])
    columns = group_columns(known, "speaker")
    group = group_names(known, columns)
    groups, others = largest_groups(known, columns, group, "attributions", MOST_GROUPS)
    table, group = known[group.isin(groups)], group[group.isin(groups)]
    totals = table.groupby("speaker")["attributions"].sum().reset_index()
    totals = totals.sort_values(["attributions", "speaker"], ascending=[False, True], kind="stable")
    wanted = min(top, len(totals))
    sizes = {str(name): int(n) for name, n in table.groupby(group)["attributions"].sum().items()}
    ax = ax or new_axes(WIDTH, figure_height(wanted, 8))
    space = room(ax)
    lines = lines_around(space, groups, sizes)
    speakers = totals["speaker"].head(rows_that_fit(space, wanted, lines)).tolist()
    names = drawable(speakers)
    share = cells(table, "speaker", group, "share")
    values = [[share.get((speaker, name), nan) for speaker in speakers] for name in groups]
    gutter, marks = draw_dots(ax, space, names, groups, values, lines=lines, shares=True)
    note = sentences(
        f"n = {counted(sum(sizes.values()), 'attribution')} to {counted(len(totals), 'source')}",
        len(speakers) < len(totals) and f"{counted(len(totals) - len(speakers), 'more source')} not shown",
        others and f"{counted(others, 'more group')} not shown",
        any(isnan(v) for row in values for v in row) and "no mark where a source is not cited",
        not_counted,
        stand_in_note(speakers),
    )
    keys = [(mark, name, f" (n = {sizes[name]:,})") for mark, name in zip(marks, groups, strict=True)]
    unit = f"share of the attributions of each {' and '.join(columns)}"
    finish(ax, title=title, unit=unit, note=note, gutter=gutter, keys=keys)
    remember(ax, compared(names, groups, values, percent))
    return ax
