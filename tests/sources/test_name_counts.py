"""The table `names`: who and what is mentioned, counted by hand on invented articles."""

import numpy as np
import pandas as pd
import pytest

from toolkit import tables
from toolkit.errors import TableError
from toolkit.sources.name_counts import count_names


@pytest.fixture
def articles() -> pd.DataFrame:
    """Three articles of two outlets, one without a text."""
    return pd.DataFrame(
        {
            "article_id": ["a", "b", "c", "d"],
            "outlet": ["Tolmar Post", "Tolmar Post", "Daily Oru", "Daily Oru"],
            "date": pd.to_datetime(["2031-01-03", "2031-01-09", "2031-02-01", None]).astype("datetime64[us]"),
            "text": [
                "Ana Ruiz left Velsk on Monday. Ruiz told the Velsk Herald that the Water Board was to blame.",
                "The Ministry of Health and the Workers' Party met in London. President Oru stayed away, as Oru does.",
                "But Ana Ruiz and Pavel Oru were in Velsk again. I’m told that they went to Mill Nine.",
                None,
            ],
        }
    )


def mentions(table: pd.DataFrame) -> dict[str, tuple[str, int, int]]:
    """Kind, mentions and articles of every name."""
    columns = (table[column].tolist() for column in ("name", "kind", "mentions", "articles"))
    return {name: (kind, times, count) for name, kind, times, count in zip(*columns, strict=True)}


def test_people_bodies_outlets_and_places_are_counted(articles):
    """A surname counts for the full name of the article; an office before a surname is no part of the name."""
    found = mentions(count_names(articles))
    assert found["Ana Ruiz"] == ("person", 3, 2)
    assert found["Pavel Oru"] == ("person", 1, 1)
    assert found["Oru"][1:] == (2, 1)
    assert found["Velsk"][1:] == (2, 2)
    assert found["London"] == ("place", 1, 1)
    assert found["Velsk Herald"] == ("outlet", 1, 1)
    assert found["Water Board"] == ("organisation", 1, 1)
    assert found["Ministry of Health"] == ("organisation", 1, 1)
    assert found["Workers' Party"] == ("organisation", 1, 1)


def test_days_and_words_that_begin_a_sentence_are_no_names(articles):
    """Monday, "But", "The" and "I’m" have capitals and name nobody."""
    assert {"Monday", "But", "The", "I’m", "But Ana Ruiz"}.isdisjoint(mentions(count_names(articles)))


@pytest.mark.parametrize(
    "names", [{"Mill Nine": "factory"}, pd.DataFrame({"name": ["Mill Nine", None], "kind": ["factory", "x"]})]
)
def test_the_names_of_the_user_win(articles, names):
    """A given name has the given kind, and its words are not counted again as something else."""
    found = mentions(count_names(articles, names=names))
    assert found["Mill Nine"] == ("factory", 1, 1)
    assert "Mill" not in found and "Nine" not in found


def test_groups_shares_and_order(articles):
    """Shares are of the articles of the group; most articles first."""
    table = count_names(articles, by="outlet")
    assert list(table.columns) == ["outlet", *tables.TABLES["names"]]
    post = table[table["outlet"] == "Tolmar Post"]
    assert np.allclose(post["share"], post["articles"] / 2)
    whole = count_names(articles)
    assert whole["articles"].is_monotonic_decreasing
    assert whole["mentions"].sum() == table["mentions"].sum()
    assert whole.loc[whole["name"] == "Ana Ruiz", "outlets"].item() == 2
    assert whole.loc[whole["name"] == "Ana Ruiz", "last"].item() == pd.Timestamp("2031-02-01")


def test_shuffled_rows_change_nothing_and_the_input_stays(articles):
    """Neither the order of articles nor the call itself changes anything."""
    before = articles.copy()
    pd.testing.assert_frame_equal(count_names(articles), count_names(articles.iloc[::-1]))
    pd.testing.assert_frame_equal(articles, before)


def test_no_articles_no_names(articles):
    """An empty table has the dtypes of the full one; what is lacking is said."""
    empty = count_names(articles.head(0), by="month")
    assert empty.empty
    assert {name: str(empty[name].dtype) for name in tables.TABLES["names"]} == tables.TABLES["names"]
    with pytest.raises(TableError, match="text"):
        count_names(articles.drop(columns="text"))
    with pytest.raises(TableError, match="kind"):
        count_names(articles, names=pd.DataFrame({"name": ["Mill Nine"]}))
