"""Tests of term_trends: terms and themes over time."""

import numpy as np
import pandas as pd
import pytest

from toolkit import tables
from toolkit.errors import TableError
from toolkit.terms.concordance import concordance
from toolkit.terms.frequencies import term_frequencies
from toolkit.terms.intervals import bootstrap_rates, wilson
from toolkit.terms.tokens import tokenize
from toolkit.terms.trends import term_trends


@pytest.fixture
def articles() -> pd.DataFrame:
    """Five articles over four months, one undated, of two outlets."""
    return pd.DataFrame(
        {
            "article_id": list("abcde"),
            "outlet": ["Post", "Echo", "Post", "Echo", "Post"],
            "date": pd.to_datetime(["2024-01-30", "2024-01-31", "2024-04-01", None, "2024-01-02"]),
            "text": ["A missile, a shell.", "Missiles and mills", "the missile test", "missile", "nothing here"],
        }
    )


def test_every_period_has_its_counts(articles: pd.DataFrame) -> None:
    """Periods without articles or without the term have 0, and undated articles are told."""
    table = term_trends(articles, ["missile*", "missile test"], freq="month")
    assert table["term"].tolist() == ["missile*", "missile test"] * 4
    assert table["count"].tolist() == [2, 0, 0, 0, 0, 0, 1, 1]
    assert table["articles"].tolist() == [2, 0, 0, 0, 0, 0, 1, 1]
    assert table["tokens"].tolist() == [9, 9, 0, 0, 0, 0, 3, 3]
    assert table["period"].dt.month.tolist() == [1, 1, 2, 2, 3, 3, 4, 4]
    assert table["per_million"].iloc[0] == pytest.approx(2 / 9 * 1e6)
    assert table["per_million"].isna().tolist() == [False] * 2 + [True] * 4 + [False] * 2
    assert table.attrs["undated"] == 1


def test_groups_have_every_period(articles: pd.DataFrame) -> None:
    """Grouped counts have all periods for all groups and add up to the whole."""
    table = term_trends(articles, "missile*", freq="quarter", by="outlet")
    assert table["outlet"].tolist() == ["Echo", "Post"] * 2
    assert table["count"].tolist() == [1, 1, 0, 1]
    whole = term_trends(articles, "missile*", freq="quarter")
    assert (
        table.groupby("period")[["count", "articles", "tokens"]]
        .sum()
        .reset_index(drop=True)
        .equals(whole[["count", "articles", "tokens"]])
    )


def test_themes_count_each_place_once(articles: pd.DataFrame) -> None:
    """A theme has the places of all its patterns, those that two of them share once."""
    table = term_trends(articles, {"arms": ["missile*", "missile", "shell"], "works": "mill*"}, freq="year")
    assert table["term"].tolist() == ["arms", "works"]
    assert table["count"].tolist() == [4, 1]
    assert table["articles"].tolist() == [3, 1]


def test_totals_agree_with_frequencies_and_concordance(articles: pd.DataFrame) -> None:
    """Summed over the periods a term is counted as often as in the other tables."""
    dated = articles[articles["date"].notna()]
    frequencies = term_frequencies(dated, stop_words=None).set_index("term")
    terms = frequencies.index.tolist()
    table = term_trends(articles, terms, freq="day").groupby("term")[["count", "articles"]].sum()
    assert table["count"].to_dict() == frequencies["count"].to_dict()
    assert table["articles"].to_dict() == frequencies["articles"].to_dict()
    assert term_trends(dated, "missile*", freq="year")["count"].sum() == len(concordance(dated, "missile*"))


def test_weeks_are_all_there(articles: pd.DataFrame) -> None:
    """Weeks run from Monday to Monday without a gap."""
    weeks = term_trends(articles, "missile", freq="week")["period"]
    assert weeks.dt.day_of_week.eq(0).all()
    assert weeks.diff().dropna().eq(pd.Timedelta(days=7)).all()
    assert len(weeks) == 14


@pytest.mark.parametrize("interval", ["wilson", "bootstrap"])
def test_intervals_hold_the_rate(articles: pd.DataFrame, interval: str) -> None:
    """Each interval encloses its rate and is missing where there are no words."""
    table = term_trends(articles, ["missile*", "zzz"], freq="month", interval=interval)  # type: ignore[arg-type]
    known = table[table["tokens"] > 0]
    assert (known["low"] <= known["per_million"] + 1e-6).all()
    assert (known["per_million"] <= known["high"] + 1e-6).all()
    assert table.loc[table["tokens"] == 0, ["low", "high"]].isna().all(axis=None)


def test_wilson_against_worked_values() -> None:
    """Ten successes of a hundred: the interval known from textbooks."""
    low, high = wilson(np.array([10, 0, 0]), np.array([100, 100, 0]))
    assert (low[0], high[0]) == pytest.approx((0.05522914, 0.17436566), abs=1e-7)
    assert (low[1], high[1]) == pytest.approx((0, 0.03699), abs=1e-5)
    assert np.isnan([low[2], high[2]]).all()


def test_bootstrap_is_wider_for_clumped_words() -> None:
    """Thirty uses in one article are less certain than one use in each of thirty."""
    sizes = np.full(100, 50)
    clumped, even = np.zeros((100, 1), int), np.zeros((100, 1), int)
    clumped[0], even[:30] = 30, 1
    widths = [np.subtract(*reversed(bootstrap_rates(counts, sizes)))[0] for counts in (clumped, even)]
    assert widths[0] > 2 * widths[1]
    assert bootstrap_rates(even, sizes)[0] == bootstrap_rates(even, sizes)[0]


def test_shuffled_articles_change_nothing(articles: pd.DataFrame) -> None:
    """The order of the articles does not matter, and they stay as they are."""
    before = articles.copy(deep=True)
    for by in (None, "outlet"):
        pd.testing.assert_frame_equal(
            term_trends(articles, "missile", freq="week", by=by),
            term_trends(articles.iloc[::-1], "missile", freq="week", by=by),
        )
    pd.testing.assert_frame_equal(articles, before)


@pytest.mark.parametrize("by", [None, "outlet"])
def test_nothing_dated_gives_an_empty_table(articles: pd.DataFrame, by: str | None) -> None:
    """No articles, or none with a date, give the columns and dtypes of the table."""
    for frame in (articles.head(0), articles[articles["date"].isna()]):
        table = term_trends(frame, "missile", freq="month", by=by)
        assert len(table) == 0
        assert table.attrs["undated"] == len(frame)
        for name, dtype in tables.TABLES["trends"].items():
            assert table[name].dtype == dtype


def test_unknown_terms_are_zero_everywhere(articles: pd.DataFrame) -> None:
    """A term that nobody uses is a row of zeros, not an error."""
    assert term_trends(tokenize(articles), "zzz", freq="year")["count"].tolist() == [0]


def test_wrong_options_are_explained(articles: pd.DataFrame) -> None:
    """Each wrong value is named beside what would work."""
    with pytest.raises(ValueError, match="freq must be one of"):
        term_trends(articles, "missile", freq="mnth")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="holds no word"):
        term_trends(articles, ["--"], freq="month")
    assert term_trends(articles, [], freq="month").empty
    with pytest.raises(ValueError, match="interval must be one of"):
        term_trends(articles, "missile", freq="month", interval="normal")  # type: ignore[arg-type]
    with pytest.raises(TableError, match="lacks the column 'date'"):
        term_trends(articles.drop(columns="date"), "missile", freq="month")
    with pytest.raises(TableError, match="must hold dates"):
        term_trends(articles.assign(date="yesterday"), "missile", freq="month")
