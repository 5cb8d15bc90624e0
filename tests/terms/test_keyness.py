"""Tests of keyness against formulas worked one term at a time."""

import math

import numpy as np
import pandas as pd
import pytest
from scipy.stats import chi2_contingency, false_discovery_control

from toolkit import tables
from toolkit.terms.association import adjusted
from toolkit.terms.frequencies import term_frequencies
from toolkit.terms.keyness import keyness
from toolkit.terms.tokens import tokenize


def test_measures_against_formulas(news: pd.DataFrame) -> None:
    """Every measure of every term is that of its table of counts, worked out plainly and by SciPy."""
    table = keyness(news, by="outlet", target="TOMNA", min_count=1, min_articles=1, stop_words=None)
    inside = news[news["outlet"] == "TOMNA"]
    outside = news[news["outlet"] != "TOMNA"]
    here = term_frequencies(inside, stop_words=None).set_index("term")
    there = term_frequencies(outside, stop_words=None).set_index("term")
    c, d = len(tokenize(inside)), len(tokenize(outside))
    assert set(table["term"]) == set(here.index) | set(there.index)
    for row in table.itertuples():
        a = int(here["count"].get(row.term, 0))
        b = int(there["count"].get(row.term, 0))
        assert (row[3], row.reference_count) == (a, b)
        assert row.articles == here["articles"].get(row.term, 0)
        assert row.reference_articles == there["articles"].get(row.term, 0)
        sign = math.copysign(1, a / c - b / d)
        cells = [[a, b], [c - a, d - b]]
        g2 = chi2_contingency(cells, correction=False, lambda_="log-likelihood")
        assert row.log_likelihood == pytest.approx(sign * g2.statistic)
        assert row.p == pytest.approx(g2.pvalue)
        assert row.chi_squared == pytest.approx(sign * chi2_contingency(cells, correction=False).statistic)
        assert row.log_ratio == pytest.approx(math.log2((max(a, 0.5) / c) / (max(b, 0.5) / d)))
        assert row.percent_difference == pytest.approx((a / c / (b / d) - 1) * 100)
        prior, whole = a + b, c + d
        odds = math.log((a + prior) / (c + whole - a - prior)) - math.log((b + prior) / (d + whole - b - prior))
        assert row.log_odds == pytest.approx(odds / math.sqrt(1 / (a + prior) + 1 / (b + prior)))


def test_a_worked_example() -> None:
    """Ten of a hundred words against ten of a thousand: values worked out on paper."""
    articles = pd.DataFrame(
        {
            "side": ["x", "y"],
            "text": [" ".join(["ore"] * 10 + ["zinc"] * 90), " ".join(["ore"] * 10 + ["zinc"] * 990)],
        }
    )
    row = keyness(articles, by="side", target="x", min_articles=1).set_index("term").loc["ore"]
    expected = 100 * 20 / 1100
    assert row["log_ratio"] == pytest.approx(math.log2(10))
    assert row["percent_difference"] == pytest.approx(900)
    g2 = 2 * (
        10 * math.log(10 / expected)
        + 10 * math.log(10 / (20 - expected))
        + 90 * math.log(90 / (100 - expected))
        + 990 * math.log(990 / (1000 - 20 + expected))
    )
    assert row["log_likelihood"] == pytest.approx(g2)


def test_target_and_reference_are_mirror_images(news: pd.DataFrame) -> None:
    """Exchanging target and reference turns every signed measure round."""
    one = keyness(news, by="outlet", target="TOMNA", reference="Meskar Lantern").set_index("term").sort_index()
    two = keyness(news, by="outlet", target="Meskar Lantern", reference="TOMNA").set_index("term").sort_index()
    for measure in ("log_likelihood", "chi_squared", "log_ratio", "log_odds"):
        assert np.allclose(one[measure], -two[measure])
    assert np.allclose(one["p"], two["p"], rtol=1e-6)


def test_every_group_in_turn(news: pd.DataFrame) -> None:
    """Without a target each group's rows are those it would have alone; missing values are a group."""
    table = keyness(news, by="outlet", top=3)
    assert table["outlet"].value_counts(dropna=False).max() == 3
    for outlet in ("TOMNA", "Meskar Lantern"):
        alone = keyness(news, by="outlet", target=outlet, top=3)
        pd.testing.assert_frame_equal(table[table["outlet"] == outlet].reset_index(drop=True), alone)


def test_periods_are_named_by_any_day_in_them(news: pd.DataFrame) -> None:
    """A month is named by "2024-03" or a day of it."""
    first = keyness(news, by="month", target="2024-03")
    pd.testing.assert_frame_equal(first, keyness(news, by="month", target=pd.Timestamp("2024-03-17")))
    assert first["month"].unique().tolist() == [pd.Timestamp("2024-03-01")]
    several = keyness(news, by="month", target="2024-03", reference=["2024-01", "2024-02"])
    assert several["reference_count"].sum() < first["reference_count"].sum()


