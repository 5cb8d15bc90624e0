"""Tests of collocations, collocates and co-occurrences against NLTK and brute force."""

import math
from collections import Counter

import numpy as np
import pandas as pd
import pytest

from toolkit import tables
from toolkit.terms.association import chi_squared, measures
from toolkit.terms.co_occurrences import co_occurrences
from toolkit.terms.collocations import collocates, collocations
from toolkit.terms.refinements import drop_terms
from toolkit.terms.tokens import tokenize
from toolkit.text.words import words


def test_collocations_agree_with_nltk(news: pd.DataFrame) -> None:
    """On one text NLTK's bigram finder has the same counts and the same value of each measure it knows."""
    from nltk.collocations import BigramAssocMeasures, BigramCollocationFinder

    text = " ".join(news["text"].dropna())
    ours = collocations(pd.DataFrame({"text": [text]}), stop_words=None, min_count=1, min_articles=1).set_index(
        ["first", "second"]
    )
    finder = BigramCollocationFinder.from_words(words(text))
    assert dict(finder.ngram_fd) == ours["count"].to_dict()
    for name, theirs in (
        ("pmi", BigramAssocMeasures.pmi),
        ("t_score", BigramAssocMeasures.student_t),
        ("dice", BigramAssocMeasures.dice),
        ("log_likelihood", BigramAssocMeasures.likelihood_ratio),
    ):
        scores = dict(finder.score_ngrams(theirs))
        for pair, value in ours[name].items():
            # NLTK's likelihood ratio has no sign.
            assert (abs(value) if name == "log_likelihood" else value) == pytest.approx(scores[pair], abs=1e-5)


def test_measures_by_hand() -> None:
    """Twenty together, of 30 and 40, among 10,000: worked out on paper."""
    value = {name: float(column[0]) for name, column in measures([20], [30], [40], 10_000).items()}
    assert value["expected"] == pytest.approx(0.12)
    assert value["pmi"] == pytest.approx(math.log2(20 / 0.12))
    assert value["npmi"] == pytest.approx(math.log2(20 / 0.12) / -math.log2(20 / 10_000))
    assert value["t_score"] == pytest.approx((20 - 0.12) / math.sqrt(20))
    assert value["dice"] == pytest.approx(40 / 70)
    assert value["log_dice"] == pytest.approx(14 + math.log2(40 / 70))


def test_measures_of_a_textbook() -> None:
    """Pairs in 14,307,668 words of news, as Manning and Schütze work them (1999, chapter 5)."""
    words_in_all = 14_307_668
    rare = measures([20, 20], [42, 24], [20, 320], words_in_all)  # Ayatollah Ruhollah, unsalted butter
    assert rare["pmi"].round(2).tolist() == [18.38, 15.19]
    assert rare["t_score"].round(3).tolist() == [4.472, 4.472]
    assert measures([8], [15_828], [4_675], words_in_all)["t_score"].round(5).tolist() == [0.99993]  # new companies
    cells = (np.array([float(count)]) for count in (8, 15_820, 4_667, words_in_all - 8 - 15_820 - 4_667))
    assert chi_squared(*cells).round(2).tolist() == [1.55]


def test_collocations_count_articles_and_borders() -> None:
    """Pairs do not run from title to body, and pairs of one article can be left out."""
    articles = pd.DataFrame(
        {"title": ["prime", "a"], "text": ["minister prime minister", "prime minister zinc ore zinc ore"]}
    )
    table = collocations(articles, min_count=2)
    assert table[["term", "count", "articles"]].to_numpy().tolist() == [["prime minister", 2, 2]]
    every = collocations(articles, min_count=1, min_articles=1)
    assert every.set_index("term")["count"]["zinc ore"] == 2
    assert "ore zinc" in set(every["term"])


def windows(news: pd.DataFrame, node: str, window: int) -> tuple[Counter[str], Counter[str], set[tuple[str, int]], int]:
    """Counts near the node, those before it, (word, article) pairs, and places near it, in a plain loop."""
    near: Counter[str] = Counter()
    before: Counter[str] = Counter()
    spread: set[tuple[str, int]] = set()
    places = 0
    for number, row in enumerate(news[["title", "text"]].to_numpy().tolist()):
        for part in (words(text) for text in row if isinstance(text, str)):
            nodes = [place for place, word in enumerate(part) if word == node]
            for place, word in enumerate(part):
                distances = [at - place for at in nodes if abs(at - place) <= window]
                if not distances or word == node:
                    continue
                places += 1
                near[word] += 1
                spread.add((word, number))
                nearest = min(distances, key=lambda distance: (abs(distance), distance))
                before[word] += nearest > 0
    return near, before, spread, places


