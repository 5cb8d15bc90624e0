"""The table of term frequencies: what a collection talks about, in numbers."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit import tables
from toolkit.groups import By, Copies
from toolkit.parts import in_parts
from toolkit.terms.copies import counted_articles
from toolkit.terms.counting import counted_terms, counts_by_group, grouping, require_top, total_terms
from toolkit.terms.postings import Terms
from toolkit.terms.stop_words import StopWords
from toolkit.terms.tokens import Tokens, as_tokens

Places = npt.NDArray[np.integer]


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
    if by is None:
        all_terms, rows = total_terms(tokens, ngram=ngram, stop_words=stop_words)
        rows = rows[_by_falling_count(all_terms.total[rows])[:top]]
        return _table(tokens, all_terms, rows, all_terms.total[rows], all_terms.articles[rows], len(tokens))
    groups, group = grouping(tokens, by, "frequencies")
    found, rows = counted_terms(tokens, ngram=ngram, stop_words=stop_words)
    counts, in_articles = (sums[:, rows] for sums in counts_by_group(found, group, len(groups)))
    words = np.bincount(group, weights=tokens.lengths, minlength=len(groups)).astype(np.int64)

    of_group = np.repeat(np.arange(len(groups)), np.diff(counts.indptr))
    order = _by_falling_count(counts.data)
    order = order[np.argsort(of_group[order], kind="stable")]
    of_group = of_group[order]
    if top is not None:
        kept = np.arange(len(order)) - np.searchsorted(of_group, of_group) < top
        order, of_group = order[kept], of_group[kept]
    of_term = rows[counts.indices[order]]
    frequencies = _table(tokens, found, of_term, counts.data[order], in_articles.data[order], words[of_group])
    keys: pd.DataFrame = groups.iloc[of_group].reset_index(drop=True)
    return pd.concat([keys, frequencies], axis=1)


def _table(
    tokens: Tokens, found: Terms, rows: Places, count: Places, articles: Places, words: Places | int
) -> pd.DataFrame:
    """The table of the terms at `rows`, with the words of which each is a share."""
    per_million = count / np.maximum(words, 1) * 1e6
    return tables.conform(
        pd.DataFrame(
            {
                "term": found.names(tokens.vocabulary, rows),
                "count": count,
                "articles": articles,
                "per_million": per_million,
            },
            copy=False,
        ),
        "frequencies",
    )


def _by_falling_count(count: Places) -> npt.NDArray[np.intp]:
    """The order by falling count, equal ones as they stand, which is the order of the terms."""
    most = np.iinfo(np.uint16).max  # numbers of 16 bits are sorted by their digits, in linear time
    order = np.argsort((most - np.minimum(count, most)).astype(np.uint16), kind="stable")
    frequent = order[: np.count_nonzero(count >= most)]
    frequent[:] = frequent[np.argsort(-count[frequent], kind="stable")]
    return order
