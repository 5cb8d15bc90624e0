"""The table of tf-idf: which terms mark a group or an article out among the others."""

from __future__ import annotations

import numpy as np
import pandas as pd

from toolkit import tables
from toolkit.groups import By, Copies
from toolkit.terms.copies import counted_articles
from toolkit.terms.counting import counted_terms, counts_by_group, grouping, require_top
from toolkit.terms.stop_words import StopWords
from toolkit.terms.tokens import Tokens, as_tokens


def tf_idf(
    tokens: Tokens | pd.DataFrame,
    *,
    by: By,
    ngram: int = 1,
    top: int | None = None,
    stop_words: StopWords = "all",
    copies: Copies = "all",
) -> pd.DataFrame:
    """How typical each term is of a group: frequent in it, and in few of the others.

    A term that every group uses has 0, however much more one uses it; for that, see `keyness`.

    Parameters
    ----------
    tokens : Tokens or articles
    by : str or sequence of str
        What counts as one document: columns of the articles ("outlet", or "article_id" for every article) or "day",
        "week", "month", "quarter", "year".
    ngram, stop_words, copies
        As in `term_frequencies`.
    top : int, optional
        Only so many terms of each group.

    Returns
    -------
    pandas.DataFrame
        The columns of `by`, then term, count, tf (count / all words of the group), idf (ln of the groups by the groups
        with the term), tf_idf. Sorted by group, falling tf_idf, then term.

    Notes
    -----
    K. Spärck Jones (1972), A statistical interpretation of term specificity and its application in retrieval, Journal
    of Documentation 28.

    Examples
    --------
    >>> articles = pd.DataFrame({"outlet": ["Post", "Echo"], "text": ["mill mill port news", "ferry news"]})
    >>> tf_idf(articles, by="outlet", top=1)[["outlet", "term", "tf_idf"]].round(3)
      outlet   term  tf_idf
    0   Echo  ferry   0.347
    1   Post   mill   0.347
    """
    require_top(top)
    if not by:
        raise ValueError("by must name what counts as a document, such as 'outlet' or 'article_id'.")
    tokens = counted_articles(as_tokens(tokens), copies, by)
    groups, group = grouping(tokens, by, "tf_idf")
    found, rows = counted_terms(tokens, ngram=ngram, stop_words=stop_words)
    counts = counts_by_group(found, group, len(groups))[0][:, rows].tocoo()
    of_group, of_row = counts.coords
    of_term = rows[of_row]
    words = np.bincount(group, weights=tokens.lengths, minlength=len(groups))
    spread = np.bincount(of_term, minlength=len(found.terms))
    tf = counts.data / np.maximum(words[of_group], 1)
    idf = np.log(len(groups) / np.maximum(spread[of_term], 1))

    order = np.lexsort((of_term, -tf * idf, of_group))
    if top is not None:
        order = order[np.arange(len(order)) - np.searchsorted(of_group[order], of_group[order]) < top]
    table = pd.DataFrame(
        {
            "term": found.names(tokens.vocabulary, of_term[order]),
            "count": counts.data[order],
            "tf": tf[order],
            "idf": idf[order],
            "tf_idf": (tf * idf)[order],
        }
    )
    keys: pd.DataFrame = groups.iloc[of_group[order]].reset_index(drop=True)
    return pd.concat([keys, tables.conform(table, "tf_idf")], axis=1)
