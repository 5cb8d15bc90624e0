"""The table of term frequencies: what a collection talks about, in numbers."""

from __future__ import annotations

import numpy as np
import pandas as pd

from toolkit import tables
from toolkit.groups import By, Copies
from toolkit.parts import in_parts
from toolkit.terms.copies import counted_articles
from toolkit.terms.counting import counted_terms, counts_by_group, grouping, require_top, total_terms
from toolkit.terms.postings import Postings, Totals
from toolkit.terms.stop_words import StopWords
from toolkit.terms.tokens import Tokens, as_tokens


@in_parts("toolkit.terms.in_parts")
def term_frequencies(
    tokens: Tokens | pd.DataFrame,
    *,
    by: By = None,
    ngram: int = 1,
    top: int | None = None,
    stop_words: StopWords = "all",
    copies: Copies = "all",
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
    copies : {"all", "once"}
        "once" counts articles that are copies of each other once in each group, with the copy that was published
        first: copies share their value in the column `cluster` where `mark_duplicates` has added it; without it they
        are articles with the same words in their text. "all" counts every article.

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
    require_top(top)
    tokens = counted_articles(as_tokens(tokens), copies, by)
    groups, group = grouping(tokens, by, "frequencies")
    found: Postings | Totals
    if by is None:
        found, of_term = total_terms(tokens, ngram=ngram, stop_words=stop_words)
        of_group = np.zeros(len(of_term), dtype=np.int8)
        count, articles = found.total[of_term], found.articles[of_term]
    else:
        found, rows = counted_terms(tokens, ngram=ngram, stop_words=stop_words)
        counts, in_articles = (sums[:, rows] for sums in counts_by_group(found, group, len(groups)))
        of_term, count, articles = rows[counts.indices], counts.data, in_articles.data
        of_group = np.repeat(np.arange(len(groups)), np.diff(counts.indptr))
    totals = np.bincount(group, weights=tokens.lengths, minlength=len(groups))

    order = _by_falling_count(of_group, count)
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
        },
        copy=False,
    )
    frequencies = tables.conform(frequencies, "frequencies")
    if by is None:
        return frequencies
    keys: pd.DataFrame = groups.iloc[of_group].reset_index(drop=True)
    return pd.concat([keys, frequencies], axis=1)


def _by_falling_count(group: np.ndarray, count: np.ndarray) -> np.ndarray:
    """The order by group, then falling count, then as they stand, which is that of the terms."""
    most = int(count.max(initial=0))
    place_bits, count_bits = len(count).bit_length(), most.bit_length()
    if int(group.max(initial=0)).bit_length() + count_bits + place_bits < 64:
        # Everything in one number: sorting numbers is faster than sorting places by several keys.
        key = most - count
        if group.any():
            key += group.astype(np.int64) << count_bits
        key <<= place_bits
        key += np.arange(len(count))
        key.sort()
        key &= (1 << place_bits) - 1
        order: np.ndarray = key
        return order
    return np.lexsort((-count, group))
