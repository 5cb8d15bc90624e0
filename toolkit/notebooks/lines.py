"""Where the terms of a table stand, to fold their sentences under it."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from toolkit import tables
from toolkit.terms.concordance import concordance


def term_lines(articles: pd.DataFrame, terms: Iterable[str]) -> pd.DataFrame:
    """The places where each of several terms stands, in texts before titles.

    Parameters
    ----------
    articles
        A table of articles.
    terms
        Words or phrases, such as the first terms of a frequencies table.

    Returns
    -------
    DataFrame
        The concordance table of each term in turn, with the column `term` before it.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["Rain fell. The rain stopped."]})
    >>> term_lines(articles, ["stopped", "rain"])[["term", "match"]].values.tolist()
    [['stopped', 'stopped'], ['rain', 'Rain'], ['rain', 'rain']]
    """
    found = [tables.empty("concordance").assign(term=pd.Series([], dtype="str"))]
    for term in terms:
        lines = concordance(articles, term)
        in_title = (lines["part"] == "title").to_numpy()
        found.append(lines.iloc[in_title.argsort(kind="stable")].assign(term=term))
    lines = pd.concat(found, ignore_index=True)
    return lines[["term", *(name for name in lines.columns if name != "term")]]
