"""Tests of dispersion, lexical diversity, tf-idf and the document matrix against brute force and worked values."""

import math
from collections import Counter

import numpy as np
import pandas as pd
import pytest

from toolkit import tables
from toolkit.terms.dispersion import dispersion
from toolkit.terms.diversity import lexical_diversity
from toolkit.terms.frequencies import term_frequencies
from toolkit.terms.matrix import document_matrix
from toolkit.terms.refinements import drop_terms
from toolkit.terms.tf_idf import tf_idf
from toolkit.terms.tokens import tokenize


def bags(news: pd.DataFrame, by: str | None) -> list[Counter[str]]:
    tokens = tokenize(news)
    if by is None:
        return [Counter(word for word in tokens.words(row) if word) for row in range(len(news))]
    keys = news[by].astype(object).where(news[by].notna(), None)
    found: dict[object, Counter[str]] = {}
    for row, key in enumerate(keys.tolist()):
        found.setdefault(key, Counter()).update(word for word in tokens.words(row) if word)
    return list(found.values())


@pytest.mark.parametrize("by", [None, "outlet"])
def test_dispersion_agrees_with_its_definition(news: pd.DataFrame, by: str | None) -> None:
    """DP and range of every word, summed over all parts one by one."""
    table = dispersion(news, by=by, stop_words=None).set_index("term")
    parts = bags(news, by)
    total = sum(sum(part.values()) for part in parts)
    shares = [sum(part.values()) / total for part in parts]
    for term, row in table.iterrows():
        count = sum(part[term] for part in parts)
        dp = 0.5 * sum(abs(part[term] / count - share) for part, share in zip(parts, shares, strict=True))
        assert row["dp"] == pytest.approx(dp)
        assert row["dp_norm"] == pytest.approx(dp / (1 - min(share for share in shares if share > 0)))
        assert row["range"] == sum(part[term] > 0 for part in parts)
        assert row["range_share"] == pytest.approx(row["range"] / sum(share > 0 for share in shares))


def test_dispersion_worked_by_hand() -> None:
    """Five parts of a fifth each, a word twice in one and once in three: half of .2 + .2, as Gries works it."""
    articles = pd.DataFrame({"text": ["ore ore a b c", "ore a b c d", "ore a b c d", "ore a b c d", "a b c d e"]})
    row = dispersion(articles, stop_words=None).set_index("term").loc["ore"]
    assert row["dp"] == pytest.approx(0.2)
    assert row["dp_norm"] == pytest.approx(0.2 / 0.8)
    assert dispersion(pd.DataFrame({"text": ["ore"]}))["dp_norm"].isna().all()


def test_dispersion_of_a_published_example() -> None:
    """The letter a in five parts of 9 to 11 letters has a DP of 0.18 (Gries 2008, section 3)."""
    parts = ["b a m n i b e u p", "b a s a t b e w q n", "b c a g a b e s t a", "b a g h a b e a a t"]
    articles = pd.DataFrame({"text": [*parts, "b a h a a b e a x a t"]})
    row = dispersion(articles, stop_words=None).set_index("term").loc["a"]
    assert (row["count"], row["range"], round(row["dp"], 3)) == (15, 5, 0.18)


def mtld(words: list[str]) -> float:
    factors, start = 0.0, 0
    for end in range(1, len(words) + 1):
        ratio = len(set(words[start:end])) / (end - start)
        if ratio < 0.72:
            factors, start = factors + 1, end
    if start < len(words):
        factors += (1 - len(set(words[start:])) / len(words[start:])) / 0.28
    return len(words) / factors if factors else math.nan


@pytest.mark.parametrize("by", [None, "outlet"])
def test_diversity_agrees_with_its_definitions(news: pd.DataFrame, by: str | None) -> None:
    """MATTR over every window and MTLD in both directions, in plain loops."""
    table = lexical_diversity(news, by=by, window=10)
    tokens = tokenize(news)
    if by is None:
        assert table["article_id"].tolist() == news["article_id"].tolist()
        texts = [tokens.words(row) for row in range(len(news))]
    else:
        texts = [
            [
                word
                for row in np.flatnonzero((news[by] == key) | (news[by].isna() & pd.isna(key)))
                for word in tokens.words(row)
            ]
            for key in table[by]
        ]
    for words, row in zip(texts, table.itertuples(), strict=True):
        assert (row.tokens, row.types) == (len(words), len(set(words)))
        if len(words) >= 10:
            windows = [len(set(words[at : at + 10])) / 10 for at in range(len(words) - 9)]
            assert row.mattr == pytest.approx(sum(windows) / len(windows))
        else:
            assert math.isnan(row.mattr)
        both = [mtld(words), mtld(words[::-1])] if words else [math.nan]
        assert row.mtld == pytest.approx(sum(both) / len(both), nan_ok=True)


