"""Outlets that cite outlets."""

import pandas as pd

from toolkit import citation_network, find_attributions, link_speakers, mark_duplicates, tables


def made(texts: list[str], outlets: list[str | None]) -> tuple[pd.DataFrame, pd.DataFrame]:
    days = pd.date_range("2031-03-03", periods=len(texts), unit="us")
    ids = [f"a{number}" for number in range(len(texts))]
    articles = pd.DataFrame({"article_id": ids, "outlet": outlets, "date": days, "title": None, "text": texts})
    articles = mark_duplicates(articles)
    return articles, link_speakers(find_attributions(articles), articles)


def pairs(network: pd.DataFrame) -> dict[tuple[str, str], int]:
    return dict(zip(zip(network["citing"], network["cited"], strict=True), network["articles"], strict=True))


TEXTS = [
    "The dam leaks, the Tolmar Post reported. The paper said that nobody was hurt.",
    "According to the Tolmar Post, the dam held. State media have not said that it leaks.",
    "The dam leaks, the Tolmar Post has learned. The Daily Oru reported on Monday that nobody was hurt.",
]


def test_who_cites_whom_is_counted_by_article() -> None:
    """The paper named last is meant by "the paper"; an outlet's own name and state media are left out."""
    articles, attributions = made(TEXTS, ["Daily Oru", "Daily Oru", "Tolmar Post"])
    network = citation_network(attributions, articles)
    assert pairs(network) == {("Daily Oru", "Tolmar Post"): 2, ("Tolmar Post", "Daily Oru"): 1}
    assert network["attributions"].tolist()[0] == 3
    assert network["example"].tolist()[0] == "The dam leaks"
    assert list(network.columns) == list(tables.TABLES["citation_network"])


def test_shuffled_rows_and_copies_change_nothing() -> None:
    """Neither the order of rows nor an article that stands there twice counts."""
    articles, attributions = made(TEXTS, ["Daily Oru", "Daily Oru", "Tolmar Post"])
    network = citation_network(attributions, articles)
    pd.testing.assert_frame_equal(citation_network(attributions.sample(frac=1, random_state=1), articles), network)
    pd.testing.assert_frame_equal(citation_network(attributions, articles.iloc[::-1]), network)
    twice, found = made([*TEXTS, *TEXTS], ["Daily Oru", "Daily Oru", "Tolmar Post"] * 2)
    twice["cluster"] = ["a0", "a1", "a2"] * 2
    assert pairs(citation_network(found, twice)) == pairs(network)
    assert set(citation_network(found, twice, copies="all")["articles"]) == {4, 2}


def test_articles_without_an_outlet_cite_as_well() -> None:
    """Whoever cites is then missing, and stands last of equals."""
    articles, attributions = made(TEXTS[:1], [None])
    network = citation_network(attributions, articles)
    assert network["cited"].tolist() == ["Tolmar Post"]
    assert network["citing"].isna().all()


def test_nothing_cites_nothing() -> None:
    """No rows, and the right columns."""
    empty = citation_network(tables.empty("attributions"), tables.empty("articles"))
    pd.testing.assert_frame_equal(empty, tables.empty("citation_network"))
