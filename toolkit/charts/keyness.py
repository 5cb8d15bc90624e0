"""The chart of keyness: what one group of articles uses more than others, and what it uses less."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import pandas as pd

from toolkit.charts.bars import figure_height, font_size, name_rows, require_top, rows_that_fit, tick_numbers
from toolkit.charts.describe import listed, remember
from toolkit.charts.fonts import drawable, stand_in_note
from toolkit.charts.frame import Room, finish, key_lines, nothing, room
from toolkit.charts.groups import group_columns, group_names
from toolkit.charts.labels import HINTING, counted, number, sentences, widest
from toolkit.charts.style import FILLS, LINE, MUTED, WIDTH, Fill, chart_style, dress, new_axes
from toolkit.errors import require_choice
from toolkit.tables import check

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.patches import Patch

Value = Literal["log_ratio", "log_odds", "log_likelihood"]

_UNITS = {
    "log_ratio": "log ratio: 1 is twice as often, 3 eight times, -1 half as often",
    "log_odds": "weighted log-odds (z)",
    "log_likelihood": "log-likelihood, negative where it is used less",
}
_MORE, _LESS, _UNSURE = FILLS[0], FILLS[3], Fill("#ffffff", FILLS[3].ink, "")
_LEVEL = 0.05


def plot_keyness(
    keyness: pd.DataFrame,
    *,
    top: int = 20,
    value: Value = "log_ratio",
    title: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw what sets a group apart as bars to both sides: to the right what it uses more, to the left what less.

    Which terms are shown is decided by their log-likelihood, how long their bars are by the size of the difference, and
    beside each bar stands in how many articles it is seen: a long bar of two articles is an anecdote.

    Parameters
    ----------
    keyness : DataFrame
        The keyness table. Where it holds several groups, only what each uses more is shown.
    top : int
        Show at most so many terms, half of them on either side, or of all groups together; fewer where the axes are
        too low for them. The rest is told in a note.
    value : "log_ratio", "log_odds" or "log_likelihood"
        The length of the bars.
    title : str, optional
        In place of the chart's own.
    ax : matplotlib Axes, optional
        Draw into these. Without them a new figure is made.

    Returns
    -------
    matplotlib Axes
        Terms in falling order of the value, group by group. Bars are outlined only where the difference could be chance
        (`p_adjusted` of 0.05 or more).

    Raises
    ------
    TableError
        When `keyness` is not such a table.
    ValueError
        When `value` is none of the three, or `top` is below 1.

    Examples
    --------
    >>> from toolkit import keyness
    >>> articles = pd.DataFrame({"outlet": ["Post", "Echo"] * 2, "text": ["Mill", "Port", "Mill, mill", "Port"]})
    >>> ax = plot_keyness(keyness(articles, by="outlet", target="Post", min_count=1))
    >>> [label.get_text() for label in ax.get_yticklabels()], [float(bar.get_width().round(2)) for bar in ax.patches]
    (['mill', 'port'], [2.0, -2.58])
    >>> import matplotlib.pyplot; matplotlib.pyplot.close(ax.figure)
    """
    require_top(top)
    require_choice("value", value, get_args(Value))
    check(keyness, "keyness", ["term", "articles", "reference_articles", "log_likelihood", "p_adjusted", value])
    with chart_style():
        columns = group_columns(keyness, "term")
        names = group_names(keyness, columns) if columns else pd.Series("the target", keyness.index, dtype="str")
        groups = _in_order(keyness, columns, names)
        if title is None:
            by = f" by {' and '.join(columns)}" if columns else ""
            title = f"What sets {groups[0] if len(groups) == 1 else 'groups'} apart" + (by if len(groups) != 1 else "")
        if keyness.empty:
            reason = str(keyness.attrs.get("reason", "the keyness table has no rows."))
            return nothing(ax, f"No terms to show: {reason[:1].lower()}{reason[1:]}", title=title)
        return _draw(keyness.assign(_group=names), groups, top, value, title, ax)


def _in_order(table: pd.DataFrame, columns: list[str], names: pd.Series) -> list[str]:
    """The names of the groups: periods in the order of time, others by name, the missing one last."""
    is_time = bool(columns) and pd.api.types.is_datetime64_any_dtype(table[columns[0]])
    keys = table[columns[0]].where(table[columns[0]].notna(), pd.Timestamp.max) if is_time else names
    found = pd.DataFrame({"name": names, "key": keys, "missing": names.str.contains("(missing)", regex=False)})
    return found.sort_values(["missing", "key", "name"])["name"].drop_duplicates().tolist()


