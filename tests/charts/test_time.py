"""The charts on a time axis show the figures of their tables on their days."""

from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.charts.bursts import plot_bursts
from toolkit.charts.calendar import plot_calendar
from toolkit.charts.changes import plot_changes
from toolkit.charts.coverage import plot_coverage
from toolkit.charts.dates import day_number, next_period, ticks
from toolkit.charts.describe import describe
from toolkit.charts.events import choose, plot_events
from toolkit.charts.spread import spread
from toolkit.errors import TableError


def coverage(first: str, freq: str, articles: list[int]) -> pd.DataFrame:
    periods = pd.date_range(first, periods=len(articles), freq=freq).astype("datetime64[us]")
    return pd.DataFrame({"period": periods, "articles": articles, "share": 1.0})


@pytest.mark.parametrize(
    ("first", "code", "freq"),
    [
        ("2024-02-28", "D", "day"),
        ("2024-02-26", "W-MON", "week"),
        ("2024-01-01", "MS", "month"),
        ("2023-10-01", "QS", "quarter"),
        ("2020-01-01", "YS", "year"),
    ],
)
def test_bars_fill_their_periods(first: str, code: str, freq: str) -> None:
    """Every bar is as high as its count, begins in its period and ends in it; the title names the period."""
    table = coverage(first, code, [3, 0, 7])
    ax = plot_coverage(table)
    assert [bar.get_height() for bar in ax.patches] == [3, 0, 7]
    for bar, period in zip(ax.patches, table["period"], strict=True):
        start = period.date()
        assert day_number(start) <= bar.get_x()
        assert bar.get_x() + bar.get_width() <= day_number(next_period(start, freq))
    assert ax.get_title() == f"Articles per {freq}"
    assert "n = 10 articles in 3" in describe(ax)


def test_undated_articles_are_told() -> None:
    """Articles without a date are counted in the note."""
    table = coverage("2024-01-01", "MS", [3, 4])
    table.attrs["undated"] = 5
    assert "5 articles without a date not shown" in describe(plot_coverage(table))


def test_thousands_of_days_are_one_outline() -> None:
    """A long series is drawn as one patch with every value in it, and with zeros where the table lacks days."""
    table = coverage("2014-01-01", "D", [n % 5 for n in range(3000)]).drop(index=range(100, 110))
    ax = plot_coverage(table)
    (outline,) = ax.patches
    heights = np.asarray(outline.get_data().values)  # type: ignore[attr-defined]
    assert heights.sum() == table["articles"].sum()
    assert len(heights) == 2990 + 1


def test_groups_are_rows_on_one_scale() -> None:
    """Each group has a row of bars with its own counts; the missing group is named and last."""
    table = pd.concat(
        [coverage("2024-01-01", "MS", [1, 2, 3]).assign(outlet=name) for name in (None, "Gazette")], ignore_index=True
    )
    table.loc[table["outlet"] == "Gazette", "articles"] *= 2
    ax = plot_coverage(table[["period", "outlet", "articles", "share"]])
    assert [bar.get_height() for bar in ax.patches] == [2, 4, 6, 1, 2, 3]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Gazette\nn = 12", "(missing)\nn = 6"]


def test_bursts_are_shaded_over_their_days() -> None:
    """A band reaches from a burst's first day to the end of its last; the strongest is named first."""
    table = coverage("2024-01-01", "D", [1, 9, 8, 1, 1, 7])
    first, last = table["period"].iloc[[1, 5]].tolist(), table["period"].iloc[[2, 5]].tolist()
    ax = plot_bursts(pd.DataFrame({"level": 1, "first": first, "last": last, "weight": [5.0, 1.0]}), table)
    bands = [band.get_datalim(ax.transData) for band in ax.collections]
    assert [(band.x0, band.x1) for band in bands] == [
        (day_number(date(2024, 1, 2)), day_number(date(2024, 1, 4))),
        (day_number(date(2024, 1, 6)), day_number(date(2024, 1, 7))),
    ]
    assert [text.get_text() for text in ax.texts if text.get_gid() == "label"] == ["2–3 Jan 2024", "6 Jan 2024"]
    assert "2 bursts, the strongest first: 2–3 Jan 2024, 6 Jan 2024" in describe(ax)


def test_levels_are_the_means_between_changes() -> None:
    """The line has the mean of the counts before a change up to its day, and that of those after it from there on."""
    table = coverage("2024-01-01", "D", [1, 3, 8, 10])
    found = pd.DataFrame({"period": table["period"][[2]], "before": 2.0, "after": 9.0, "gain": 3.0})
    ax = plot_changes(found, table)
    assert list(ax.lines[-1].get_ydata()) == [2, 2, 2, 2, 9, 9, 9, 9]
    assert "1 change of level: from 3 Jan 2024 9 instead of 2" in describe(ax)


def test_a_rolling_mean_is_a_line_over_the_bars() -> None:
    """A mean stands over the middle of its period, and is a gap where it is missing."""
    table = coverage("2024-01-01", "D", [1, 3, 8]).assign(rolling_mean=[np.nan, 2.0, 5.5])
    line = plot_coverage(table).lines[-1]
    assert list(line.get_xdata()) == [day_number(date(2024, 1, day)) + 0.5 for day in (1, 2, 3)]
    assert np.isnan(line.get_ydata()[0]) and list(line.get_ydata()[1:]) == [2.0, 5.5]


def test_one_period_alone_is_told_in_a_sentence() -> None:
    """The alt text of a single period names it once, also where nothing says how long it is."""
    table = coverage("2024-02-29", "D", [3])
    assert describe(plot_coverage(table)).startswith(
        "Articles. A single bar, the period that begins on 29 Feb 2024: 3 articles. n = 3 articles in 1 period"
    )
    table.attrs["freq"] = "day"
    assert describe(plot_coverage(table)).startswith("Articles per day. A single bar, 29 Feb 2024: 3 articles.")


