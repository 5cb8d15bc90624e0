"""Tests of term_frequencies against counting by hand and against NLTK."""

import random
from collections import Counter

import numpy as np
import pandas as pd
import pytest

from toolkit import tables
from toolkit.terms.frequencies import term_frequencies
from toolkit.terms.stop_words import stop_words
from toolkit.terms.tokens import tokenize
from toolkit.text.words import words

FEW = ["mill", "steel", "U.S.", "the", "of", "Kim's", "port,", "strike.", "“ships”", "don't", "7,500"]


@pytest.fixture(scope="module")
def articles() -> pd.DataFrame:
    """Two hundred articles of shuffled words from three outlets, some without title, text or outlet."""
    draw = random.Random(5)

    def text(most: int) -> str:
        return " ".join(draw.choices(FEW, k=draw.randrange(most)))

    rows = 200
    frame = pd.DataFrame(
        {
            "title": [text(6) for _ in range(rows)],
            "text": [text(60) for _ in range(rows)],
            "outlet": draw.choices(["Meskar Lantern", "TOMNA", None], k=rows),
            "date": pd.to_datetime([f"2024-{draw.randrange(1, 13):02}-11" for _ in range(rows)]).astype(
                "datetime64[us]"
            ),
        }
    )
    frame.loc[[3, 7], "text"] = None
    frame.loc[[3, 9], "title"] = None
    frame.loc[[5, 6], "date"] = None
    return frame


def parts(row: pd.Series) -> list[list[str]]:
    return [words(value) for value in (row["title"], row["text"]) if isinstance(value, str)]


def brute_force(articles: pd.DataFrame, ngram: int, left_out: frozenset[str]) -> dict[str, tuple[int, int]]:
    counts: Counter[str] = Counter()
    in_articles: Counter[str] = Counter()
    for _, row in articles.iterrows():
        here = [
            " ".join(part[at : at + ngram])
            for part in parts(row)
            for at in range(len(part) - ngram + 1)
            if not left_out & set(part[at : at + ngram])
        ]
        counts.update(here)
        in_articles.update(set(here))
    return {term: (count, in_articles[term]) for term, count in counts.items()}


@pytest.mark.parametrize("ngram", [1, 2, 3, 5, 15])
@pytest.mark.parametrize("left_out", [None, "all", ["steel", "mill"]])
def test_counts_agree_with_counting_one_by_one(
    articles: pd.DataFrame, ngram: int, left_out: str | list[str] | None
) -> None:
    """Counts and articles of every n-gram are those of a plain loop; none crosses a border or a word left out."""
    table = term_frequencies(articles, ngram=ngram, stop_words=left_out)
    banned = stop_words() if left_out == "all" else frozenset(left_out or [])
    expected = brute_force(articles, ngram, banned)
    assert {row.term: (row.count_, row.articles) for row in table.rename(columns={"count": "count_"}).itertuples()} == (
        expected
    )
    total = len(tokenize(articles))
    assert np.allclose(table["per_million"], table["count"] / total * 1e6)


def test_counts_agree_with_nltk(articles: pd.DataFrame) -> None:
    """NLTK's FreqDist over the same words has the same counts, in the same order of counts."""
    from nltk import FreqDist

    theirs = FreqDist(word for _, row in articles.iterrows() for part in parts(row) for word in part)
    ours = term_frequencies(articles, stop_words=None)
    assert dict(zip(ours["term"], ours["count"], strict=True)) == dict(theirs)
    assert ours["count"].tolist() == [count for _, count in theirs.most_common()]


def test_order_is_by_falling_count_then_term() -> None:
    """Ties stand in the order of the alphabet."""
    table = term_frequencies(pd.DataFrame({"text": ["pear fig fig apple quince apple"]}))
    assert table["term"].tolist() == ["apple", "fig", "pear", "quince"]
    assert table["count"].tolist() == [2, 2, 1, 1]


