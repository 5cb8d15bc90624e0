"""Tests of dropping, merging, stemming and joining words."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.terms.co_occurrences import co_occurrences
from toolkit.terms.collocations import collocates
from toolkit.terms.frequencies import term_frequencies
from toolkit.terms.refinements import drop_terms, join_phrases, merge_terms, stem_terms
from toolkit.terms.search import search
from toolkit.terms.tokens import Tokens, tokenize


def read_back(tokens: Tokens) -> list[list[str | None]]:
    return [tokens.words(position) for position in range(len(tokens.articles))]


@pytest.fixture
def tokens() -> Tokens:
    """Two short articles."""
    return tokenize(
        pd.DataFrame(
            {"title": ["Mills close", None], "text": ["The 40 mills and 7,500 jobs", "The mill, the rail mill"]}
        )
    )


def test_dropped_words_leave_gaps(tokens: Tokens) -> None:
    """Gaps still count as words and part their neighbours."""
    dropped = drop_terms(tokens, numbers=True)
    assert read_back(dropped) == [
        ["mills", "close", None, None, "mills", None, None, "jobs"],
        [None, "mill", None, "rail", "mill"],
    ]
    assert len(dropped) == len(tokens)
    assert dropped.vocabulary.tolist() == ["close", "jobs", "mill", "mills", "rail"]
    assert set(term_frequencies(dropped, ngram=2, stop_words=None)["term"]) == {"mills close", "rail mill"}
    one = term_frequencies(dropped, stop_words=None).set_index("term")["per_million"]
    assert one["rail"] == term_frequencies(tokens).set_index("term")["per_million"]["rail"]


def test_rare_words_and_patterns_are_dropped(tokens: Tokens) -> None:
    """Minimum counts, minimum articles and wildcards each leave out what they say."""
    assert drop_terms(tokens, stop_words=None, min_count=3).vocabulary.tolist() == ["the"]
    assert drop_terms(tokens, stop_words=None, min_articles=2).vocabulary.tolist() == ["the"]
    assert drop_terms(tokens, patterns=["mill*", "40"]).vocabulary.tolist() == ["7,500", "close", "jobs", "rail"]
    assert drop_terms(drop_terms(tokens), min_count=2).vocabulary.tolist() == ["mill", "mills"]


def test_merged_words_count_as_one(tokens: Tokens) -> None:
    """Variants and wildcards take the name they are given, the first that fits."""
    merged = merge_terms(tokens, {"works": ["mill", "mills"], "track": ["mill*", "rail"]})
    table = term_frequencies(merged).set_index("term")["count"]
    assert table["works"] == 4
    assert table["track"] == 1
    assert len(merged) == len(tokens)


def test_stems_are_nltks(tokens: Tokens) -> None:
    """Each word counts under NLTK's Snowball stem."""
    from nltk.stem import SnowballStemmer

    stemmer = SnowballStemmer("english")
    assert read_back(stem_terms(tokens)) == [
        [stemmer.stem(word) for word in words if word is not None] for words in read_back(tokens)
    ]


def test_phrases_become_one_word(tokens: Tokens) -> None:
    """A phrase is one word, the longest of those that begin at the same place, within a part."""
    joined = join_phrases(tokens, ["mill*  close", "rail mill", "the rail mill", "close the"])
    assert read_back(joined) == [
        ["mills close", "the", "40", "mills", "and", "7,500", "jobs"],
        ["the", "mill", "the rail mill"],
    ]
    assert joined.part_offsets.tolist() == [0, 1, 7, 7, 10]
    assert joined.lengths.tolist() == [7, 3]
    assert read_back(join_phrases(tokens, [])) == read_back(tokens)


def test_phrases_that_overlap() -> None:
    """From left to right, the longest first; or all that overlap as one, but never beyond the body."""
    tokens = tokenize(
        pd.DataFrame({"title": ["nuclear weapons"], "text": ["weapons test site; nuclear weapons test ban talks"]})
    )
    phrases = ["nuclear weapons", "weapons test", "test ban", "weapons test site"]
    assert read_back(join_phrases(tokens, phrases)) == [
        ["nuclear weapons", "weapons test site", "nuclear weapons", "test ban", "talks"]
    ]
    assert read_back(join_phrases(tokens, phrases, join_overlaps=True)) == [
        ["nuclear weapons", "weapons test site", "nuclear weapons test ban", "talks"]
    ]
    assert read_back(join_phrases(tokens, phrases[::-1])) == read_back(join_phrases(tokens, phrases))


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from("abc"), max_size=12), min_size=1, max_size=4))
def test_joining_keeps_every_word(articles: list[list[str]]) -> None:
    """Phrases taken apart again give the words that were there, and no phrase is left unjoined."""
    tokens = tokenize(pd.DataFrame({"text": [" ".join(words) for words in articles]}))
    joined = join_phrases(tokens, ["a b", "b c a"])
    again = [[part for word in words if word for part in word.split()] for words in read_back(joined)]
    assert again == articles
    assert not any(words[at : at + 2] == ["a", "b"] for words in read_back(joined) for at in range(len(words)))
    chained = read_back(join_phrases(tokens, ["a b", "b c a"], join_overlaps=True))
    assert [[part for word in words if word for part in word.split()] for words in chained] == articles
    assert sum(map(len, chained)) <= sum(map(len, read_back(joined)))


