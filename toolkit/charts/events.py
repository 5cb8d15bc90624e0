"""Charts of events: what happened when, as a dated list along a time axis."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pandas as pd

from toolkit.charts.bars import require_top
from toolkit.charts.dates import day_number, day_numbers, name_period, name_span, next_period, ticks
from toolkit.charts.describe import remember
from toolkit.charts.fonts import drawable, stand_in_note
from toolkit.charts.frame import finish, nothing, room
from toolkit.charts.labels import HINTING, counted, sentences, shorten, widest, wrap
from toolkit.charts.spread import spread
from toolkit.charts.style import BLUE, INK, LINE, MUTED, SMALL_SIZE, WIDTH, chart_style, dress, new_axes
from toolkit.tables import check

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.transforms import Transform

_LEAD = 26.0  # points between the time axis and the labels
_LINE = 1.3  # line height in font sizes
_MOST_LINES = 2  # of one sentence
_HEAD = 80  # characters within which the head of a wire report ends
_AROUND = 5.0  # lines of text for title and note
_GUTTER = 50.0  # points for the names along the axis
_PAGE = 10.0  # inches: the most a figure of our own takes of an A4 page


def plot_events(events: pd.DataFrame, *, top: int = 40, title: str | None = None, ax: Axes | None = None) -> Axes:
    """Draw events along an upright time axis, earliest at the top, each with its date and its sentence.

    Parameters
    ----------
    events : DataFrame
        The events table: first, last, sentence; granularity, event_id, article_id, outlet and lead_days are used where
        they are there. Sentences with one event_id are one event, told by its first sentence.
    top : int
        Show at most so many events; fewer where the axes are too low for their labels. Those told by most articles
        come first; among equals, they are taken evenly from the whole span. The rest is told in a note.
    title : str, optional
        In place of the chart's own.
    ax : matplotlib Axes, optional
        Draw into these. Without them a new figure is made, as high as the labels need.

    Returns
    -------
    matplotlib Axes
        A dot is a day, a thick line a longer period, a hollow mark an event that was announced before it happened, a
        triangle at an end of the axis an event far before or after the others.
        Labels never overlap; a thin line leads from each to its place in time.

    Raises
    ------
    TableError
        When `events` is not such a table.
    ValueError
        When `top` is below 1.

    Examples
    --------
    >>> days = pd.to_datetime(["2024-02-28", "2024-03-02"])
    >>> told = ["The factory opened on Wednesday.", "The minister left on Saturday."]
    >>> ax = plot_events(pd.DataFrame({"first": days, "last": days, "sentence": told}))
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "date"]
    ['28 Feb 2024', '2 Mar 2024']
    >>> import matplotlib.pyplot; matplotlib.pyplot.close(ax.figure)
    """
    require_top(top)
    check(events, "events", ["first", "last", "sentence"])
    title = title or "Events"
    with chart_style():
        dated = events[events["first"].notna() & events["sentence"].notna()]
        if dated.empty:
            return nothing(ax, "No events to show: the events table has no dated sentence.", title=title)
        told = _one_row_per_event(dated)
        shown = choose(told, top if ax is None else min(top, int(room(ax).rows(_AROUND) / _height(1))))
        box = WIDTH * 72 - _GUTTER - 20 if ax is None else room(ax).box(_GUTTER)
        most = _PAGE * 72 - 90 if ax is None else room(ax).rows(_AROUND)
        dates, labels, column = _labels(shown, box, most)
        if ax is None:
            needed = 1.1 * sum(map(_height, _line_counts(labels)))
            ax = new_axes(WIDTH, max(2.4, (needed + 90) / 72))
        gutter = _draw(ax, room(ax).rows(_AROUND), shown, dates, labels, column)
        note = sentences(
            f"n = {counted(len(told), 'event')}",
            len(shown) < len(told)
            and f"{counted(len(told) - len(shown), 'more event')} not shown (fewer articles name their dates)",
            len(dated) < len(events) and f"{counted(len(events) - len(dated), 'sentence')} without a date not shown",
            bool((shown["lead_days"] < 0).any()) and "hollow: told before it happened",
            bool((shown["first"] != shown["last"]).any()) and "line: a period",
            any(line.get_marker() in ("^", "v") for line in ax.lines) and "triangle: before or after the axis",
            _all_from(shown["outlet"]),
            stand_in_note(shown["sentence"].tolist()),
        )
        finish(ax, title=title, note=note, gutter=gutter)
    begin, end = shown["first"].iloc[0], shown["last"].max()
    remember(
        ax, f"Timeline of {counted(len(shown), 'event')}, {name_span(begin, end)}. First: {shown['sentence'].iloc[0]}"
    )
    return ax


def _one_row_per_event(dated: pd.DataFrame) -> pd.DataFrame:
    """One row per event in the order of time, with the number of articles that tell it or name its days."""
    optional = ("event_id", "article_id", "outlet", "lead_days", "articles", "start", "expression")
    table = dated.reindex(columns=[*dated.columns, *(name for name in optional if name not in dated)])
    table["lead_days"] = pd.to_numeric(table["lead_days"]).astype("Int64")
    table["last"] = table["last"].fillna(table["first"])
    # The sentence written nearest to the event tells it best.
    table = table.assign(_distance=table["lead_days"].abs().fillna(10**6), _bare=_bare(table))
    table = table.sort_values(["first", "last", "_bare", "_distance", "article_id", "start"], kind="stable")
    days = table.groupby(["first", "last"])["article_id"].transform("nunique")
    table["_weight"] = pd.to_numeric(table["articles"]).fillna(days)
    return table[table["event_id"].isna() | ~table["event_id"].duplicated()].reset_index(drop=True)


def _bare(table: pd.DataFrame) -> list[bool]:
    """Whether a sentence says little more than its date, as the first line of many pages does."""
    pairs = zip(table["sentence"].tolist(), table["expression"].tolist(), strict=True)
    return [isinstance(date, str) and len(sentence) < len(date) + 12 for sentence, date in pairs]


def choose(told: pd.DataFrame, most: int) -> pd.DataFrame:
    """Up to `most` of the events, in the order of time.

    One of every date comes before the second of any; days come before weeks, months and longer times; and then the
    dates that most articles name. Among events that are equal in all this, every n-th is taken.
    """
    if len(told) <= most:
        return told
    turn = told.groupby(["first", "last"]).cumcount()
    length = (told["last"] - told["first"]).dt.days
    coarse = (length > 0).astype(int) + (length > 6) + (length > 30)  # more than a day, a week, a month
    keys = list(zip(turn.tolist(), coarse.tolist(), (-told["_weight"]).tolist(), strict=True))
    edge = sorted(keys)[most - 1]
    kept = [row for row, key in enumerate(keys) if key < edge]
    equal = [row for row, key in enumerate(keys) if key == edge]
    places = most - len(kept)
    kept += [equal[(2 * n + 1) * len(equal) // (2 * places)] for n in range(places)]
    return told.iloc[sorted(kept)].reset_index(drop=True)


def _height(lines: int) -> float:
    """Height of a label in points, with the space to the next."""
    return (lines * _LINE + 0.35) * SMALL_SIZE


def _line_counts(labels: list[str]) -> list[int]:
    return [label.count("\n") + 1 for label in labels]


def _labels(shown: pd.DataFrame, box: float, most: float) -> tuple[list[str], list[str], float]:
    """The dates, the sentences on as many lines as fit into `most` points in all, and where sentences begin."""
    days = zip(shown["first"], shown["last"], strict=True)
    dates = [_date(first.date(), last.date()) for first, last in days]
    column = _LEAD + HINTING * widest(dates, SMALL_SIZE) + 6
    across = max(box - column, 40.0)
    ends = [end and f" {shorten(end, across / 3, SMALL_SIZE)}" for end in drawable(_tellers(shown))]
    told = [_without_head(sentence) for sentence in drawable(shown["sentence"])]
    texts = list(zip(told, ends, strict=True))
    for lines in range(_MOST_LINES, 0, -1):
        labels = [wrap(text, across, SMALL_SIZE, lines=lines, end=end) for text, end in texts]
        if sum(map(_height, _line_counts(labels))) <= most:
            break
    return dates, labels, column


def _without_head(sentence: str) -> str:
    """The sentence without the head of a wire report, whose place and date would take the room of the news.

    >>> _without_head("LUME, Feb. 3 (Wire) -- The mill closed.")
    'The mill closed.'
    """
    head, bracket, rest = sentence[:_HEAD].partition(") ")
    body = rest.lstrip("-–— ")
    return body + sentence[_HEAD:] if bracket and "(" in head and rest[:1] in tuple("-–—") and body else sentence


def _draw(ax: Axes, height: float, shown: pd.DataFrame, dates: list[str], labels: list[str], column: float) -> float:
    """Draw the axis, the marks and the labels; returns the width of the dates along the axis in points."""
    dress(ax)
    first, last = day_numbers(shown["first"]), day_numbers(shown["last"])
    low, high = window([*first, *last])
    margin = max((high - low) * 0.03, 1.0)
    top, bottom = low - margin, high + margin
    ax.set_ylim(bottom, top)
    ax.set_xlim(0, 1)
    days, names = ticks(_day(low), _day(high), height, upright=True)
    ax.set_yticks([day_number(day) for day in days], labels=names, parse_math=False)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)

    point = (bottom - top) / height  # in days
    sizes = [_height(lines) * point for lines in _line_counts(labels)]
    marked = [min(max(day, top), bottom) for day in first]
    places = spread(marked, sizes, top, bottom)
    ahead = (shown["lead_days"] < 0).fillna(False).tolist()
    beside = _points_and_days(ax)
    common: dict[str, Any] = {"transform": beside, "va": "center", "fontsize": SMALL_SIZE, "linespacing": _LINE - 0.15}
    for row, place in enumerate(places):
        if first[row] != last[row] and first[row] <= high:
            span = [marked[row], min(max(last[row], top), bottom)]
            ax.plot([0, 0], span, color=BLUE, linewidth=5, alpha=0.45, solid_capstyle="butt", clip_on=False)
        fill = "white" if ahead[row] else BLUE
        mark = "^" if first[row] < low else "v" if first[row] > high else "o"
        ax.plot(0, marked[row], mark, color=BLUE, markerfacecolor=fill, markersize=5, clip_on=False, zorder=4)
        leader = [0, _LEAD - 10, _LEAD - 3], [marked[row], place, place]
        ax.plot(*leader, transform=beside, color=LINE, linewidth=0.6, clip_on=False, scalex=False, scaley=False)
        ax.text(_LEAD, place, dates[row], color=MUTED, gid="date", **common)
        ax.text(column, place, labels[row], color=INK, gid="event", **common)
    return widest(names, SMALL_SIZE)


def window(days: list[float]) -> tuple[float, float]:
    """First and last day of a time axis that is not stretched by a few far-off days.

    Up to a fifth of the days at either end are left out if a gap of more than two fifths of the span parts them from
    the others.

    >>> window([0, 5000, 5001, 5003, 5004, 5006]), window([0, 10, 5000])
    ((5000, 5006), (0, 5000))
    """
    days = sorted(days)
    few = len(days) // 5
    for _ in range(2):  # what is far off at one end hides what is at the other
        gap = 0.4 * (days[-1] - days[0])
        begin = max((n for n in range(1, few + 1) if days[n] - days[n - 1] > gap), default=0)
        end = min((n for n in range(len(days) - few, len(days)) if days[n] - days[n - 1] > gap), default=len(days))
        days = days[begin:end]
    return days[0], days[-1]


def _day(number: float) -> date:
    return date(1970, 1, 1) + timedelta(days=int(number))


def _points_and_days(ax: Axes) -> Transform:
    """Coordinates of points to the right of the axes' left edge and of days on the time axis."""
    from matplotlib.transforms import Affine2D, ScaledTranslation, blended_transform_factory

    figure = ax.get_figure(root=True)
    assert figure is not None
    points = Affine2D().scale(1 / 72) + figure.dpi_scale_trans + ScaledTranslation(0, 0, ax.transAxes)  # type: ignore[arg-type]
    return blended_transform_factory(points, ax.transData)


def _date(first: date, last: date) -> str:
    """Two days, or the month, quarter or year that they are."""
    for freq in ("year", "quarter", "month"):
        if name_period(first, freq) == name_period(last, freq) and next_period(first, freq) == last + timedelta(days=1):
            return name_period(first, freq)
    return name_span(first, last)


def _tellers(shown: pd.DataFrame) -> list[str]:
    """What to say behind each sentence: its outlet where they differ, or the number of articles that tell the event."""
    several = not _all_from(shown["outlet"])
    told = pd.to_numeric(shown["articles"]).fillna(1).tolist()
    return [
        f"({count:.0f} articles)" if count > 1 else f"({outlet})" if several and isinstance(outlet, str) else ""
        for outlet, count in zip(shown["outlet"].tolist(), told, strict=True)
    ]


def _all_from(outlets: pd.Series) -> str:
    names = set(drawable(outlets))
    return f"all from {min(names)}" if len(names) == 1 and outlets.notna().all() else ""