def test_diversity_leaves_removed_words_aside() -> None:
    """Stop words that were dropped are neither tokens nor types."""
    tokens = drop_terms(tokenize(pd.DataFrame({"text": ["the mill and the mill"]})))
    assert lexical_diversity(tokens)[["tokens", "types"]].to_numpy().tolist() == [[2, 1]]


@pytest.mark.parametrize("by", ["outlet", "article_id", "month"])
def test_tf_idf_agrees_with_its_definition(news: pd.DataFrame, by: str) -> None:
    """Every value from the grouped frequencies, one at a time."""
    table = tf_idf(news, by=by, stop_words=None)
    frequencies = term_frequencies(news, by=by, stop_words=None)
    assert table["count"].sum() == frequencies["count"].sum()
    groups = tokenize(news).articles.assign(month=news["date"].dt.month)[by].nunique(dropna=False)
    spread = frequencies.groupby("term").size()
    expected = frequencies.assign(
        tf=frequencies["per_million"] / 1e6, idf=np.log(groups / frequencies["term"].map(spread))
    )
    both = table.merge(expected, on=[by, "term"], suffixes=("", "_expected"))
    assert len(both) == len(table)
    assert np.allclose(both["tf"], both["tf_expected"])
    assert np.allclose(both["tf_idf"], both["tf_expected"] * both["idf_expected"])
    assert table.groupby(by, dropna=False)["tf_idf"].apply(lambda values: values.is_monotonic_decreasing).all()
    assert tf_idf(news, by=by, top=2).groupby(by, dropna=False).size().max() == 2


@pytest.mark.parametrize("ngram", [1, 2])
def test_document_matrix_has_the_counts(news: pd.DataFrame, ngram: int) -> None:
    """Rows are articles, columns terms; sums agree with the frequencies."""
    matrix, terms = document_matrix(news, ngram=ngram)
    table = term_frequencies(news, ngram=ngram, stop_words=None).set_index("term")
    assert matrix.shape == (len(news), len(table))
    assert dict(zip(terms, matrix.sum(axis=0).tolist(), strict=True)) == table["count"].to_dict()
    assert dict(zip(terms, (matrix > 0).sum(axis=0).tolist(), strict=True)) == table["articles"].to_dict()
    few, names = document_matrix(news, ngram=ngram, min_articles=30)
    assert set(names) == set(table.index[table["articles"] >= 30])
    assert few.shape == (len(news), len(names))


def test_nltk_has_the_same_words(news: pd.DataFrame) -> None:
    """NLTK's text counts as we do."""
    tokens = drop_terms(tokenize(news))
    assert dict(tokens.to_nltk().vocab()) == term_frequencies(tokens).set_index("term")["count"].to_dict()


@pytest.mark.parametrize(
    "articles", [pd.DataFrame({"text": [], "outlet": []}), pd.DataFrame({"text": [None], "outlet": ["a"]})]
)
def test_nothing_gives_empty_tables(articles: pd.DataFrame) -> None:
    """No articles, or no words, give the columns and dtypes of the tables."""
    pd.testing.assert_frame_equal(dispersion(articles), tables.empty("dispersion"))
    pd.testing.assert_frame_equal(tf_idf(articles, by="outlet").drop(columns="outlet"), tables.empty("tf_idf"))
    assert document_matrix(articles)[0].shape == (len(articles), 0)
    assert document_matrix(articles)[1].tolist() == []
    diversity = lexical_diversity(articles)
    assert diversity["tokens"].tolist() == [0] * len(articles)
    assert {name: str(diversity[name].dtype) for name in diversity} == tables.TABLES["lexical_diversity"]


def test_shuffled_articles_change_nothing(news: pd.DataFrame) -> None:
    """The order of the articles does not matter."""
    other = news.sample(frac=1, random_state=3)
    pd.testing.assert_frame_equal(dispersion(news, by="month"), dispersion(other, by="month"))
    pd.testing.assert_frame_equal(tf_idf(news, by="outlet"), tf_idf(other, by="outlet"))