def test_tokens_stay_as_they_are(tokens: Tokens) -> None:
    """Each verb leaves the tokens it was given alone; tokens without words pass through."""
    codes, offsets = tokens.codes.copy(), tokens.part_offsets.copy()
    nothing = tokenize(pd.DataFrame({"text": [None]}))
    for given_tokens in (tokens, nothing):
        for changed in (
            drop_terms(given_tokens, min_count=2),
            merge_terms(given_tokens, {"a": "mill*"}),
            stem_terms(given_tokens),
            join_phrases(given_tokens, ["rail mill"]),
        ):
            assert len(changed.articles) == len(given_tokens.articles)
    assert np.array_equal(tokens.codes, codes)
    assert np.array_equal(tokens.part_offsets, offsets)


def test_wrong_options_are_explained(tokens: Tokens) -> None:
    """Phrases where words belong, a lone text, and unknown languages are named beside what would work."""
    with pytest.raises(ValueError, match="patterns must be single words, but 'rail mill' is a phrase"):
        drop_terms(tokens, patterns=["rail mill"])
    with pytest.raises(ValueError, match="variants must be single words"):
        merge_terms(tokens, {"a": "rail mill"})
    with pytest.raises(ValueError, match="phrases must be a list"):
        join_phrases(tokens, "rail mill")
    with pytest.raises(ValueError, match=r"language must be one of .* Did you mean 'english'"):
        stem_terms(tokens, language="englsh")


def test_refinements_take_articles_too() -> None:
    """As every verb that takes tokens does."""
    articles = pd.DataFrame({"text": ["The mills of a nuclear weapon"]})
    assert stem_terms(articles).words(0)[1] == "mill"
    assert drop_terms(articles).words(0) == [None, "mills", None, None, "nuclear", "weapon"]
    assert join_phrases(articles, ["nuclear weapon"]).words(0)[-1] == "nuclear weapon"
    assert merge_terms(articles, {"mill": "mills"}).words(0)[1] == "mill"


def test_joined_phrases_are_words_for_every_verb() -> None:
    """What was joined is a node, a term, a query, and can be dropped and merged like any word."""
    articles = pd.DataFrame({"text": ["Nuclear weapons threaten a mill", "No nuclear weapons", "A mill"]})
    joined = join_phrases(articles, ["nuclear weapons"])
    near = collocates(joined, "nuclear weapons", window=2, min_count=1, min_articles=1)
    assert near["term"].tolist() == ["threaten"]
    assert collocates(articles, "nuclear weapons", window=2, min_count=1, min_articles=1)["term"].tolist() == [
        "threaten"
    ]
    assert search(joined, '"nuclear weapons"')["matches"].tolist() == [1, 1]
    pairs = co_occurrences(joined)
    assert ("mill", "nuclear weapons") in set(zip(pairs["first"], pairs["second"], strict=True))
    assert drop_terms(joined, patterns=["nuclear weapon*"]).words(1) == [None, None]
    assert merge_terms(joined, {"arms": ["nuclear weapons"]}).words(1) == ["no", "arms"]
    with pytest.raises(ValueError, match="'nuclear test' is a phrase; join_phrases makes it one"):
        drop_terms(articles, patterns=["nuclear test"])


def test_what_cannot_be_refined_is_explained() -> None:
    """A text where a list should stand is not taken letter by letter, and a name is needed to merge under."""
    tokens = tokenize(pd.DataFrame({"text": ["a mill"]}))
    with pytest.raises(ValueError, match=r"patterns must be a list of words .* but is the text 'mill'"):
        drop_terms(tokens, patterns="mill")
    for wrong in (["mill"], {"mill": 5}, {"": "mill"}):
        with pytest.raises(ValueError, match="variants must map the word to count to the words it stands for"):
            merge_terms(tokens, wrong)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="stop_words must be 'all', a language, words, or None"):
        drop_terms(tokens, stop_words=True)  # type: ignore[arg-type]
    with pytest.raises(IndexError, match="position must be that of an article, from 0 to 0, not 1"):
        tokens.words(1)
