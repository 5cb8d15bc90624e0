"""What every chart does, whatever its table: the verbs are tried one by one on the same promises."""

import warnings
from collections.abc import Callable
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from toolkit import tables
from toolkit.charts.bursts import plot_bursts
from toolkit.charts.calendar import plot_calendar
from toolkit.charts.changes import plot_changes
from toolkit.charts.citations import plot_citation_network
from toolkit.charts.co_occurrences import plot_co_occurrences
from toolkit.charts.coverage import plot_coverage
from toolkit.charts.describe import describe
from toolkit.charts.events import plot_events
from toolkit.charts.fonts import families
from toolkit.charts.frequencies import plot_frequencies
from toolkit.charts.keyness import plot_keyness
from toolkit.charts.source_mix import plot_source_mix
from toolkit.charts.sources import plot_sources
from toolkit.charts.trends import plot_trends
from toolkit.errors import TableError

SIZES = [(4, 3), (8, 5), (12, 8)]
COUNTS = [0, 1, 3, 30, 300]

LONG = "the Ministry of Agriculture, Forestry and Fisheries of the Tolmarian Federation"
NAMES = [
    "rice",
    LONG,
    "$5 and $10",
    "한국 대통령",
    "中国外交部",
    "مصدر أمني",
    "50% of x_1^2",
    "tide\nline",
    "😀 talks",
    "",
]


def name(row: int) -> str:
    return NAMES[row] if row < len(NAMES) else f"{NAMES[row % 2]} {row}"