@pytest.mark.parametrize("window", [1, 3, 6])
def test_collocates_agree_with_a_plain_loop(news: pd.DataFrame, window: int) -> None:
    """Counts, sides, articles and the table of each word are those of going through the texts."""
    near, before, spread, places = windows(news, "steel", window)
    table = collocates(news, "steel", window=window, stop_words=None, min_count=1, min_articles=1).set_index("term")
    assert table["count"].to_dict() == dict(near)
    assert table["left"].to_dict() == {word: before[word] for word in near}
    assert table["articles"].to_dict() == {word: sum(pair[0] == word for pair in spread) for word in near}
    every = Counter(
        word for row in news[["title", "text"]].to_numpy().tolist() for text in row if isinstance(text, str)
        for word in words(text)
    )  # fmt: skip
    total = sum(every.values()) - every["steel"]
    for word in near:
        assert table["expected"][word] == pytest.approx(places * every[word] / total)


def test_removed_words_keep_their_place_in_windows() -> None:
    """A window of two reaches one word beyond a removed one, not two."""
    tokens = tokenize(pd.DataFrame({"text": ["mill of zinc ore"]}))
    near = collocates(drop_terms(tokens), "mill", window=2, min_count=1, min_articles=1)
    assert near["term"].tolist() == ["zinc"]


def test_collocates_of_a_phrase() -> None:
    """The words of the node are no collocates of it."""
    articles = pd.DataFrame({"text": ["new steel mill opens", "old steel mills close"]})
    table = collocates(articles, "steel mill*", window=1, min_count=1, min_articles=1)
    assert dict(zip(table["term"], zip(table["left"], table["right"], strict=True), strict=True)) == {
        "new": (1, 0), "opens": (0, 1), "old": (1, 0), "close": (0, 1),
    }  # fmt: skip


def test_co_occurrences_agree_with_a_plain_loop(news: pd.DataFrame) -> None:
    """Pairs of terms in the same article, counted one article at a time; themes work as terms do."""
    terms = ["steel", "port", "wages", "orlan"]
    table = co_occurrences(news, terms)
    texts = [{word for text in row if isinstance(text, str) for word in words(text)}
             for row in news[["title", "text"]].to_numpy().tolist()]  # fmt: skip
    assert len(table) == 6
    for row in table.itertuples():
        assert row.articles == sum({row.first, row.second} <= text for text in texts)
        assert row.first_articles == sum(row.first in text for text in texts)
        assert row.expected == pytest.approx(row.first_articles * row.second_articles / len(news))
    assert table["articles"].is_monotonic_decreasing
    themes = co_occurrences(news, {"works": ["mill*", "steel"], "sea": ["port", "ferry"]})
    assert themes[["first", "second"]].to_numpy().tolist() == [["works", "sea"]]
    assert len(co_occurrences(news, top=5)) == 10


@pytest.mark.parametrize("articles", [pd.DataFrame({"text": []}), pd.DataFrame({"text": [None, "mill"]})])
def test_nothing_gives_empty_tables(articles: pd.DataFrame) -> None:
    """No articles, or no pairs, give the columns and dtypes of the tables."""
    pd.testing.assert_frame_equal(collocations(articles), tables.empty("collocations"))
    pd.testing.assert_frame_equal(collocates(articles, "mill"), tables.empty("collocates"))
    pd.testing.assert_frame_equal(co_occurrences(articles), tables.empty("co_occurrences"))


def test_shuffled_articles_change_nothing(news: pd.DataFrame) -> None:
    """The order of the articles does not matter."""
    other = news.sample(frac=1, random_state=3)
    pd.testing.assert_frame_equal(collocations(news), collocations(other))
    pd.testing.assert_frame_equal(collocates(news, "steel"), collocates(other, "steel"))
    pd.testing.assert_frame_equal(co_occurrences(news), co_occurrences(other))


def test_wrong_options_are_explained(news: pd.DataFrame) -> None:
    """Each wrong value is named beside what would work."""
    with pytest.raises(ValueError, match="sort must be one of"):
        collocations(news, sort="mi")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="window must be a number of words from 1"):
        collocates(news, "steel", window=0)


def test_log_likelihood_is_never_missing() -> None:
    """Tables with empty cells have a value."""
    value = measures(np.array([5, 1]), np.array([5, 5]), np.array([5, 5]), 10)
    assert np.isfinite(value["log_likelihood"]).all()
    assert value["log_likelihood"][1] < 0 < value["log_likelihood"][0]
