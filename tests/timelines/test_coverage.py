"""Coverage, its rolling means, bursts and change points, on counts that can be checked by hand."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from toolkit import bursts, change_points, coverage, rolling_coverage
from toolkit.errors import TableError
from toolkit.parts import how_in_parts


def articles(days: list[str | None], **columns: list[object]) -> pd.DataFrame:
    """A frame of articles published on the days."""
    return pd.DataFrame({"date": pd.to_datetime(days, format="mixed"), **columns})


def counted(counts: list[int], freq: str = "D") -> pd.DataFrame:
    """A coverage table with the counts, from 2024 on."""
    periods = pd.date_range("2024-01-01", periods=len(counts), freq=freq)
    return pd.DataFrame({"period": periods, "articles": counts, "share": 1.0})


# ---- coverage


def test_empty_periods_are_there() -> None:
    """A month without articles has a row with 0 and no share."""
    table = coverage(articles(["2024-01-30", "2024-03-01", "2024-03-02"]), freq="month")
    assert table["period"].dt.strftime("%Y-%m-%d").tolist() == ["2024-01-01", "2024-02-01", "2024-03-01"]
    assert table["articles"].tolist() == [1, 0, 2]
    assert table["share"].tolist()[::2] == [1.0, 1.0]
    assert np.isnan(table["share"][1])


@pytest.mark.parametrize(
    ("freq", "periods"),
    [
        ("day", ["2023-12-31", "2024-01-01", "2024-01-02"]),
        ("week", ["2023-12-25", "2024-01-01"]),
        ("month", ["2023-12-01", "2024-01-01"]),
        ("quarter", ["2023-10-01", "2024-01-01"]),
        ("year", ["2023-01-01", "2024-01-01"]),
    ],
)
def test_periods(freq: str, periods: list[str]) -> None:
    """Periods begin on their first day, weeks on Monday."""
    table = coverage(articles(["2023-12-31 23:59", "2024-01-02"]), freq=freq)  # type: ignore[arg-type]
    assert table["period"].dt.strftime("%Y-%m-%d").tolist() == periods


def test_groups_sum_to_the_whole() -> None:
    """Counts by outlet add up to the counts of all, and shares of a period to 1; a missing outlet is a group."""
    frame = articles(
        ["2024-01-01", "2024-01-01", "2024-01-03", "2024-01-03", "2024-01-03"],
        outlet=["Courant", "Herald", "Herald", None, "Herald"],
    )
    table = coverage(frame, freq="day", by="outlet")
    assert list(table.columns) == ["period", "outlet", "articles", "share"]
    assert len(table) == 3 * 3
    whole = coverage(frame, freq="day")
    assert table.groupby("period")["articles"].sum().tolist() == whole["articles"].tolist()
    shares = table.groupby("period")["share"].sum(min_count=1)
    assert shares.dropna().tolist() == pytest.approx([1, 1])
    assert table.loc[table["period"] == "2024-01-03", "articles"].tolist() == [0, 2, 1]
    assert table.loc[table["period"] == "2024-01-03", "outlet"].isna().tolist() == [False, False, True]


def test_undated_articles_are_told() -> None:
    """Articles without a date are in no period, and their number is told."""
    table = coverage(articles(["2024-01-01", None, None]), freq="day")
    assert table["articles"].sum() == 1
    assert table.attrs["undated"] == 2


def test_no_dates_at_all_and_one_day() -> None:
    """No dates give an empty table with the right dtypes, one day gives one period."""
    nothing = coverage(articles([None, None], outlet=["a", "b"]), freq="day", by="outlet")
    assert nothing.empty
    assert nothing.dtypes.astype(str).tolist() == ["datetime64[us]", "str", "int64", "float64"]
    assert nothing.attrs["undated"] == 2
    assert coverage(articles(["2024-02-29", "2024-02-29"]), freq="week")["articles"].tolist() == [2]


def test_order_of_rows_changes_nothing() -> None:
    """Shuffled articles give the same coverage, and the articles are left as they were."""
    frame = articles(["2024-01-05", "2024-01-01", "2024-01-03"], outlet=["b", "a", "b"])
    before = frame.copy(deep=True)
    table = coverage(frame, freq="day", by="outlet")
    pd.testing.assert_frame_equal(table, coverage(frame.sample(frac=1, random_state=1), freq="day", by="outlet"))
    pd.testing.assert_frame_equal(frame, before)


def test_far_dates() -> None:
    """Dates before 1700 and after 2100 are counted like any others."""
    table = coverage(articles(["1648-10-24", "2150-01-01"]), freq="year")
    assert len(table) == 2150 - 1648 + 1
    assert table["articles"].sum() == 2


def test_copies_are_counted_once_in_each_group_and_period() -> None:
    """The earliest of several copies counts, in each outlet and month anew; articles without a text copy nothing."""
    frame = articles(
        ["2024-01-01", "2024-01-02", "2024-01-03", "2024-02-01", "2024-02-02", "2024-02-02"],
        outlet=["Courant", "Courant", "Herald", "Courant", None, None],
        text=["Rain fell.", "RAIN  fell.", "Rain fell.", "Rain fell.", None, None],
    )
    assert coverage(frame, freq="month", copies="once")["articles"].tolist() == [1, 3]
    by_outlet = coverage(frame, freq="month", by="outlet", copies="once")
    assert by_outlet["articles"].tolist() == [1, 1, 0, 1, 0, 2]
    assert coverage(frame, freq="year", copies="once")["articles"].tolist() == [3]
    pd.testing.assert_frame_equal(coverage(frame, freq="month"), coverage(frame, freq="month", copies="all"))
    mixed = frame.sample(frac=1, random_state=4)
    pd.testing.assert_frame_equal(coverage(mixed, freq="month", by="outlet", copies="once"), by_outlet)
    assert coverage(frame.head(0), freq="month", copies="once").empty


def test_clusters_decide_what_copies_are() -> None:
    """Where duplicates are marked, texts are not looked at, and the article that the cluster names stands for it."""
    frame = articles(
        ["2024-01-01", "2024-01-09", "2024-01-03"],
        article_id=["a", "b", "c"],
        text=["Rain fell.", "Rain fell on Velm.", "Rain fell."],
        cluster=["b", "b", "c"],
    )
    days = coverage(frame, freq="day", copies="once")
    assert days["articles"].sum() == 3
    assert coverage(frame, freq="week", copies="once")["articles"].tolist() == [2, 1]
    assert coverage(frame, freq="month", copies="once")["articles"].tolist() == [2]


@pytest.mark.parametrize("marked", [True, False])
def test_coverage_in_parts_knows_copies(marked: bool) -> None:
    """Counted part by part, copies in different parts are still copies; the texts themselves are not kept."""
    frame = articles(
        ["2024-01-01", "2024-01-02", "2024-01-03"], article_id=["a", "b", "c"], text=["Rain.", "rain.", None]
    )
    frame = frame.assign(cluster=["a", "a", "c"]) if marked else frame
    steps = how_in_parts(coverage)
    assert steps is not None
    parts = [steps.of_part(frame.iloc[[row]], freq="month", copies="once") for row in range(3)]
    assert "Rain." not in parts[0].to_numpy()
    whole = steps.finish(steps.join(parts), freq="month", copies="once")
    pd.testing.assert_frame_equal(whole, coverage(frame, freq="month", copies="once"))
    assert whole["articles"].tolist() == [2]


def test_wrong_arguments() -> None:
    """A word that is no period, a column that is none, and dates that are text are refused with what would work."""
    frame = articles(["2024-01-01"])
    with pytest.raises(ValueError, match="Did you mean 'month'"):
        coverage(frame, freq="mnth")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="by must name a column"):
        coverage(frame, freq="day", by="outlet")
    with pytest.raises(ValueError, match="copies must be one of 'all', 'once'"):
        coverage(frame, freq="day", copies="twice")  # type: ignore[arg-type]
    with pytest.raises(TableError, match="'date'"):
        coverage(frame.drop(columns="date"), freq="day")
    with pytest.raises(TableError, match="to_datetime"):
        coverage(pd.DataFrame({"date": ["1 May"]}), freq="day")


# ---- rolling means


def test_rolling_mean_by_group() -> None:
    """The mean runs within its group, and is missing until its window is full."""
    table = pd.concat([counted([1, 3, 5]).assign(outlet="a"), counted([2, 2, 8]).assign(outlet="b")])
    table = table[["period", "outlet", "articles", "share"]].sample(frac=1, random_state=2)
    smooth = rolling_coverage(table, window=2).sort_values(["outlet", "period"])
    assert smooth["rolling_mean"].fillna(-1).tolist() == [-1, 2, 4, -1, 2, 5]
    assert rolling_coverage(counted([1, 3, 5]), window=3, centred=True)["rolling_mean"].tolist()[1] == 3
    assert rolling_coverage(counted([4, 6]), window=1)["rolling_mean"].tolist() == [4, 6]
    assert "rolling_mean" not in table.columns
    with pytest.raises(ValueError, match="window"):
        rolling_coverage(table, window=0)


# ---- bursts


def test_burst_is_found_with_its_days() -> None:
    """A stretch with far more articles is a burst; its weight is what the cheaper state saves."""
    found = bursts(counted([2, 2, 2, 12, 12, 12, 2, 2, 2, 2]))
    assert found[["level", "periods", "articles"]].to_numpy().tolist() == [[1, 3, 36]]
    assert str(found["first"][0].date()) == "2024-01-04"
    assert str(found["last"][0].date()) == "2024-01-06"
    assert found["expected"][0] == pytest.approx(3 * 50 / 10)
    # Three days at twice the usual rate of 5: 3 * ((5 - 12 ln 5) - (10 - 12 ln 10)).
    assert found["weight"][0] == pytest.approx(36 * np.log(2) - 15)


def test_flat_coverage_has_no_burst() -> None:
    """Equal counts, a single lively day, no articles and no periods make no burst."""
    assert bursts(counted([5] * 30)).empty
    assert bursts(counted([2] * 20 + [4] + [2] * 20)).empty
    assert bursts(counted([0] * 10)).empty
    assert bursts(counted([7])).empty
    empty = bursts(coverage(articles([]), freq="day"))
    assert empty.empty
    assert str(empty["first"].dtype) == "datetime64[us]"


def test_burst_ends_with_its_period() -> None:
    """The last day of a burst of months is the last day of its last month."""
    found = bursts(counted([2, 2, 2, 30, 30, 2, 2, 2], freq="MS"))
    assert str(found["last"][0].date()) == "2024-05-31"


def test_levels_are_nested() -> None:
    """A burst of the second level lies inside one of the first."""
    found = bursts(counted([2] * 20 + [10] * 3 + [60] * 3 + [10] * 3 + [2] * 20), levels=2, ratio=2.5)
    outer, inner = found[found["level"] == 1].iloc[0], found[found["level"] == 2].iloc[0]
    assert outer["first"] <= inner["first"] <= inner["last"] <= outer["last"]
    assert inner["articles"] == 180


def test_burst_of_a_share_ignores_the_size_of_the_collection() -> None:
    """When everything grows alike, counts burst and shares do not; when one theme grows, its share does."""
    small, large = [2, 2] * 10, [20, 20] * 10
    table = pd.concat(
        [counted(small + large).assign(theme="rail"), counted(small + large).assign(theme="port")], ignore_index=True
    )[["theme", "period", "articles", "share"]]
    assert set(bursts(table)["theme"]) == {"rail", "port"}
    assert bursts(table, measure="share").empty
    table = pd.concat(
        [counted([2] * 20 + [10] * 5 + [2] * 20).assign(theme="rail"), counted([20] * 45).assign(theme="port")]
    )[["theme", "period", "articles", "share"]]
    assert bursts(table, measure="share")["theme"].tolist() == ["rail"]


def test_burst_arguments() -> None:
    """Arguments out of range and a coverage table with holes are refused."""
    with pytest.raises(ValueError, match="ratio must be above 1"):
        bursts(counted([1, 2]), ratio=1)
    with pytest.raises(ValueError, match="needs coverage with groups"):
        bursts(counted([1, 2]), measure="share")
    with pytest.raises(TableError, match="lacks the columns 'period', 'articles'"):
        bursts(pd.DataFrame({"article_id": ["a"], "date": pd.to_datetime(["2024-01-01"])}))
    table = pd.concat([counted([1, 2, 3]).assign(outlet="a"), counted([1, 2]).assign(outlet="b")])
    with pytest.raises(TableError, match="every period once"):
        bursts(table[["period", "outlet", "articles", "share"]])


# ---- change points


def test_change_of_level_is_found() -> None:
    """The first period of each new level is found, with the means on both sides."""
    found = change_points(counted([3] * 10 + [12] * 10 + [1] * 10))
    assert found["period"].dt.strftime("%m-%d").tolist() == ["01-11", "01-21"]
    assert found[["before", "after"]].to_numpy().tolist() == [[3, 12], [12, 1]]
    assert (found["gain"] > 0).all()


def test_noise_and_weekly_rhythm_are_no_change() -> None:
    """Poisson noise of one rate and quiet weekends change no level."""
    random = np.random.default_rng(3)
    assert change_points(counted(random.poisson(6, 200).tolist())).empty
    assert change_points(counted([9, 9, 9, 9, 9, 2, 2] * 20)).empty
    assert change_points(counted([0] * 20)).empty
    assert change_points(counted([5])).empty


def test_pruning_finds_what_trying_all_cuts_finds() -> None:
    """The cut found by pruned search is as cheap as the cheapest of all cuts."""
    from toolkit.timelines.changes import _cuts, _deviance

    random = np.random.default_rng(8)
    for _ in range(20):
        counts = random.poisson(random.choice([2, 9], 14)).astype(float)
        sums = np.concatenate(([0.0], np.cumsum(counts)))

        def cost(cuts: list[int], sums: np.ndarray = sums) -> float:
            edges = [0, *cuts, len(sums) - 1]
            pieces = pairwise(edges)
            return sum(_deviance(sums, np.array([a]), b)[0] for a, b in pieces) + 4.0 * len(cuts)

        every = [
            [i + 1 for i in range(13) if mask >> i & 1]
            for mask in range(2**13)
            if not (mask & mask << 1) and not mask & 1 and not mask >> 12 & 1
        ]
        assert cost(_cuts(sums, 1.0, 4.0)) == pytest.approx(min(map(cost, every)))