def test_measures_by_articles(news: pd.DataFrame) -> None:
    """With articles as the unit every measure is that of articles with and without the term; counts do not change."""
    options = {"by": "outlet", "target": "TOMNA", "min_count": 1, "min_articles": 1, "stop_words": None}
    table = keyness(news, unit="articles", **options).set_index("term").sort_index()  # type: ignore[arg-type]
    words = keyness(news, **options).set_index("term").sort_index()  # type: ignore[arg-type]
    same = ["count", "reference_count", "articles", "reference_articles", "per_million", "reference_per_million"]
    pd.testing.assert_frame_equal(table[same], words[same])
    size = int((news["outlet"] == "TOMNA").sum())
    rest = len(news) - size
    for row in table.itertuples():
        a, b = row.articles, row.reference_articles
        cells = [[a, b], [size - a, rest - b]]
        g2 = chi2_contingency(cells, correction=False, lambda_="log-likelihood")
        assert row.log_likelihood == pytest.approx(math.copysign(g2.statistic, a / size - b / rest))
        assert row.p == pytest.approx(g2.pvalue)
        assert row.log_ratio == pytest.approx(math.log2((max(a, 0.5) / size) / (max(b, 0.5) / rest)))
        assert row.percent_difference == pytest.approx((a / size / (b / rest) - 1) * 100)
    assert np.isfinite(table["log_odds"]).all()


def test_a_clump_is_no_keyword_by_articles() -> None:
    """Fifty uses in three of ten articles are key among words, but hardly among articles; what is everywhere is not."""
    clump = ["ore " + "p.m. " * 50] * 3 + ["ore and steel"] * 7
    articles = pd.DataFrame({"side": ["x"] * 10 + ["y"] * 10, "text": [*clump, *["ore and rain"] * 10]})
    words = keyness(articles, by="side", target="x").set_index("term")
    assert words.index[0] == "p.m."
    by_articles = keyness(articles, by="side", target="x", unit="articles").set_index("term")
    assert by_articles.index[0] == "steel"
    assert by_articles.loc["p.m.", "p_adjusted"] > 0.05
    assert by_articles.loc["ore", ["log_likelihood", "log_ratio", "log_odds"]].tolist() == [0, 0, 0]


def test_one_article_makes_no_keyword() -> None:
    """A term of a single article is left out, unless its side has no more articles."""
    articles = pd.DataFrame(
        {"side": list("xxy"), "text": ["zinc " * 50 + "ore", "ore and mill", "ore and mill and mill"]}
    )
    assert "zinc" not in set(keyness(articles, by="side", target="x")["term"])
    assert "zinc" in set(keyness(articles, by="side", target="x", min_articles=1)["term"])
    assert "mill" in set(keyness(articles, by="side", target="y", min_count=1)["term"])


def test_corrections_for_many_tests() -> None:
    """Holm's by its definition, the false discovery rate as SciPy has it."""
    p = np.array([0.001, 0.04, 0.03, 0.5, 0.01])
    ranked = sorted(p)
    holm = [min(1, max((5 - place) * ranked[place] for place in range(ranked.index(value) + 1))) for value in p]
    assert adjusted(p, "holm") == pytest.approx(holm)
    assert adjusted(p, "fdr") == pytest.approx(false_discovery_control(p))
    assert adjusted(p, "none").tolist() == p.tolist()


def test_order_follows_the_measure(news: pd.DataFrame) -> None:
    """Rows fall by the measure asked for, and shuffled articles change nothing."""
    for measure in ("log_likelihood", "log_ratio", "log_odds"):
        table = keyness(news, by="outlet", target="TOMNA", sort=measure)  # type: ignore[arg-type]
        assert table[measure].is_monotonic_decreasing
    pd.testing.assert_frame_equal(keyness(news, by="outlet"), keyness(news.sample(frac=1, random_state=1), by="outlet"))


def test_nothing_gives_an_empty_table() -> None:
    """No articles, or no words, give the columns and dtypes of the table."""
    nothing = pd.DataFrame({"text": pd.Series(dtype="str"), "outlet": pd.Series(dtype="str")})
    for articles in (nothing, pd.DataFrame({"text": [None, None], "outlet": ["a", "b"]})):
        table = keyness(articles, by="outlet")
        assert len(table) == 0
        assert {name: str(table[name].dtype) for name in tables.TABLES["keyness"]} == tables.TABLES["keyness"]


def test_a_lone_group_gives_an_empty_table_with_the_reason(news: pd.DataFrame) -> None:
    """Where all articles are of one group, or of none, nothing can be compared, and the table says why."""
    alone = keyness(news[news["outlet"] == "TOMNA"], by="outlet")
    assert len(alone) == 0
    assert alone.attrs["reason"] == "There is nothing to compare: the outlet of all articles is the same, TOMNA."
    unknown = keyness(news.assign(outlet=None), by="outlet", target=pd.NA)
    assert unknown.attrs["reason"] == "There is nothing to compare: the outlet of all articles is missing."
    undated = keyness(news.assign(date=pd.NaT), by="month", target=pd.NaT)
    assert list(undated)[:2] == ["month", "term"]
    assert "missing" in undated.attrs["reason"]
    assert keyness(news.head(0), by="outlet", target="TOMNA").attrs["reason"] == "There are no articles."


