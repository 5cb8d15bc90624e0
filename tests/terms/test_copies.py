"""Tests of counting copies once, in every counting verb."""

from collections.abc import Callable

import pandas as pd
import pytest

from toolkit.terms.co_occurrences import co_occurrences
from toolkit.terms.collocations import collocates, collocations
from toolkit.terms.dispersion import dispersion
from toolkit.terms.diversity import lexical_diversity
from toolkit.terms.frequencies import term_frequencies
from toolkit.terms.keyness import keyness
from toolkit.terms.tf_idf import tf_idf
from toolkit.terms.tokens import tokenize
from toolkit.terms.trends import term_trends

VERBS: dict[str, Callable[..., pd.DataFrame]] = {
    "term_frequencies": term_frequencies,
    "term_frequencies by": lambda articles, **options: term_frequencies(articles, by="outlet", ngram=2, **options),
    "tf_idf": lambda articles, **options: tf_idf(articles, by="outlet", **options),
    "keyness": lambda articles, **options: keyness(articles, by="outlet", min_count=1, min_articles=1, **options),
    "collocations": lambda articles, **options: collocations(articles, min_count=1, min_articles=1, **options),
    "collocates": lambda articles, **options: collocates(articles, "mill", min_count=1, min_articles=1, **options),
    "co_occurrences": lambda articles, **options: co_occurrences(articles, ["mill", "port"], **options),
    "dispersion": lambda articles, **options: dispersion(articles, **options),
    "lexical_diversity": lambda articles, **options: lexical_diversity(articles, by="outlet", **options),
    "term_trends": lambda articles, **options: term_trends(articles, ["mill"], freq="month", **options),
}


@pytest.fixture
def articles() -> pd.DataFrame:
    """Five articles: b is a copy of a at the same outlet, with another title and in capitals."""
    return pd.DataFrame(
        {
            "article_id": ["b", "a", "c", "d", "e"],
            "title": ["Again", "Mill shut", "Port", None, None],
            "text": ["THE MILL, the mill: closed", "The mill, the mill closed.", "The port and the mill", None, None],
            "outlet": ["Meskar Lantern", "Meskar Lantern", "TOMNA", "TOMNA", "TOMNA"],
            "date": pd.to_datetime(["2024-01-03", "2024-01-02", "2024-01-04", None, None]),
        }
    ).astype({"date": "datetime64[us]"})


@pytest.mark.parametrize("verb", VERBS)
def test_copies_counted_once_are_as_if_not_there(verb: str, articles: pd.DataFrame) -> None:
    """The later copy of the same text is left out; counting all is what happens without the option."""
    count = VERBS[verb]
    once = count(articles, copies="once")
    pd.testing.assert_frame_equal(once, count(articles.drop(index=0)))
    pd.testing.assert_frame_equal(count(tokenize(articles), copies="all"), count(articles))
    with pytest.raises(ValueError, match="copies must be one of 'all', 'once'"):
        count(articles, copies="twice")
    assert len(count(articles.head(0), copies="once")) == 0


def test_clusters_decide_where_they_are_known(articles: pd.DataFrame) -> None:
    """Articles of one cluster are copies whatever their words; those without one copy nothing."""
    marked = articles.assign(cluster=["b", "a", "a", None, None])
    counts = term_frequencies(marked, copies="once").set_index("term")["count"]
    assert counts.to_dict() == {"mill": 5, "closed": 2, "shut": 1}
    apart = term_frequencies(articles.assign(cluster=list("bacde")), copies="once")
    pd.testing.assert_frame_equal(apart, term_frequencies(articles))


def test_each_group_and_period_counts_a_copy(articles: pd.DataFrame) -> None:
    """The same text at two outlets, or in two months, is counted once in each."""
    other = articles.assign(outlet=["TOMNA", *["Meskar Lantern"] * 4])
    by_outlet = term_frequencies(other, by="outlet", copies="once")
    assert by_outlet[by_outlet["term"] == "closed"]["articles"].tolist() == [1, 1]
    later = articles.assign(date=articles["date"].where(articles.index > 0, pd.Timestamp("2024-02-01")))
    assert term_trends(later, "closed", freq="month", copies="once")["count"].tolist() == [1, 1]
    assert term_frequencies(later, copies="once").set_index("term")["count"]["closed"] == 1


def test_the_order_of_articles_does_not_matter(news: pd.DataFrame) -> None:
    """Which copy is counted is decided by date and identity, not by place; undated copies come last."""
    twice = pd.concat([news, news.assign(article_id=news["article_id"] + "x", title="Another headline")])
    pd.testing.assert_frame_equal(
        term_frequencies(twice, copies="once", ngram=2),
        term_frequencies(twice.sample(frac=1, random_state=2), copies="once", ngram=2),
    )
