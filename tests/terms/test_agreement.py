"""Statistics agree with scikit-learn on the same words, with published tables, and with figures worked by hand."""

import math
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from toolkit.terms.association import adjusted, log_likelihood, measures
from toolkit.terms.concordance import concordance
from toolkit.terms.diversity import lexical_diversity
from toolkit.terms.keyness import keyness
from toolkit.terms.matrix import document_matrix
from toolkit.terms.search import search
from toolkit.terms.tf_idf import tf_idf
from toolkit.terms.tokens import Tokens, tokenize


@pytest.fixture
def tokens(news: pd.DataFrame) -> Tokens:
    """The words of the texts alone: titles would begin pairs of their own."""
    return tokenize(news, columns=["text"])


def written(tokens: Tokens) -> list[list[str]]:
    return [[word for word in tokens.words(row) if word] for row in range(len(tokens.articles))]


def singles(words: list[str]) -> list[str]:
    return words


def pairs(words: list[str]) -> list[str]:
    return [f"{one} {other}" for one, other in pairwise(words)]


@pytest.mark.parametrize(("ngram", "analyzer"), [(1, singles), (2, pairs)])
@pytest.mark.parametrize("min_articles", [1, 20])
def test_document_matrix_is_that_of_scikit_learn(
    tokens: Tokens, ngram: int, analyzer: object, min_articles: int
) -> None:
    """The same counts in the same places under the same names, rare terms left out or not."""
    text = pytest.importorskip("sklearn.feature_extraction.text")
    vectorizer = text.CountVectorizer(analyzer=analyzer, min_df=min_articles)
    theirs = vectorizer.fit_transform(written(tokens))
    ours, terms = document_matrix(tokens, ngram=ngram, min_articles=min_articles)
    assert sorted(terms) == vectorizer.get_feature_names_out().tolist()
    assert ours.shape == theirs.shape
    assert (ours[:, np.argsort(terms.to_numpy())] != theirs).nnz == 0


def test_tf_idf_is_that_of_scikit_learn(tokens: Tokens) -> None:
    """scikit-learn adds 1 to every idf and does not divide by the words: with that undone, all values are the same."""
    text = pytest.importorskip("sklearn.feature_extraction.text")
    counts, terms = document_matrix(tokens)
    theirs = text.TfidfTransformer(norm=None, smooth_idf=False).fit_transform(counts)
    expected = np.divide((theirs - counts).toarray(), np.maximum(tokens.lengths, 1)[:, None])
    ours = tf_idf(tokens, by="article_id", stop_words=None)
    rows = tokens.articles.reset_index().set_index("article_id")["index"].loc[ours["article_id"]]
    columns = pd.Index(terms).get_indexer(pd.Index(ours["term"]))
    assert len(ours) == counts.nnz
    assert np.allclose(ours["tf_idf"], expected[rows.to_numpy(), columns])


def test_log_likelihood_of_a_published_table() -> None:
    """The first pairs of the table in Dunning 1993: the swiss, can be, previous year, mineral water."""
    cells = [(110, 2442, 111, 29114), (29, 13, 123, 31612), (31, 23, 139, 31584), (10, 0, 3, 31764)]
    found = log_likelihood(*(np.array(column, dtype=np.float64) for column in zip(*cells, strict=True)))
    assert found.round(2).tolist() == [270.72, 263.90, 256.84, 167.23]


def test_log_likelihood_in_the_form_of_rayson_and_garside() -> None:
    """They sum over the two cells with the word alone, which for a word that is one of thousands is nearly the same."""
    a, b, c, d = 40.0, 10.0, 100_000.0, 120_000.0
    first, second = c * (a + b) / (c + d), d * (a + b) / (c + d)  # 22.73 and 27.27 were expected
    two_cells = 2 * (a * math.log(a / first) + b * math.log(b / second))
    assert two_cells == pytest.approx(2 * (22.612 - 10.033), abs=0.005)
    rest = 2 * ((c - a) * math.log((c - a) / (c - first)) + (d - b) * math.log((d - b) / (d - second)))
    (ours,) = log_likelihood(*(np.array([cell]) for cell in (a, b, c - a, d - b)))
    assert ours == pytest.approx(two_cells + rest)
    assert ours == pytest.approx(two_cells, rel=1e-3)


def test_log_odds_step_by_step() -> None:
    """Monroe, Colaresi and Quinn 2008, equations 16, 19 and 22, on 10 words against 20."""
    articles = pd.DataFrame({"side": ["x", "y"], "text": ["ore " * 4 + "zinc " * 6, "ore " * 2 + "zinc " * 18]})
    # The prior is how often both sides together use the word: 6 of 30.
    odds_x = (4 + 6) / (10 + 30 - 4 - 6)  # 10 / 30
    odds_y = (2 + 6) / (20 + 30 - 2 - 6)  # 8 / 42
    difference = math.log(odds_x) - math.log(odds_y)  # ln 1.75
    variance = 1 / (4 + 6) + 1 / (2 + 6)  # 0.225
    assert difference == pytest.approx(0.5596, abs=5e-5)
    row = keyness(articles, by="side", target="x", min_articles=1, stop_words=None).set_index("term").loc["ore"]
    assert row["log_odds"] == pytest.approx(difference / math.sqrt(variance))
    assert round(row["log_odds"], 4) == 1.1798


