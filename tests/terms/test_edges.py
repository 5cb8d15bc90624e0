"""Every verb of terms on what is hardly there: no articles, one, no words, no dates, unknown terms, odd columns."""

from collections.abc import Callable

import pandas as pd
import pytest

from toolkit import (
    co_occurrences,
    collocates,
    collocations,
    concordance,
    dispersion,
    document_matrix,
    keyness,
    lexical_diversity,
    search,
    tables,
    term_frequencies,
    term_trends,
    tf_idf,
)

Verb = Callable[[pd.DataFrame], pd.DataFrame]

VERBS: dict[tables.TableName, Verb] = {
    "frequencies": lambda articles: term_frequencies(articles, by="outlet"),
    "trends": lambda articles: term_trends(articles, ["mill", "no such word"], freq="month", by="outlet"),
    "tf_idf": lambda articles: tf_idf(articles, by="outlet"),
    "keyness": lambda articles: keyness(articles, by="outlet"),
    "collocations": collocations,
    "collocates": lambda articles: collocates(articles, "no such word"),
    "co_occurrences": lambda articles: co_occurrences(articles, ["no such word", "nor this"]),
    "dispersion": lambda articles: dispersion(articles, by="month"),
    "lexical_diversity": lambda articles: lexical_diversity(articles, by="outlet"),
    "hits": lambda articles: search(articles, '"no such word" OR nor*'),
    "concordance": lambda articles: concordance(articles, "no such word"),
}


@pytest.mark.parametrize("dates", ["given", "missing", "of no dtype"])
@pytest.mark.parametrize("what", ["no articles", "one article", "no words"])
@pytest.mark.parametrize("table", VERBS)
def test_little_is_answered_with_a_table(news: pd.DataFrame, table: tables.TableName, what: str, dates: str) -> None:
    """Whatever is missing, the table has its columns and dtypes, and nothing is made up."""
    articles = news.head({"no articles": 0, "one article": 1, "no words": 3}[what])
    if what == "no words":
        articles = articles.assign(title=None, text="... !")
    if dates != "given":
        articles = articles.assign(date=None if dates == "of no dtype" else pd.NaT)
    result = VERBS[table](articles)
    found = {name: str(result[name].dtype) for name in tables.TABLES[table]}
    assert found == tables.TABLES[table]
    if what == "no words" and table not in ("trends", "lexical_diversity"):
        assert result.empty
    assert not result.get("count", pd.Series([1])).lt(0).any()


def test_no_articles_make_an_empty_matrix(news: pd.DataFrame) -> None:
    """The matrix of no articles has no rows and no columns."""
    matrix, terms = document_matrix(news.head(0))
    assert (matrix.shape, len(terms)) == ((0, 0), 0)


@pytest.mark.parametrize("name", ["term", "count", "articles"])
@pytest.mark.parametrize("verb", [term_frequencies, keyness])
def test_columns_of_the_table_cannot_be_groups(news: pd.DataFrame, verb: Callable[..., object], name: str) -> None:
    """A column of articles that has the name of a column of the result is refused, with a way out."""
    with pytest.raises(ValueError, match=rf"by cannot be '{name}'.*rename\(columns=\{{'{name}': 'my_{name}'\}}\)"):
        verb(news.assign(**{name: "x"}), by=name)


def test_days_are_those_of_the_place_of_publication(news: pd.DataFrame) -> None:
    """Dates with a time zone keep their clock: half past eleven at night is not the next month."""
    late = news.head(2).assign(date=pd.to_datetime(["2024-01-31 23:30", "2024-02-01 00:30"]).tz_localize("Etc/GMT+5"))
    assert term_trends(late, "mill", freq="month")["period"].dt.month.tolist() == [1, 2]
    assert set(term_frequencies(late, by="month")["month"].dt.month) <= {1, 2}
    assert concordance(late, "*")["date"].dt.day.isin([31, 1]).all()
    assert str(search(late, "*")["date"].dtype) == "datetime64[us]"
