"""The table of term frequencies: what a collection talks about, in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from toolkit import tables
from toolkit.groups import By, group_keys
from toolkit.terms.postings import Mask, Postings, postings
from toolkit.terms.stop_words import StopWords, chosen_stop_words
from toolkit.terms.tokens import Tokens, as_tokens

if TYPE_CHECKING:
    from scipy.sparse import csr_array


def term_frequencies(
    tokens: Tokens | pd.DataFrame,
    *,
    by: By = None,
    ngram: int = 1,
    top: int | None = None,
    stop_words: StopWords = "all",
) -> pd.DataFrame:
    """How often each term is used, in how many articles, and per million words.

    Function words ("the", "of", 그리고) are left out of the rows, as they say nothing of what the articles are about.
    They still count as words: `per_million` is a share of all words of the group, so that it stays the same
    whatever is left out.

    Parameters
    ----------
    tokens : Tokens or articles
        From `tokenize`; articles are tokenized first.
    by : str or sequence of str, optional
        Count apart by columns of the articles or by "day", "week", "month", "quarter" or "year".
    ngram : int
        Words per term: 2 counts pairs of neighbours. No n-gram reaches over a word that is left out or over the end
        of a title or body; it may reach over a full stop.
    top : int, optional
        Only so many terms of each group, the most frequent.
    stop_words : "all", "english", "korean", iterable of str, or None
        Words to leave out: the toolkit's own lists (see `stop_words`), the caller's words, or none.

    Returns
    -------
    pandas.DataFrame
        The columns of `by`, then term, count, articles (how many have the term), per_million (of the words of the
        group). Sorted by group, then falling count, then term.

    Raises
    ------
    TableError
        Articles without a title and a text column were passed.
    ValueError
        An option has a value that makes no sense.

    Examples
    --------
    >>> articles = pd.DataFrame({"text": ["The mill closed. The old mill!", "A mill."], "outlet": ["Post", "Echo"]})
    >>> term_frequencies(articles, top=2)
         term  count  articles  per_million
    0    mill      3         2     375000.0
    1  closed      1         1     125000.0
    >>> term_frequencies(articles, by="outlet", top=1)[["outlet", "term", "count"]]
      outlet  term  count
    0   Echo  mill      1
    1   Post  mill      2
    """
    if not isinstance(ngram, int) or ngram < 1:
        raise ValueError(f"ngram must be a number of words from 1, but {ngram!r} was passed.")
    if top is not None and (not isinstance(top, int) or top < 0):
        raise ValueError(f"top must be a number of terms from 0, or None for all, but {top!r} was passed.")
    tokens = as_tokens(tokens)
    groups, group = grouping(tokens, by)
    found = postings(tokens, ngram=ngram, left_out=type_mask(tokens, stop_words))
    counts, in_articles = counts_by_group(found, group, len(groups))
    counts.sort_indices()
    in_articles.sort_indices()
    of_group = np.repeat(np.arange(len(groups)), np.diff(counts.indptr))
    of_term, count, articles = counts.indices, counts.data, in_articles.data
    totals = np.bincount(group, weights=tokens.lengths, minlength=len(groups))

    # Terms are numbered in the order of their words, so that their number sorts them.
    order = np.lexsort((of_term, -count, of_group))
    if top is not None:
        place = np.arange(len(order)) - np.searchsorted(of_group[order], of_group[order])
        order = order[place < top]
    of_group, of_term, count, articles = of_group[order], of_term[order], count[order], articles[order]
    frequencies = pd.DataFrame(
        {
            "term": found.names(tokens.vocabulary, of_term),
            "count": count,
            "articles": articles,
            "per_million": count / np.maximum(totals[of_group], 1) * 1e6,
        }
    )
    keys = groups.iloc[of_group].reset_index(drop=True)
    return pd.concat([keys, tables.conform(frequencies, "frequencies")], axis=1)


def grouping(tokens: Tokens, by: By) -> tuple[pd.DataFrame, np.ndarray]:
    """The groups in sorted order, missing values last, and the number of each article's group."""
    keys = group_keys(tokens.articles, by)
    if keys.columns.empty:
        return pd.DataFrame(index=range(1)), np.zeros(len(keys), dtype=np.int64)
    number = keys.groupby(list(keys.columns), dropna=False, sort=True, observed=True).ngroup().to_numpy()
    first = pd.Series(number).drop_duplicates().sort_values().index
    return keys.iloc[first].reset_index(drop=True), number


def type_mask(tokens: Tokens, choice: StopWords) -> Mask | None:
    """Which types are stop words, or None when none is."""
    chosen = chosen_stop_words(choice)
    return np.asarray(tokens.vocabulary.str.lower().isin(list(chosen))) if chosen and len(tokens.vocabulary) else None


def counts_by_group(found: Postings, group: np.ndarray, groups: int) -> tuple[csr_array, csr_array]:
    """How often each group uses each term, and in how many articles: sparse arrays, groups × terms."""
    from scipy.sparse import coo_array

    shape = (groups, len(found.terms))
    place = (group[found.article], found.term)
    return (
        coo_array((found.count, place), shape=shape).tocsr(),
        coo_array((np.ones(len(found.count), dtype=np.int64), place), shape=shape).tocsr(),
    )
