"""Statistics agree with scikit-learn on the same words, with published tables, and with figures worked by hand."""

import math
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from toolkit.terms.association import log_likelihood
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
