"""The table of co-occurrences: which terms stand in the same articles, as the edges of a network."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd

from toolkit import tables
from toolkit.groups import Copies
from toolkit.terms.association import measures
from toolkit.terms.copies import counted_articles
from toolkit.terms.frequencies import term_frequencies
from toolkit.terms.stop_words import StopWords
from toolkit.terms.tokens import Tokens, as_tokens
from toolkit.terms.trends import Terms, parse_themes, theme_counts


def co_occurrences(
    tokens: Tokens | pd.DataFrame,
    terms: Terms | None = None,
    *,
    top: int = 50,
    stop_words: StopWords = "all",
    min_articles: int = 1,
    copies: Copies = "all",
) -> pd.DataFrame:
    """How often terms or themes stand in the same article.

    Parameters
    ----------
    tokens : Tokens or articles
    terms : str, sequence of str, or mapping of theme to patterns, optional
        Words, phrases, wildcards or themes as in `term_trends`; without it the `top` most frequent words.
    top : int
        How many words to take when `terms` is not given.
    stop_words : "all", "english", "korean", iterable of str, or None
        Words not to take when `terms` is not given.
    min_articles : int
        Leave out pairs that share fewer articles.
    copies : {"all", "once"}
        As in `term_frequencies`.

    Returns
    -------
    pandas.DataFrame
        first, second, articles (with both), first_articles, second_articles, expected (articles with both, were they
        independent), log_likelihood, pmi, npmi, t_score, dice, log_dice: one row per pair. Sorted by falling number of
        articles, then by the order of the terms. N is the number of articles.

    Examples
    --------
    >>> articles = pd.DataFrame({"text": ["Mill and port", "Port, mill, port", "Ferry"]})
    >>> co_occurrences(articles, ["mill", "port", "ferry"])[["first", "second", "articles"]]
      first second  articles
    0  mill   port         2
    """
    tokens = counted_articles(as_tokens(tokens), copies)
    if terms is None:
        terms = term_frequencies(tokens, top=top, stop_words=stop_words)["term"].tolist()
    themes = parse_themes(terms)
    present = (theme_counts(tokens, themes) > 0).astype(np.int64)
    together = present.T @ present
    pairs = np.array(list(combinations(range(len(themes)), 2)), dtype=np.int64).reshape(-1, 2)
    both = together[pairs[:, 0], pairs[:, 1]]
    kept = both >= max(min_articles, 1)
    pairs, both = pairs[kept], both[kept]
    names, alone = pd.Index(list(themes), dtype="str"), np.diag(together)
    table = pd.DataFrame(
        {
            "first": names.take(pairs[:, 0]),
            "second": names.take(pairs[:, 1]),
            "articles": both,
            "first_articles": alone[pairs[:, 0]],
            "second_articles": alone[pairs[:, 1]],
            **measures(both, alone[pairs[:, 0]], alone[pairs[:, 1]], len(tokens.articles)),
        }
    )
    return tables.conform(
        table.sort_values("articles", ascending=False, kind="stable", ignore_index=True), "co_occurrences"
    )