def test_a_reference_is_not_compared_with_itself(news: pd.DataFrame) -> None:
    """Every other group in turn against one of them; articles without a value are named by a missing one."""
    table = keyness(news, by="outlet", reference="TOMNA")
    assert set(table["outlet"].dropna()) == {"Meskar Lantern", "Eskeln Courant"}
    unnamed = keyness(news, by="outlet", target=pd.NA, min_count=1)
    assert unnamed["outlet"].isna().all()
    assert len(unnamed)


def test_wrong_options_are_explained(news: pd.DataFrame) -> None:
    """Unknown groups, a lone group, and wrong choices are named beside what would work."""
    with pytest.raises(ValueError, match=r"target must be a value of 'outlet', one of .* Did you mean 'TOMNA'"):
        keyness(news, by="outlet", target="TOMMA")
    with pytest.raises(ValueError, match=r"target must be a day .* but 'Decembre' was passed"):
        keyness(news, by="month", target="Decembre")
    with pytest.raises(ValueError, match=r"one of \d{4}-\d{2}-01.*, but '1999-01' was passed.$"):
        keyness(news, by="month", target="1999-01")
    with pytest.raises(ValueError, match=r"target must be one value of 'outlet', but \['TOMNA'\] was passed"):
        keyness(news, by="outlet", target=["TOMNA"])  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="min_articles must be a whole number from 0, but '2' was passed"):
        keyness(news, by="outlet", min_articles="2")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="target and reference must be different values of 'outlet'"):
        keyness(news, by="outlet", target="TOMNA", reference=["TOMNA"])
    with pytest.raises(ValueError, match=r"by must be one column .* but \['outlet'\] was passed"):
        keyness(news, by=["outlet"])  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="top must be a number of rows"):
        keyness(news, by="outlet", top=-1)
    with pytest.raises(ValueError, match="sort must be one of"):
        keyness(news, by="outlet", sort="g2")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="correction must be one of"):
        keyness(news, by="outlet", correction="bonferroni")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="unit must be one of 'words', 'articles'"):
        keyness(news, by="outlet", unit="texts")  # type: ignore[arg-type]


def test_target_and_reference_mirror_each_other() -> None:
    """Exchanged sides give the same terms with the opposite signs, also where a term is used alike."""
    articles = pd.DataFrame({"outlet": ["Post"] * 2 + ["Echo"] * 4, "text": ["mill", "mill port"] + ["mill port"] * 4})
    articles.loc[2, "text"] = "mill mill port"
    there, back = (
        keyness(articles, by="outlet", target=outlet, min_count=1, min_articles=3, unit="articles").set_index("term")
        for outlet in ("Post", "Echo")
    )
    assert set(there.index) == set(back.index) == {"mill", "port"}
    assert there["log_likelihood"].add(back["log_likelihood"]).abs().max() == pytest.approx(0)
    assert there["count"].equals(back["reference_count"].loc[there.index].rename("count"))


def test_groups_are_named_as_they_come_to_hand(news: pd.DataFrame) -> None:
    """References as a list, a set, an array or a column; a period as a date, a month, or the number of a year."""
    others = [outlet for outlet in news["outlet"].dropna().unique() if outlet != "TOMNA"]
    listed = keyness(news, by="outlet", target="TOMNA", reference=others)
    for same in (set(others), np.array(others), pd.Series(others)):
        pd.testing.assert_frame_equal(listed, keyness(news, by="outlet", target="TOMNA", reference=same))
    moved = news.assign(date=news["date"].where(news.index % 2 == 0, news["date"] + pd.DateOffset(years=1)))
    year = int(moved["date"].dt.year.min())
    first = keyness(moved, by="year", target=year)
    assert len(first)
    for same_year in (str(year), pd.Timestamp(year, 6, 1), pd.Timestamp(year, 6, 1).date()):
        pd.testing.assert_frame_equal(first, keyness(moved, by="year", target=same_year))


def test_clumps_are_told_by_articles() -> None:
    """A word of one long article differs by words and not by articles; p_articles is p by articles."""
    texts = ["ferry " * 400 + "mill"] + ["mill port"] * 9 + ["mill ferry", "port ferry"] * 5
    articles = pd.DataFrame({"outlet": ["Post"] * 10 + ["Echo"] * 10, "text": texts})
    by_words, by_articles = (
        keyness(articles, by="outlet", target="Post", min_count=1, min_articles=1, unit=unit).set_index("term")
        for unit in ("words", "articles")
    )
    assert by_words.loc["ferry", "p"] < 0.001
    assert by_words.loc["ferry", "log_ratio"] > 0 > by_articles.loc["ferry", "log_ratio"]
    assert by_words["p_articles"].to_dict() == pytest.approx(by_articles["p"].to_dict())
    assert by_articles["p_articles"].equals(by_articles["p"].rename("p_articles"))