def frequencies(rows: int) -> pd.DataFrame:
    return tables.from_rows(
        "frequencies", [(name(n), 900 // (n + 1), 90 // (n + 1), 4.5 / (n + 1)) for n in range(rows)]
    )


def keyness(rows: int) -> pd.DataFrame:
    def row(n: int) -> tuple[object, ...]:
        more = 1 - 2 * (n % 3 == 2)
        return (
            name(n),
            9,
            3,
            n % 50,
            2,
            9.0,
            3.0,
            more * 400 / (n + 1),
            1.0,
            more * 5 / (n + 1),
            1.0,
            more * 2.0,
            0,
            n / 90,
            n / 95,
        )

    return tables.from_rows("keyness", [row(n) for n in range(rows)])


def co_occurrences(rows: int) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "first": pd.Series([name(n * n % 17) for n in range(rows)], dtype="str"),
            "second": pd.Series([name(n + 1) for n in range(rows)], dtype="str"),
            "articles": pd.Series([1 + 300 // (n + 1) for n in range(rows)], dtype="int64"),
            "first_articles": 300,
            "second_articles": 70,
            "log_likelihood": pd.Series([90.0 - n for n in range(rows)], dtype="float64"),
        }
    )


def citations(rows: int) -> pd.DataFrame:
    return co_occurrences(rows).rename(columns={"first": "citing", "second": "cited"})


def grouped_keyness(rows: int) -> pd.DataFrame:
    table = keyness(rows)
    table.insert(0, "outlet", pd.Series([name(n % 4) if n % 4 else None for n in range(rows)], dtype="str"))
    return table


def sources(rows: int) -> pd.DataFrame:
    kinds = [("person", "named"), ("group", "unnamed"), ("document", None), ("person", "described"), ("person", None)]
    return tables.from_rows(
        "sources",
        [(name(n), *kinds[n % 5], 1 + n % 3, 300 // (n + 1), 3, 2, 0.1, None, None) for n in range(rows)],
    )


def coverage(rows: int) -> pd.DataFrame:
    periods = pd.date_range("2023-01-02", periods=rows, freq="7D")
    return tables.from_rows("coverage", [(day, 1 + 7 * n % 11, 1.0) for n, day in enumerate(periods)])


def events(rows: int) -> pd.DataFrame:
    first = pd.Timestamp("2023-03-01")
    days = [first + pd.Timedelta(days=n * n % 400) for n in range(rows)]
    table = pd.DataFrame(
        {
            "event_id": [f"e{n}" for n in range(rows)],
            "first": pd.Series(days, dtype="datetime64[us]"),
            "last": pd.Series(
                [day + pd.Timedelta(days=n % 4 * 9) for n, day in enumerate(days)], dtype="datetime64[us]"
            ),
            "sentence": pd.Series(
                [f"In {name(n)} a bridge was opened. " * (1 + n % 3) for n in range(rows)], dtype="str"
            ),
            "article_id": pd.Series([f"a{n % 7}" for n in range(rows)], dtype="str"),
            "outlet": pd.Series(["The Lume Gazette" if n % 3 else None for n in range(rows)], dtype="str"),
            "lead_days": pd.Series([n % 5 - 1 for n in range(rows)], dtype="Int64"),
        }
    )
    return table.sort_values("first", ignore_index=True)


def trends_with_intervals(rows: int) -> pd.DataFrame:
    table = trends(rows)
    return table.assign(low=table["per_million"] - 30, high=table["per_million"] * 3)


def trends(rows: int) -> pd.DataFrame:
    months = pd.date_range("2022-11-01", periods=12, freq="MS")
    cells = [(months[n % 12], name(n // 12), 5 + n % 9, 3, 40.0 + n % 9) for n in range(rows)]
    columns = ["period", "term", "count", "articles", "per_million"]
    return pd.DataFrame(cells, columns=columns).astype({"period": "datetime64[us]", "term": "str", "count": "int64"})


def grouped_sources(rows: int) -> pd.DataFrame:
    table = sources(rows)
    table.insert(0, "outlet", pd.Series([name(n % 40) if n % 40 else None for n in range(rows)], dtype="str"))
    return table


def grouped_coverage(rows: int) -> pd.DataFrame:
    table = coverage(rows)
    table.insert(1, "outlet", pd.Series([name(n % 3) if n % 3 else None for n in range(rows)], dtype="str"))
    return table


def grouped_frequencies(rows: int) -> pd.DataFrame:
    table = frequencies(rows)
    table.insert(0, "month", pd.Series([pd.Timestamp(2024, 1 + n % 8, 1) for n in range(rows)], dtype="datetime64[us]"))
    return table


def seventh(table: pd.DataFrame) -> pd.DataFrame:
    """Every seventh row of a coverage table in the order of time."""
    return table.sort_values("period").iloc[::7]


def burst_chart(table: pd.DataFrame, **options: Any) -> Axes:
    """Bursts on every seventh period; a table that is none of coverage goes on as it is."""
    if not isinstance(table, pd.DataFrame) or "period" not in table:
        return plot_bursts(table, table, **options)
    found = seventh(table)
    return plot_bursts(found.assign(level=1, first=found["period"], last=found["period"], weight=2.0), table, **options)


def change_chart(table: pd.DataFrame, **options: Any) -> Axes:
    """Changes of level at every seventh period; a table that is none of coverage goes on as it is."""
    if not isinstance(table, pd.DataFrame) or "period" not in table:
        return plot_changes(table, table, **options)
    return plot_changes(seventh(table).assign(before=1.0, after=2.0, gain=3.0), table, **options)


def rolling(rows: int) -> pd.DataFrame:
    table = coverage(rows)
    return table.assign(rolling_mean=table["articles"].rolling(2).mean())


def days(rows: int) -> pd.DataFrame:
    periods = pd.date_range("2023-12-20", periods=rows, freq="D")
    return tables.from_rows("coverage", [(day, 1 + 7 * n % 11, 1.0) for n, day in enumerate(periods)])


Plot = Callable[..., Axes]
CHARTS: list[tuple[Plot, Callable[[int], pd.DataFrame]]] = [
    (plot_frequencies, frequencies),
    (plot_sources, sources),
    (plot_coverage, coverage),
    (plot_events, events),
    (plot_trends, trends),
    (plot_trends, trends_with_intervals),
    (plot_source_mix, sources),
    (plot_calendar, days),
    (plot_frequencies, grouped_frequencies),
    (plot_keyness, keyness),
    (plot_keyness, grouped_keyness),
    (plot_co_occurrences, co_occurrences),
    (plot_citation_network, citations),
    (plot_sources, grouped_sources),
    (plot_source_mix, grouped_sources),
    (plot_coverage, grouped_coverage),
    (plot_coverage, rolling),
    (burst_chart, coverage),
    (burst_chart, grouped_coverage),
    (change_chart, coverage),
    (change_chart, grouped_coverage),
]
each_chart = pytest.mark.parametrize(("plot", "make"), CHARTS, ids=lambda value: getattr(value, "__name__", ""))


def figure_of(ax: Axes) -> Figure:
    figure = ax.get_figure(root=True)
    assert figure is not None
    return figure


def texts_of(ax: Axes) -> list[Text]:
    """The texts that are drawn, but for the tick labels outside of the axes' limits."""
    legend = ax.get_legend()
    shown = [*ax.texts, ax.title, ax.xaxis.label, ax.yaxis.label, *(legend.get_texts() if legend else [])]
    for axis, (low, high) in ((ax.xaxis, sorted(ax.get_xlim())), (ax.yaxis, sorted(ax.get_ylim()))):
        places = axis.get_ticklocs()
        shown += [label for place, label in zip(places, axis.get_ticklabels(), strict=True) if low <= place <= high]
    return [text for text in shown if text.get_text() and text.get_visible()]


def overlaps(boxes: list[Bbox]) -> list[tuple[int, int]]:
    """Pairs of boxes that share more than half a pixel in both directions."""
    found = []
    for one, a in enumerate(boxes):
        for two, b in enumerate(boxes[:one]):
            if min(a.x1, b.x1) - max(a.x0, b.x0) > 0.5 and min(a.y1, b.y1) - max(a.y0, b.y0) > 0.5:
                found.append((two, one))
    return found


def check_texts(ax: Axes) -> None:
    """Fail when a text is cut by the edge of the figure, or lies on another."""
    figure = figure_of(ax)
    figure.draw_without_rendering()
    texts = texts_of(ax)
    boxes = [Text.get_window_extent(text) for text in texts]  # of an annotation without its line
    named = [text.get_text() for text in texts]
    assert [(named[a], named[b]) for a, b in overlaps(boxes)] == []
    page = figure.bbox
    cut = [
        (text, box.bounds)
        for text, box in zip(named, boxes, strict=True)
        if box.x0 < -1 or box.y0 < -1 or box.x1 > page.x1 + 1 or box.y1 > page.y1 + 1
    ]
    assert cut == []


@each_chart
@pytest.mark.parametrize("rows", COUNTS)
@pytest.mark.parametrize("size", [*SIZES, None], ids=str)
def test_no_text_is_on_another_or_cut(
    plot: Plot, make: Callable[[int], pd.DataFrame], rows: int, size: tuple[int, int] | None
) -> None:
    """Every text of the chart stands inside the figure, and none lies on another."""
    ax = plt.subplots(figsize=size, layout="constrained")[1] if size else None
    drawn = plot(make(rows), ax=ax)
    assert ax is None or drawn is ax
    check_texts(drawn)


@each_chart
@pytest.mark.parametrize("rows", [0, 3, 30])
def test_axes_of_a_plain_figure_are_fitted_into_their_cell(
    plot: Plot, make: Callable[[int], pd.DataFrame], rows: int
) -> None:
    """Without a layout engine, nothing is cut either, and nothing reaches into the next subplot."""
    figure, (left, right) = plt.subplots(1, 2, figsize=(12, 4))
    for ax in (left, right):
        plot(make(rows), ax=ax)
        check_texts(ax)
    assert left.get_tightbbox().x1 <= right.get_tightbbox().x0
    assert figure.axes == [left, right]


@each_chart
@pytest.mark.parametrize("rows", COUNTS)
def test_input_settings_and_number_of_figures_stay(plot: Plot, make: Callable[[int], pd.DataFrame], rows: int) -> None:
    """The table and matplotlib's settings stay; one figure is made, or none when axes are given."""
    table = make(rows)
    copy, settings, open_before = table.copy(deep=True), dict(mpl.rcParams), plt.get_fignums()
    plot(table)
    assert len(plt.get_fignums()) == len(open_before) + 1
    figure = plt.figure(figsize=(6, 4))
    ax = figure.add_subplot()
    before = plt.get_fignums()
    plot(table, ax=ax)
    assert plt.get_fignums() == before
    assert figure.axes == [ax] and tuple(figure.get_size_inches()) == (6, 4) and figure.get_layout_engine() is None
    assert dict(mpl.rcParams) == settings
    pd.testing.assert_frame_equal(table, copy)


@each_chart
def test_shuffled_rows_change_nothing(plot: Plot, make: Callable[[int], pd.DataFrame]) -> None:
    """The order of the rows of the table does not matter."""
    table = make(60)
    drawn = [plot(table), plot(table.sample(frac=1, random_state=3))]
    told = [[text.get_text() for text in texts_of(ax)] for ax in drawn]
    assert told[0] == told[1]
    assert describe(drawn[0]) == describe(drawn[1])


@each_chart
def test_the_style_holds_when_the_figure_is_saved_later(plot: Plot, make: Callable[[int], pd.DataFrame]) -> None:
    """A chart saved under other settings has the same pixels."""
    ax = plot(make(12))
    _pixels(ax)  # the layout settles when it is drawn first
    first = _pixels(ax)
    with mpl.rc_context({"font.family": "serif", "font.size": 20, "text.color": "red", "axes.grid": True}):
        assert _pixels(ax) == first
        other = plot(make(12))
        _pixels(other)
        assert _pixels(other) == first


def _pixels(ax: Axes) -> bytes:
    figure = figure_of(ax)
    figure.canvas.draw()
    return bytes(figure.canvas.buffer_rgba())  # type: ignore[attr-defined]


@each_chart
def test_titles_of_given_axes_have_letters_for_hangul(plot: Plot, make: Callable[[int], pd.DataFrame]) -> None:
    """On axes that were made under other settings the title has the chart's fonts, not those of their maker."""
    with mpl.rc_context({"font.family": "serif"}):
        ax = plt.subplots()[1]
    for rows in (0, 3):
        assert plot(make(rows), title="한국", ax=ax).title.get_fontfamily() == list(families())
        ax.clear()


@each_chart
def test_an_empty_table_says_that_there_is_nothing(plot: Plot, make: Callable[[int], pd.DataFrame]) -> None:
    """An empty table gives a chart with one sentence, and alt text that says it too."""
    ax = plot(make(0), title="Lume")
    assert [text.get_text().split()[0] for text in ax.texts] == ["No"]
    assert describe(ax).startswith("Lume. No ")


@each_chart
def test_a_table_of_another_kind_is_refused(plot: Plot, make: Callable[[int], pd.DataFrame]) -> None:
    """What is not the expected table is named, with what it lacks."""
    with pytest.raises(TableError, match="lacks the column"):
        plot(pd.DataFrame({"colour": ["red"]}))
    with pytest.raises(TableError, match="must be a pandas DataFrame"):
        plot([1, 2])


@each_chart
def test_title_is_the_users(plot: Plot, make: Callable[[int], pd.DataFrame]) -> None:
    """A title that is given stands on the chart, and one set later replaces it, in the alt text too."""
    ax = plot(make(3), title="Talk of Lume")
    assert ax.get_title() == "Talk of Lume"
    ax.set_title("Another")
    assert describe(ax).startswith("Another. ")
    figure_of(ax).draw_without_rendering()
    box, axes = ax.title.get_window_extent(), ax.get_window_extent()
    assert abs((box.x0 + box.x1) / 2 - (axes.x0 + axes.x1) / 2) < 2


@each_chart
def test_hidden_settings_of_a_dark_style_do_not_matter(plot: Plot, make: Callable[[int], pd.DataFrame]) -> None:
    """The chart is the same under a style of the user."""
    plain = _pixels(plot(make(8)))
    with plt.style.context("dark_background"), warnings.catch_warnings():
        assert _pixels(plot(make(8))) == plain


def test_describe_says_what_it_takes() -> None:
    """A table in place of Axes is refused with a sentence."""
    with pytest.raises(TypeError, match=r"describe takes Axes, .* but a DataFrame was passed"):
        describe(pd.DataFrame())  # type: ignore[arg-type]