def test_calendar_has_a_cell_for_every_day() -> None:
    """The cells add up to the articles, Mondays are the first row, and days out of the table are not drawn."""
    table = coverage("2023-12-30", "D", [4, 0, 2, 1, 1])  # Saturday to Wednesday
    ax = plot_calendar(table)
    cells = [mesh.get_array() for mesh in ax.collections]
    assert [int(block.sum()) for block in cells] == [4, 4]
    assert [int(block.count()) for block in cells] == [2, 3]
    assert cells[1].reshape(7, -1)[0].compressed().tolist() == [2]


def test_calendar_wants_days() -> None:
    """A table of months is refused with the call that gives days."""
    with pytest.raises(TableError, match="freq='day'"):
        plot_calendar(coverage("2024-01-01", "MS", [1, 2, 3]))


def events(days: list[str], **columns: object) -> pd.DataFrame:
    first = pd.to_datetime(days)
    return pd.DataFrame(
        {"first": first, "last": first, "sentence": [f"Event {n}." for n in range(len(days))], **columns}
    )


def test_forty_labels_do_not_overlap_even_on_one_day() -> None:
    """Forty events of the same day have forty labels in forty places, in their order."""
    ax = plot_events(events(["2024-02-29"] * 40, article_id=[f"a{n:02}" for n in range(40)]))
    ax.figure.draw_without_rendering()  # type: ignore[union-attr]
    labels = [text for text in ax.texts if text.get_gid() == "event"]
    assert [text.get_text() for text in labels] == [f"Event {n}." for n in range(40)]
    boxes = [text.get_window_extent() for text in labels]
    assert all(above.y0 > below.y1 for above, below in pairwise(boxes))


def test_marks_stand_on_their_days_and_hollow_ones_were_announced() -> None:
    """Dots are at the first day; a mark is hollow where the article is older than the event."""
    ax = plot_events(events(["2024-02-01", "2024-03-01"], lead_days=[3, -3]))
    marks = [line for line in ax.lines if line.get_marker() == "o"]
    assert [next(iter(line.get_ydata())) for line in marks] == [
        day_number(date(2024, 2, 1)),
        day_number(date(2024, 3, 1)),
    ]
    assert [line.get_markerfacecolor() == "white" for line in marks] == [False, True]
    assert "told before it happened" in describe(ax)


def test_a_far_off_event_does_not_stretch_the_axis() -> None:
    """One event of another century is marked at the end of the axis and told; the others keep their room."""
    ax = plot_events(events(["1953-07-27", *[f"2024-02-{day:02}" for day in range(1, 11)]]))
    assert [line.get_marker() for line in ax.lines if line.get_marker() in "^vo"] == ["^", *["o"] * 10]
    assert min(ax.get_ylim()) > day_number(date(2024, 1, 1))
    assert "triangle" in describe(ax)


def test_whole_months_are_written_as_months() -> None:
    """What takes a month or a year is named so, and other spans by their days."""
    table = events(["2024-02-01", "2024-02-05", "2025-01-01"])
    table["last"] = pd.to_datetime(["2024-02-29", "2024-02-06", "2025-12-31"])
    ax = plot_events(table)
    dates = [text.get_text() for text in ax.texts if text.get_gid() == "date"]
    assert dates == ["Feb 2024", "5–6 Feb 2024", "2025"]


def test_the_dates_of_most_articles_are_chosen() -> None:
    """Every date comes once before any comes twice, and the date that most articles name comes first."""
    days = ["2024-01-01", *["2024-02-01"] * 3, "2024-03-01"]
    table = events(days, article_id=["a", "a", "b", "c", "c"], _weight=[1, 3, 3, 3, 1])
    assert choose(table, 1)["first"].dt.month.tolist() == [2]
    assert choose(table, 3)["first"].dt.month.tolist() == [1, 2, 3]
    assert choose(table, 4)["first"].dt.month.tolist() == [1, 2, 2, 3]
    assert choose(table, 9) is table


@given(
    st.lists(st.tuples(st.floats(-50, 150), st.floats(0.5, 9)), min_size=1, max_size=40).map(sorted),
)
def test_spread_labels_never_overlap(labels: list[tuple[float, float]]) -> None:
    """Labels keep their order, stay within the limits and do not overlap wherever they all fit."""
    wanted, sizes = [place for place, _ in labels], [size for _, size in labels]
    places = spread(wanted, sizes, 0, 100)
    fits = sum(sizes) <= 100
    room = 1.0 if fits else 100 / sum(sizes)
    assert places[0] - room * sizes[0] / 2 >= -1e-6
    assert places[-1] + room * sizes[-1] / 2 <= 100 + 1e-6
    for n in range(len(places) - 1):
        assert places[n + 1] - places[n] >= room * (sizes[n] + sizes[n + 1]) / 2 - 1e-6


def test_labels_with_room_stay_where_they_belong() -> None:
    """Nothing moves where nothing is in the way."""
    assert spread([10, 50, 90], [4, 4, 4], 0, 100) == pytest.approx([10, 50, 90])


@given(st.dates(date(1, 1, 1), date(9999, 1, 1)), st.integers(0, 400000), st.floats(40, 900))
def test_ticks_are_few_and_within_their_span(first: date, days: int, points: float) -> None:
    """Whatever the span, ticks are inside of it, in order, and not nearer than their labels allow."""
    last = date.fromordinal(min(first.toordinal() + days, date.max.toordinal()))
    marked, labels = ticks(first, last, points)
    assert len(marked) == len(labels) <= max(2, points / 10)
    assert marked == sorted(set(marked))
    assert all(first <= day <= last for day in marked)
