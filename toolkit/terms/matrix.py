"""Tokens for other libraries: a sparse document-feature matrix for scikit-learn, a text for NLTK."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from toolkit.terms.counting import counted_terms
from toolkit.terms.stop_words import StopWords
from toolkit.terms.tokens import Tokens, as_tokens

if TYPE_CHECKING:
    from scipy.sparse import csr_array


def document_matrix(
    tokens: Tokens | pd.DataFrame, *, ngram: int = 1, stop_words: StopWords = None, min_articles: int = 1
) -> tuple[csr_array, pd.Index[str]]:
    """How often each article uses each term, as a sparse matrix that scikit-learn and SciPy take as it is.

    Parameters
    ----------
    tokens : Tokens or articles
    ngram : int
        Words per term.
    stop_words : "all", "english", "korean", iterable of str, or None
        Words to leave out; none by default.
    min_articles : int
        Leave out terms that stand in fewer articles.

    Returns
    -------
    matrix : scipy.sparse.csr_array of int64, articles × terms
        Its rows are the articles in their order.
    terms : pandas.Index of str
        The name of each column, in the order of their words.

    Examples
    --------
    >>> matrix, terms = document_matrix(pd.DataFrame({"text": ["mill, mill", "port"]}))
    >>> terms.tolist(), matrix.toarray().tolist()
    (['mill', 'port'], [[2, 0], [0, 1]])
    """
    from scipy.sparse import csc_array

    tokens = as_tokens(tokens)
    found, rows = counted_terms(tokens, ngram=ngram, stop_words=stop_words)
    matrix = csc_array(
        (found.count.astype(np.int64), found.article, found.starts), shape=(len(tokens.articles), len(found.terms))
    ).tocsr()
    rows = rows[found.articles[rows] >= min_articles]
    names = pd.Index(found.names(tokens.vocabulary, rows), dtype="str", name=None)
    return matrix[:, rows] if len(rows) < len(found.terms) else matrix, names