def test_bm25_worked_by_hand() -> None:
    """One of two articles has the word, twice among three words, where two are typical."""
    hits = search(pd.DataFrame({"text": ["Steel, steel, rain", "Rain"]}), "steel")
    weight = math.log(1 + 1.5 / 1.5)  # ln 2
    assert hits["score"].tolist() == pytest.approx([weight * 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 3 / 2))])
    assert round(hits["score"][0], 4) == 0.8356


def test_lexical_diversity_worked_by_hand() -> None:
    """MATTR over the windows ab, ba, aa; MTLD with one run and a part of one forward, and one run backward."""
    mattr = lexical_diversity(pd.DataFrame({"text": ["a b a a"]}), window=2)["mattr"][0]
    assert mattr == pytest.approx((1 + 1 + 0.5) / 3)
    # Forward the run "a b c a a" falls to 3/5; "b c d b" is at 3/4, on its way to 0.72. Backward "b d c b a a" falls.
    forward = 9 / (1 + (1 - 0.75) / (1 - 0.72))
    backward = 9 / 1
    mtld = lexical_diversity(pd.DataFrame({"text": ["a b c a a b c d b"]}))["mtld"][0]
    assert mtld == pytest.approx((forward + backward) / 2)
    assert round(mtld, 3) == 6.877


def test_mtld_of_a_published_example() -> None:
    """McCarthy and Jarvis 2010 read "of the people by the people": a factor ends where .800 falls to .667."""
    table = lexical_diversity(pd.DataFrame({"text": ["of the people by the people for the people"]}))
    # The rest, "for the people", is at 1.00: no part of a factor. Backward one ends after "people the for people the".
    assert table["mtld"][0] == pytest.approx(9)
    assert lexical_diversity(pd.DataFrame({"text": ["of the people"]}))["mtld"].isna().all()


def test_measures_reach_their_published_limits() -> None:
    """NPMI is 1 for words never apart and 0 for independent ones (Bouma 2009); log-Dice as Rychlý 2008 describes it."""
    never_apart = measures([50], [50], [50], 10_000)
    assert never_apart["npmi"].tolist() == pytest.approx([1])
    assert never_apart["log_dice"].tolist() == [14]  # "theoretical maximum is 14"
    assert measures([4], [200], [200], 10_000)["npmi"].tolist() == pytest.approx([0], abs=1e-12)
    # "Value 0 means that there is less than 1 co-occurrence of XY per 16,000 X or 16,000 Y": 2 to the 14th is 16,384.
    assert measures([1], [16_384], [16_384], 10**7)["log_dice"].tolist() == pytest.approx([0])
    # "Plus 1 point means twice as often collocation", and the size of the corpus does not matter.
    once, twice = (measures([both], [900], [700], size)["log_dice"][0] for both, size in ((30, 10**6), (60, 10**9)))
    assert twice - once == pytest.approx(1)


def test_effect_sizes_mean_what_they_say() -> None:
    """Twice as often is 1 in log ratio (Hardie 2014), 100 in %DIFF (Gabrielatos and Marchi 2012); half is -1, -50."""
    articles = pd.DataFrame({"side": ["x", "y"], "text": ["ore " * 4 + "zinc " * 96, "ore " * 4 + "zinc " * 196]})
    for target, ratio, difference in (("x", 1, 100), ("y", -1, -50)):
        row = keyness(articles, by="side", target=target, min_articles=1).set_index("term").loc["ore"]
        assert row["log_ratio"] == pytest.approx(ratio)
        assert row["percent_difference"] == pytest.approx(difference)


def test_corrections_of_a_published_table() -> None:
    """The fifteen p values of Benjamini and Hochberg 1995: Holm rejects three at .05, the false discovery rate four."""
    p = np.array(
        [
            0.0001,
            0.0004,
            0.0019,
            0.0095,
            0.0201,
            0.0278,
            0.0298,
            0.0344,
            0.0459,
            0.324,
            0.4262,
            0.5719,
            0.6528,
            0.759,
            1,
        ]
    )
    assert np.count_nonzero(adjusted(p, "holm") <= 0.05) == 3
    assert np.count_nonzero(adjusted(p, "fdr") <= 0.05) == 4
    assert np.count_nonzero(adjusted(p, "none") <= 0.05) == 9


def test_concordances_are_those_of_nltk(news: pd.DataFrame, tokens: Tokens) -> None:
    """NLTK's index finds each word of the texts as often."""
    from nltk.text import ConcordanceIndex

    index = ConcordanceIndex(tokens.to_nltk().tokens)
    texts = news[["text"]]
    for word in tokens.vocabulary[:: max(len(tokens.vocabulary) // 40, 1)]:
        assert len(concordance(texts, word)) == len(index.offsets(word))
