"""The tables `sources` and `outlets`, with values that can be counted by hand."""

import numpy as np
import pandas as pd
import pytest

from toolkit import tables
from toolkit.errors import TableError
from toolkit.sources.counts import count_outlets, count_sources

FAR_APART = ["2031-01-03", "2031-02-07", None, "2031-02-09"]


@pytest.fixture
def articles() -> pd.DataFrame:
    """Four articles of two outlets; the fourth is a copy of the second, in capitals and with other spaces."""
    return pd.DataFrame(
        {
            "article_id": ["a", "b", "c", "d"],
            "outlet": ["Tolmar Post", "Tolmar Post", None, "Daily Oru"],
            "outlet_source": ["column", "column", "none", "inferred"],
            "date": pd.to_datetime(FAR_APART).astype("datetime64[us]"),
            "text": ["One text.", "The wire  copy.", None, "THE WIRE\ncopy."],
        }
    )


@pytest.fixture
def attributions() -> pd.DataFrame:
    """Seven attributions: one speaker under two names, officials of three articles, one without a source."""
    rows = [
        ("a", "Ana Ruiz", "ana-ruiz", "person", "named", "direct"),
        ("a", "Ana M. Ruiz", "ana-ruiz", "person", "named", "indirect"),
        ("a", "officials", "a/official-1", "group", "unnamed", "indirect"),
        ("b", "officials", "b/official-1", "group", "unnamed", "indirect"),
        ("b", "Ana Ruiz", "ana-ruiz", "person", "named", "direct"),
        ("c", None, None, None, None, "indirect"),
        ("d", "officials", "d/official-1", "group", "unnamed", "indirect"),
    ]
    names = ["article_id", "speaker", "speaker_id", "kind", "anonymity", "quotation"]
    return pd.DataFrame(rows, columns=names).astype("str")


def row(table: pd.DataFrame, speaker: str) -> dict[str, object]:
    """The one row of a speaker."""
    (found,) = table[table["speaker"] == speaker].to_dict("records")
    return found


def test_variants_of_a_name_are_one_row_and_unnamed_speakers_keep_their_number(articles, attributions):
    """Two spellings of one identity are counted together; three articles' officials are three."""
    counts = count_sources(attributions, articles, copies="all")
    ruiz, officials = row(counts, "Ana Ruiz"), row(counts, "officials")
    assert (ruiz["people"], ruiz["attributions"], ruiz["articles"], ruiz["outlets"]) == (1, 3, 2, 1)
    assert (officials["people"], officials["attributions"], officials["outlets"]) == (3, 3, 2)
    assert (ruiz["first"], ruiz["last"]) == (pd.Timestamp("2031-01-03"), pd.Timestamp("2031-02-07"))
    assert list(counts["attributions"]) == [3, 3, 1]
    assert list(counts["speaker"][:2]) == ["officials", "Ana Ruiz"], "officials stand in more articles"


def test_copies_count_once(articles, attributions):
    """The article that came out first stands for its copies."""
    officials = row(count_sources(attributions, articles), "officials")
    assert (officials["people"], officials["attributions"], officials["outlets"]) == (2, 2, 1)


def test_a_cluster_decides_what_a_copy_is(articles, attributions):
    """With the column `cluster` the texts are not asked; a missing cluster is an article of its own."""
    clustered = articles.assign(cluster=["x", "x", None, None])
    officials = row(count_sources(attributions, clustered), "officials")
    assert officials["people"] == 2, "b is a copy of a, d is not"


def test_the_article_a_cluster_is_named_after_stands_for_its_copies(articles, attributions):
    """An original without a time comes behind a copy of its day, and still counts; without it the earliest does."""
    clustered = articles.assign(cluster=["b", "b", "c", "d"])
    assert row(count_sources(attributions, clustered), "Ana Ruiz")["first"] == pd.Timestamp("2031-02-07")
    elsewhere = articles.assign(cluster=["z", "z", "c", "d"])
    assert row(count_sources(attributions, elsewhere), "Ana Ruiz")["first"] == pd.Timestamp("2031-01-03")


def test_the_author_stands_behind_the_sources(articles, attributions):
    """Who writes "I" is no source that the article cites, however often."""
    own = pd.concat([attributions, attributions.iloc[[0, 0, 0, 0]].assign(speaker="(author)", speaker_id="a/i-1")])
    counts = count_sources(own, articles)
    assert counts["speaker"].tolist()[-2] == "(author)"


def test_copies_in_different_groups_count_in_each(articles, attributions):
    """Each outlet that carried the copy has it once."""
    counts = count_sources(attributions, articles, by="outlet")
    assert counts.loc[counts["outlet"] == "Daily Oru", "attributions"].sum() == 1


