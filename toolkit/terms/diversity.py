"""The table of lexical diversity: how varied the vocabulary of articles or groups is, whatever their length."""

from __future__ import annotations

import numpy as np
import pandas as pd

from toolkit import tables
from toolkit.groups import By, Copies
from toolkit.terms.copies import counted_articles
from toolkit.terms.counting import grouping, require_number
from toolkit.terms.encoding import REMOVED, Codes
from toolkit.terms.tokens import Tokens, as_tokens

_THRESHOLD = 0.72


def lexical_diversity(
    tokens: Tokens | pd.DataFrame, *, by: By = None, window: int = 50, copies: Copies = "all"
) -> pd.DataFrame:
    """How varied the words of each article or group are.

    The share of types among tokens falls with the length of a text, so that it cannot be compared between texts; MATTR
    and MTLD can.

    Parameters
    ----------
    tokens : Tokens or articles
    by : str or sequence of str, optional
        Measure groups, each as one text in the order of its articles; without it every article.
    window : int
        Words in the moving window of MATTR.
    copies : {"all", "once"}
        As in `term_frequencies`: a group that returns to its own texts is less varied than they are.

    Returns
    -------
    pandas.DataFrame
        The columns of `by` (without it article_id, where there is one), then tokens, types, ttr (types / tokens),
        mattr, mtld. Removed words are left aside. MATTR is missing for texts shorter than the window, MTLD for texts
        without a repeated word; all measures are missing for texts without words.

    Notes
    -----
    MATTR is the mean type-token ratio of all windows of `window` words (Covington & McFall 2010, Cutting the Gordian
    knot: the moving-average type-token ratio, Journal of Quantitative Linguistics 17). MTLD is the mean length of runs
    of words over which the ratio does not fall below 0.72, the last counted in part, read forward and backward and
    averaged (McCarthy & Jarvis 2010, MTLD, vocd-D, and HD-D, Behavior Research Methods 42).

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["the mill and the port and the ferry"]})
    >>> lexical_diversity(articles, window=4).round(3)
      article_id  tokens  types    ttr  mattr  mtld
    0          a       8      5  0.625   0.85   8.0
    """
    require_number("window", window, least=1, of="words")
    tokens = counted_articles(as_tokens(tokens), copies, by)
    if by is None:
        keys, group = tokens.articles[[name for name in ("article_id",) if name in tokens.articles]], None
    else:
        keys, group = grouping(tokens, by, "lexical_diversity")
    rows = []
    for number in range(len(tokens.articles) if group is None else len(keys)):
        articles = [number] if group is None else np.flatnonzero(group == number).tolist()
        spans = [tokens.codes[tokens.offsets[article] : tokens.offsets[article + 1]] for article in articles]
        codes = np.concatenate([np.zeros(0, np.int32), *spans])
        rows.append(_measured(codes[codes != REMOVED], window))
    return pd.concat([keys, tables.from_rows("lexical_diversity", rows)], axis=1)


def _measured(codes: Codes, window: int) -> tuple[object, ...]:
    size, types = len(codes), len(np.unique(codes))
    return size, types, types / size if size else None, _mattr(codes, window), _mtld(codes)


def _mattr(codes: Codes, window: int) -> float | None:
    """Mean share of types in all windows: each word adds to the windows in which it is the first of its type."""
    size = len(codes)
    if size < window:
        return None
    order = np.argsort(codes, kind="stable")
    previous = np.full(size, -1)
    same = codes[order][1:] == codes[order][:-1]
    previous[order[1:][same]] = order[:-1][same]
    places = np.arange(size)
    earliest = np.maximum(previous + 1, places - window + 1)
    latest = np.minimum(places, size - window)
    firsts = np.maximum(latest - np.maximum(earliest, 0) + 1, 0).sum()
    return float(firsts / (size - window + 1) / window)


def _mtld(codes: Codes) -> float | None:
    """Mean of the lengths of runs, read forward and backward; none where no ratio ever falls below 1."""
    words = codes.tolist()
    factors = [_factors(words), _factors(words[::-1])]
    return float(np.mean([len(words) / factor for factor in factors])) if min(factors) > 0 else None


def _factors(words: list[int]) -> float:
    """How many runs a text has until the share of types falls below the threshold, the last counted in part."""
    factors, seen, length = 0.0, set[int](), 0
    for word in words:
        seen.add(word)
        length += 1
        if len(seen) / length < _THRESHOLD:
            factors, seen, length = factors + 1, set(), 0
    return factors + (1 - len(seen) / length) / (1 - _THRESHOLD) if length else factors
