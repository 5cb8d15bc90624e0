"""The table of dispersion: how evenly terms are spread over articles, outlets or periods."""

from __future__ import annotations

import numpy as np
import pandas as pd

from toolkit import tables
from toolkit.groups import By, Copies
from toolkit.terms.copies import counted_articles
from toolkit.terms.counting import counted_terms, counts_by_group, grouping, require_number, require_top
from toolkit.terms.stop_words import StopWords
from toolkit.terms.tokens import Tokens, as_tokens


def dispersion(
    tokens: Tokens | pd.DataFrame,
    *,
    by: By = None,
    ngram: int = 1,
    top: int | None = None,
    stop_words: StopWords = "all",
    min_count: int = 1,
    copies: Copies = "all",
) -> pd.DataFrame:
    """Whether a term is used throughout a collection or in a corner of it.

    Two terms of the same frequency may differ altogether: one belongs to the coverage, the other to a single article.

    Parameters
    ----------
    tokens : Tokens or articles
    by : str or sequence of str, optional
        The parts over which terms are spread: columns of the articles or "day", "week", "month", "quarter", "year";
        without it every article is a part.
    ngram : int
        Words per term.
    top : int, optional
        Only so many terms, the most frequent.
    stop_words : "all", "english", "korean", iterable of str, or None
        As in `term_frequencies`.
    min_count : int
        Leave out terms that are used less often.
    copies : {"all", "once"}
        As in `term_frequencies`.

    Returns
    -------
    pandas.DataFrame
        term, count, range (parts with the term), range_share (of the parts that have words), dp, dp_norm. Sorted by
        falling count, then term.

    Notes
    -----
    With v the share of a term's uses that falls into a part, and s the part's share of all words, DP is ½ Σ |v - s|:
    near 0 where a term follows the sizes of the parts, near 1 where it stands in a small one only (S. Th. Gries 2008,
    Dispersions and adjusted frequencies in corpora, IJCL 13). dp_norm is DP / (1 - min s), which reaches 1 (Lijffijt &
    Gries 2012, IJCL 17); it is missing where there is one part. Parts without words are left aside.

    Examples
    --------
    >>> articles = pd.DataFrame({"text": ["mill port", "mill ferry ferry"]})
    >>> dispersion(articles)[["term", "count", "range", "dp"]]
        term  count  range   dp
    0  ferry      2      1  0.4
    1   mill      2      2  0.1
    2   port      1      1  0.6
    """
    require_top(top)
    require_number("min_count", min_count, least=0)
    tokens = counted_articles(as_tokens(tokens), copies, by)
    if by is None:
        parts, part = len(tokens.articles), np.arange(len(tokens.articles))
    else:
        groups, part = grouping(tokens, by)
        parts = len(groups)
    found, rows = counted_terms(tokens, ngram=ngram, stop_words=stop_words)
    if by is None:
        starts, of_part, uses = found.starts, found.article, found.count
    else:
        in_parts = counts_by_group(found, part, parts)[0].tocsc()
        starts, of_part, uses = in_parts.indptr, in_parts.indices, in_parts.data

    words = np.bincount(part, weights=tokens.lengths, minlength=parts)
    shares = words / max(words.sum(), 1)
    count, reach = found.total, np.diff(starts)
    # As both v and s make 1 in all, ½ Σ |v - s| is 1 - Σ min(v, s): only parts with the term need be looked at.
    common = np.repeat(count.astype(np.float64), reach)
    common *= shares[of_part]
    np.minimum(common, uses, out=common)
    sums = np.add.reduceat(common, starts[:-1]) if len(common) else np.zeros(len(count))
    dp = np.clip(1 - sums / count, 0, 1)
    filled = shares[shares > 0]
    rows = rows[count[rows] >= min_count]
    rows = rows[np.argsort(-count[rows], kind="stable")][:top]
    table = pd.DataFrame(
        {
            "term": found.names(tokens.vocabulary, rows),
            "count": count[rows],
            "range": reach[rows],
            "range_share": reach[rows] / max(len(filled), 1),
            "dp": dp[rows],
            "dp_norm": dp[rows] / (1 - filled.min()) if len(filled) > 1 else np.nan,
        }
    )
    return tables.conform(table, "dispersion")