def _draw(table: pd.DataFrame, groups: list[str], top: int, value: Value, title: str, ax: Axes | None) -> Axes:
    both_sides = len(groups) == 1
    ranked = _ranked(table, groups, top)
    keys = _keys(groups[0] if both_sides else "the group", ranked)
    lines = 7 + key_lines([name for _, name, _ in keys], (ax and room(ax).width) or 72 * WIDTH)
    ax = ax or new_axes(WIDTH, figure_height(len(ranked), lines))
    space = room(ax)
    shown = _ranked(table, groups, rows_that_fit(space, len(ranked), lines))
    shown = shown.sort_values(["_place", value, "term"], ascending=[True, False, True])
    terms = drawable(shown["term"].tolist())
    names = terms if both_sides else [f"{g} · {t}" for g, t in zip(shown["_group"].tolist(), terms, strict=True)]
    values = shown[value].fillna(0.0).tolist()
    gutter = _bars(ax, space, names, values, shown, lines)
    hidden = len(table if both_sides else table[table["log_likelihood"] > 0]) - len(shown)
    note = sentences(
        "beside the bars: articles of the group with the term, and of those it is compared with",
        hidden > 0 and f"{counted(hidden, 'more term')} not shown",
        stand_in_note(shown["term"].tolist()),
    )
    finish(ax, title=title, unit=_UNITS[value], note=note, gutter=gutter, keys=keys)
    texts = [
        f"{number(v)} ({a:,} and {r:,} articles)"
        for v, a, r in zip(values, shown["articles"].tolist(), shown["reference_articles"].tolist(), strict=True)
    ]
    remember(ax, f"Bars to both sides, {value.replace('_', ' ')} from highest to lowest: {listed(names, texts)}")
    return ax


def _ranked(table: pd.DataFrame, groups: list[str], top: int) -> pd.DataFrame:
    """The rows to show: of one group the surest on both sides, of several what each uses more."""
    place = {group: number for number, group in enumerate(groups)}
    table = table.assign(_place=table["_group"].map(place).astype("int64")).reset_index(drop=True)
    order = table.assign(_surest=-table["log_likelihood"].abs()).sort_values(["_surest", "term", "_place"]).index
    surest = table.loc[order]
    more, less = surest[surest["log_likelihood"] >= 0], surest[surest["log_likelihood"] < 0]
    if len(groups) > 1:
        nth = more.groupby("_place").cumcount()
        return more.assign(_nth=nth).sort_values(["_nth", "_place"]).head(top)
    half = max(top - len(less), top - top // 2)
    more = more.head(half)
    return pd.concat([more, less.head(top - len(more))])


def _keys(group: str, table: pd.DataFrame) -> list[tuple[Patch, str, str]]:
    from matplotlib.patches import Patch

    up, unsure = table["log_likelihood"] >= 0, table["p_adjusted"] >= _LEVEL
    told = [
        (_MORE, f"more in {group}", (up & ~unsure).any()),
        (_LESS, f"less in {group}", (~up & ~unsure).any()),
        (_UNSURE, "could be chance", unsure.any()),
    ]
    return [
        (Patch(facecolor=fill.colour, edgecolor=LINE, hatch=fill.hatch, linewidth=0.6), name, "")
        for fill, name, there in told
        if there
    ]


def _bars(ax: Axes, space: Room, names: list[str], values: list[float], table: pd.DataFrame, lines: float) -> float:
    """Draw the bars with the articles at their ends; returns the width of the names in points."""
    dress(ax)
    ax.spines["left"].set_visible(False)
    size = font_size(space, len(names), lines)
    gutter = name_rows(ax, space, names, size)
    box = space.box(gutter)
    thick = min(0.72, 20.0 / (space.rows(lines) / len(names)))
    bars = ax.barh(range(len(names)), values, height=thick, linewidth=0.6, edgecolor=LINE)
    for bar, sure, length in zip(bars, (table["p_adjusted"] < _LEVEL).tolist(), values, strict=True):
        fill = (_MORE if length >= 0 else _LESS) if sure else _UNSURE
        bar.set(facecolor=fill.colour, hatch=fill.hatch)
    texts = [
        f"{here:,} : {there:,}"
        for here, there in zip(table["articles"].tolist(), table["reference_articles"].tolist(), strict=True)
    ]
    low, high = min(0.0, *values), max(0.0, *values)
    text = HINTING * widest(texts, size) + 6
    left, right = (text if low < 0 else 0.0), (text if high > 0 else 0.0)
    scale = (high - low) / max(box - left - right, 0.2 * box) or 1 / box
    ax.set_xlim(low - left * scale, high + right * scale)
    ax.axvline(0, color=LINE, linewidth=0.8)
    for row, (length, written) in enumerate(zip(values, texts, strict=True)):
        ax.annotate(
            written,
            (length, row),
            xytext=(3 if length >= 0 else -3, 0),
            textcoords="offset points",
            ha="left" if length >= 0 else "right",
            va="center_baseline",
            fontsize=size,
            color=MUTED,
            annotation_clip=False,
            gid="value",
        )
    tick_numbers(ax, box)
    return gutter