@pytest.mark.parametrize("by", ["outlet", ["month"], ["outlet", "quarter"]])
def test_groups_are_counted_apart_and_add_up(articles: pd.DataFrame, by: str | list[str]) -> None:
    """Each group's rows are those of its articles alone, missing values being a group of their own."""
    table = term_frequencies(articles, by=by, top=4)
    every = term_frequencies(articles, by=by)
    names = [by] if isinstance(by, str) else by
    assert table.columns.tolist() == [*names, *tables.TABLES["frequencies"]]
    whole = term_frequencies(articles).set_index("term")
    assert every.groupby("term")["count"].sum().eq(whole["count"].sort_index()).all()
    assert every.groupby("term")["articles"].sum().eq(whole["articles"].sort_index()).all()
    assert table.groupby(names, dropna=False).size().max() == 4
    if by == "outlet":
        missing = term_frequencies(articles[articles["outlet"].isna()], top=4)
        ours = table[table["outlet"].isna()].drop(columns="outlet").reset_index(drop=True)
        pd.testing.assert_frame_equal(ours, missing)
        assert table["outlet"].isna().tolist() == [False] * 8 + [True] * 4


def test_shuffled_articles_change_nothing(articles: pd.DataFrame) -> None:
    """The order of the articles does not matter, and they stay as they are."""
    before = articles.copy(deep=True)
    shuffled = articles.sample(frac=1, random_state=2)
    for options in ({}, {"by": "outlet"}, {"ngram": 2, "by": "month", "top": 3}):
        pd.testing.assert_frame_equal(term_frequencies(articles, **options), term_frequencies(shuffled, **options))
    pd.testing.assert_frame_equal(articles, before)


def test_tokens_and_articles_give_the_same(articles: pd.DataFrame) -> None:
    """Articles are tokenized on the way."""
    pd.testing.assert_frame_equal(term_frequencies(articles), term_frequencies(tokenize(articles)))


@pytest.mark.parametrize("by", [None, "outlet"])
@pytest.mark.parametrize("ngram", [1, 2])
def test_nothing_in_gives_an_empty_table(by: str | None, ngram: int) -> None:
    """No articles, or articles without words, give the columns and dtypes of the table."""
    nothing = pd.DataFrame({"text": pd.Series(dtype="str"), "outlet": pd.Series(dtype="str")})
    for articles in (nothing, pd.DataFrame({"text": [None, "the"], "outlet": ["a", "b"]})):
        table = term_frequencies(articles, by=by, ngram=ngram)
        assert len(table) == 0
        assert table.columns.tolist() == [*([by] if by else []), *tables.TABLES["frequencies"]]
        for name, dtype in tables.TABLES["frequencies"].items():
            assert table[name].dtype == dtype


def test_stop_words_are_left_out_but_count_as_words() -> None:
    """Leaving words out changes no rate; a capital does not save a stop word."""
    articles = pd.DataFrame({"text": ["The mill and THE port"]})
    table = term_frequencies(articles)
    assert table["term"].tolist() == ["mill", "port"]
    assert table["per_million"].tolist() == [200_000.0, 200_000.0]
    kept = term_frequencies(tokenize(articles, keep_case=True))
    assert kept["term"].tolist() == ["mill", "port"]
    own = term_frequencies(articles, stop_words=stop_words("english") | {"Port"})
    assert own["term"].tolist() == ["mill"]


def test_korean_function_words_are_left_out() -> None:
    """The Korean list takes out connecting words, not content."""
    table = term_frequencies(pd.DataFrame({"text": ["북한은 미사일 발사 및 훈련을 위해 그리고"]}))
    assert set(table["term"]) == {"북한은", "미사일", "발사", "훈련을"}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"ngram": 0}, "ngram must be a number of words from 1, but 0"),
        ({"top": -1}, "top must be a number of rows from 0"),
        ({"stop_words": "englsh"}, "stop_words must be one of .* Did you mean 'english'"),
        ({"by": "publisher"}, "by must name a column of articles"),
    ],
)
def test_wrong_options_are_explained(options: dict[str, object], message: str) -> None:
    """Each wrong value is named beside what would work."""
    with pytest.raises(ValueError, match=message):
        term_frequencies(pd.DataFrame({"text": ["a"]}), **options)