def test_attributions_without_a_source_are_a_row_of_their_own(articles, attributions):
    """The missing speaker comes last, with nobody behind it, so that all attributions are in the table."""
    counts = count_sources(attributions, articles, copies="all")
    last = counts.iloc[-1]
    assert pd.isna(last["speaker"]) and pd.isna(last["kind"])
    assert (last["people"], last["attributions"]) == (0, 1)
    assert counts["attributions"].sum() == len(attributions)


@pytest.mark.parametrize(
    "by", [None, "outlet", "month", ["outlet", "month"], "kind", ["quotation", "outlet"], "speaker"]
)
def test_shares_of_a_group_sum_to_one(articles, attributions, by):
    """Whatever the groups are, the shares in each are whole, and no attribution is lost."""
    counts = count_sources(attributions, articles, by=by, copies="all")
    words = [] if by is None else [by] if isinstance(by, str) else by
    sums = counts.groupby(words, dropna=False)["share"].sum() if words else [counts["share"].sum()]
    assert np.allclose(sums, 1)
    assert counts["attributions"].sum() == len(attributions)
    assert list(counts.columns[: len(words)]) == words
    assert len(set(counts.columns)) == len(counts.columns)


def test_periods_stand_in_order_and_the_undated_group_last(articles, attributions):
    """Grouped by month, the undated article's row is the last."""
    months = count_sources(attributions, articles, by="month")["month"]
    assert months.dropna().is_monotonic_increasing
    assert pd.isna(months.iloc[-1])


def test_shuffled_rows_change_nothing_and_the_input_stays(articles, attributions):
    """Neither the order of articles nor that of attributions matters."""
    before = articles.copy(), attributions.copy()
    first = count_sources(attributions, articles, by="outlet")
    second = count_sources(attributions.sample(frac=1, random_state=3), articles.iloc[::-1], by="outlet")
    pd.testing.assert_frame_equal(first, second)
    pd.testing.assert_frame_equal(articles, before[0])
    pd.testing.assert_frame_equal(attributions, before[1])


def test_only_attributions_of_the_given_articles_count(articles, attributions):
    """A selection of articles is enough to count a part of the collection."""
    counts = count_sources(attributions, articles[articles["outlet"] == "Tolmar Post"])
    assert counts["attributions"].sum() == 5


@pytest.mark.parametrize("by", [None, "outlet", "kind", "month"])
def test_empty_tables_give_an_empty_table(articles, attributions, by):
    """Nothing in, nothing out, with the dtypes of the table."""
    counts = count_sources(attributions.head(0), articles, by=by)
    assert counts.empty
    wanted = {name: dtype for name, dtype in tables.TABLES["sources"].items() if name != by}
    assert {name: str(counts[name].dtype) for name in wanted} == wanted
    assert count_outlets(articles.head(0), by=None if by == "kind" else by).empty


def test_counts_need_no_outlets_and_dates(attributions):
    """Articles with an identity alone are enough."""
    counts = count_sources(attributions, pd.DataFrame({"article_id": list("abcd")}))
    assert counts["outlets"].sum() == 0
    assert counts["first"].isna().all()


def test_wrong_words_are_refused_with_what_would_work(articles, attributions):
    """The message names the argument, the value and a near choice."""
    with pytest.raises(ValueError, match=r"by must name .* 'oulet' was passed. Did you mean 'outlet'"):
        count_sources(attributions, articles, by="oulet")
    with pytest.raises(ValueError, match=r"copies must be one of 'once', 'all'"):
        count_sources(attributions, articles, copies="none")
    with pytest.raises(TableError, match="speaker_id"):
        count_sources(attributions.drop(columns="speaker_id"), articles)


def test_outlets_with_their_copies_words_and_gaps(articles):
    """Each column of the outlets table, counted by hand."""
    counts = count_outlets(articles)
    assert list(counts["outlet"][:2]) == ["Tolmar Post", "Daily Oru"]
    assert pd.isna(counts["outlet"][2])
    assert counts["articles"].tolist() == [2, 1, 1]
    assert counts["copies"].tolist() == [0, 1, 0]
    assert counts["words"].tolist() == [5, 3, 0]
    assert counts["undated"].tolist() == [0, 0, 1]
    assert counts["inferred"].tolist() == [0, 1, 0]
    assert counts["share"].tolist() == [0.5, 0.25, 0.25]
    assert {name: str(counts[name].dtype) for name in counts} == tables.TABLES["outlets"]


def test_outlets_by_month(articles):
    """The shares of each month sum to one."""
    counts = count_outlets(articles, by="month")
    assert np.allclose(counts.groupby("month", dropna=False)["share"].sum(), 1)
    assert list(counts.columns[:2]) == ["month", "outlet"]
