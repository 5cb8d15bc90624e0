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


def openings(articles: pd.DataFrame) -> pd.DataFrame:
    """The title of each article, or the beginning of its text where it has none, as rows that `evidence` reads.

    >>> rows = openings(pd.DataFrame({"article_id": ["a", "b"], "title": ["Rain", None], "text": ["It fell.", "Sun."]}))
    >>> rows["part"].tolist()
    ['title', 'text']
    """
    rows = [
        (article_id, "title", 0, len(title)) if isinstance(title, str) else (article_id, "text", 0, 1)
        for article_id, title in zip(articles["article_id"].tolist(), articles["title"].tolist(), strict=True)
    ]
    return pd.DataFrame(rows, columns=["article_id", "part", "start", "end"])
