"""The tables of collocations and collocates: which words stand together more often than chance would have it."""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit import tables
from toolkit.errors import require_choice
from toolkit.groups import Copies
from toolkit.terms.association import MEASURES, measures
from toolkit.terms.copies import counted_articles
from toolkit.terms.counting import require_number, require_top, total_terms, type_mask
from toolkit.terms.encoding import REMOVED, Offsets
from toolkit.terms.patterns import TermPattern, find_term
from toolkit.terms.stop_words import StopWords
from toolkit.terms.tokens import Tokens, as_tokens

AssociationMeasure = Literal["log_likelihood", "pmi", "npmi", "t_score", "dice", "log_dice"]


def collocations(
    tokens: Tokens | pd.DataFrame,
    *,
    sort: AssociationMeasure = "log_likelihood",
    top: int | None = None,
    stop_words: StopWords = "all",
    min_count: int = 5,
    min_articles: int = 2,
    copies: Copies = "all",
) -> pd.DataFrame:
    """Pairs of words that stand side by side more often than their frequencies explain.

    Parameters
    ----------
    tokens : Tokens or articles
    sort : {"log_likelihood", "pmi", "npmi", "t_score", "dice", "log_dice"}
        Rows come with falling values of this measure. Log-likelihood favours frequent pairs, PMI rare and exclusive
        ones; log-Dice can be compared between collections of any size.
    top : int, optional
        Only so many pairs.
    stop_words : "all", "english", "korean", iterable of str, or None
        Pairs with one of these are left out; the others' neighbours stay neighbours.
    min_count, min_articles : int
        Leave out pairs that are rarer, or that stand in fewer articles.
    copies : {"all", "once"}
        As in `term_frequencies`.

    Returns
    -------
    pandas.DataFrame
        term (both words), first, second, count, articles, expected (count, were the words independent), log_likelihood,
        pmi, npmi, t_score, dice, log_dice. The formulas stand in `toolkit.terms.association`; N is the number of words.

    Examples
    --------
    >>> articles = pd.DataFrame({"text": ["Prime minister Lee.", "The prime minister", "A minister"]})
    >>> collocations(articles, min_count=2)[["term", "count", "articles"]]
                 term  count  articles
    0  prime minister      2         2
    """
    require_choice("sort", sort, MEASURES)
    require_top(top)
    require_number("min_count", min_count, least=0)
    require_number("min_articles", min_articles, least=0)
    tokens = counted_articles(as_tokens(tokens), copies)
    found, _ = total_terms(tokens, ngram=2, stop_words=stop_words)
    count, articles = found.total, found.articles
    rows = np.flatnonzero((count >= min_count) & (articles >= min_articles))
    count, articles, pairs = count[rows], articles[rows], found.terms[rows]

    frequency = np.bincount(tokens.codes[tokens.codes != REMOVED], minlength=len(tokens.vocabulary))
    strength = measures(count, frequency[pairs[:, 0]], frequency[pairs[:, 1]], len(tokens))
    order = np.lexsort((rows, -strength[sort]))[:top]
    table = pd.DataFrame(
        {
            "term": found.names(tokens.vocabulary, rows),
            "first": tokens.vocabulary.take(pairs[:, 0]),
            "second": tokens.vocabulary.take(pairs[:, 1]),
            "count": count,
            "articles": articles,
            **strength,
        }
    )
    return tables.conform(table.iloc[order].reset_index(drop=True), "collocations")


def collocates(
    tokens: Tokens | pd.DataFrame,
    node: str,
    *,
    window: int = 5,
    sort: AssociationMeasure = "log_likelihood",
    top: int | None = None,
    stop_words: StopWords = "all",
    min_count: int = 3,
    min_articles: int = 2,
    copies: Copies = "all",
) -> pd.DataFrame:
    """The words that stand near a word or phrase more often than elsewhere.

    Parameters
    ----------
    tokens : Tokens or articles
    node : str
        A word, phrase or wildcard as in `concordance`.
    window : int
        How many words to each side count as near. Windows end with the title or body, and words that were removed take
        their place in them.
    sort, top, stop_words, copies
        As in `collocations`.
    min_count, min_articles : int
        Leave out words that stand near the node less often, or in fewer articles.

    Returns
    -------
    pandas.DataFrame
        term, count (places near the node; a place near two of them counts once), left and right (of these, before the
        nearest node and after it; at the same distance from two, right), articles, expected, log_likelihood, pmi, npmi,
        t_score, dice, log_dice. O11 is count, R1 all places near the node, C1 the term's places outside of nodes, N all
        words outside of nodes (surface co-occurrence: S. Evert 2008, Corpora and collocations).

    Examples
    --------
    >>> articles = pd.DataFrame({"text": ["The mill closed early.", "A mill closed. Ferries, then, closed."]})
    >>> collocates(articles, "mill", window=1, min_count=1)[["term", "count", "left", "right", "articles"]]
         term  count  left  right  articles
    0  closed      2     0      2         2
    """
    require_choice("sort", sort, MEASURES)
    require_top(top)
    require_number("window", window, least=1, of="words")
    require_number("min_count", min_count, least=0)
    require_number("min_articles", min_articles, least=0)
    tokens = counted_articles(as_tokens(tokens), copies)
    inside, near, is_left = _near(tokens, *find_term(tokens, TermPattern.parse(node)), window)
    size = len(tokens.vocabulary)
    outside = ~inside

    codes = tokens.codes[near]
    kept = codes != REMOVED
    article = np.searchsorted(tokens.offsets, near[kept], side="right") - 1
    count = np.bincount(codes[kept], minlength=size)
    left = np.bincount(codes[kept & is_left], minlength=size)
    of_entry = np.unique(codes[kept].astype(np.int64) * max(len(tokens.articles), 1) + article)
    articles = np.bincount(of_entry // max(len(tokens.articles), 1), minlength=size)
    enough = (count >= max(min_count, 1)) & (articles >= min_articles)
    rows = np.flatnonzero(enough & ~type_mask(tokens, stop_words))

    everywhere = np.bincount(tokens.codes[outside & (tokens.codes != REMOVED)], minlength=size)
    strength = measures(count[rows], np.full(len(rows), len(near)), everywhere[rows], int(outside.sum()))
    order = np.lexsort((rows, -strength[sort]))[:top]
    table = pd.DataFrame(
        {
            "term": tokens.vocabulary.take(rows),
            "count": count[rows],
            "left": left[rows],
            "right": count[rows] - left[rows],
            "articles": articles[rows],
            **strength,
        }
    )
    return tables.conform(table.iloc[order].reset_index(drop=True), "collocates")


def _near(
    tokens: Tokens, begins: Offsets, ends: Offsets, window: int
) -> tuple[npt.NDArray[np.bool_], Offsets, npt.NDArray[np.bool_]]:
    """Which places are in a node; which are near one, in its part; and whether the nearest node follows these."""
    part = np.searchsorted(tokens.part_offsets, begins, side="right") - 1
    first, limit = tokens.part_offsets[part], tokens.part_offsets[part + 1]
    side = np.zeros(len(tokens.codes), dtype=np.int8)  # 0 far, 1 left of a node, 2 right of it, 3 in it
    for distance in range(window, 0, -1):  # nearer ones overwrite
        before, after = begins - distance, ends - 1 + distance
        side[before[before >= first]] = 1
        side[after[after < limit]] = 2
    for place in range(int((ends - begins).max(initial=0))):
        side[np.minimum(begins + place, ends - 1)] = 3
    near = np.flatnonzero((side == 1) | (side == 2))
    return side == 3, near, side[near] == 1
