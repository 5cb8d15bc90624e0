"""The table of co-occurrences: which terms stand in the same articles, as the edges of a network."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd

from toolkit import tables
from toolkit.groups import Copies
from toolkit.terms.association import measures
from toolkit.terms.copies import counted_articles
from toolkit.terms.counting import counted_terms, require_number
from toolkit.terms.stop_words import StopWords
from toolkit.terms.tokens import Tokens, as_tokens
from toolkit.terms.trends import Counts, Terms, parse_themes, theme_counts


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
    require_number("top", top, least=0, of="words")
    require_number("min_articles", min_articles, least=0)
    names, present = _most_frequent(tokens, top, stop_words) if terms is None else _asked_for(tokens, terms)
    together = present.T @ present
    pairs = np.array(list(combinations(range(len(names)), 2)), dtype=np.int64).reshape(-1, 2)
    both = together[pairs[:, 0], pairs[:, 1]]
    kept = both >= max(min_articles, 1)
    pairs, both = pairs[kept], both[kept]
    alone = np.diag(together)
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


def _asked_for(tokens: Tokens, terms: Terms) -> tuple[pd.Index[str], Counts]:
    """The names of terms or themes, and which articles have them: articles × terms."""
    themes = parse_themes(terms)
    return pd.Index(list(themes), dtype="str"), (theme_counts(tokens, themes) > 0).astype(np.int64)


def _most_frequent(tokens: Tokens, top: int, stop_words: StopWords) -> tuple[pd.Index[str], Counts]:
    """The most frequent words, and which articles have them: articles × words."""
    found, rows = counted_terms(tokens, ngram=1, stop_words=stop_words)
    rows = rows[np.argsort(-found.total[rows], kind="stable")][:top]
    present = np.zeros((len(tokens.articles), len(rows)), dtype=np.int64)
    for place, row in enumerate(rows.tolist()):
        present[found.article[found.starts[row] : found.starts[row + 1]], place] = 1
    return pd.Index(found.names(tokens.vocabulary, rows), dtype="str"), present
