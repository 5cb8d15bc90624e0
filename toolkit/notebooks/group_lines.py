"""Where the terms of each group stand in the articles of that group, to fold their sentences under them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from toolkit import tables
from toolkit.groups import group_keys
from toolkit.notebooks.lines import term_lines


def group_lines(articles: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """The places where the terms of each group stand in the articles of that group.

    Parameters
    ----------
    articles
        The articles that the table was counted from.
    table
        Terms by group: a keyness table, or frequencies with `by`. Its columns before `term` are the groups.

    Returns
    -------
    DataFrame
        The columns of the groups, then those of `term_lines`; ``evidence(lines, articles, by=[..., "term"])`` gives
        the sentences to fold under the rows of the table.

    Examples
    --------
    >>> articles = pd.DataFrame(
    ...     {"article_id": ["a", "b"], "outlet": ["Post", "Echo"], "text": ["Rain fell.", "Rain stopped."]}
    ... )
    >>> table = pd.DataFrame({"outlet": ["Echo"], "term": ["rain"]})
    >>> group_lines(articles, table)[["outlet", "term", "article_id"]].values.tolist()
    [['Echo', 'rain', 'b']]
    """
    tables.check(table, "keyness", ["term"])
    names = list(table.columns)[: list(table.columns).index("term")]
    if not names:
        return term_lines(articles, table["term"])
    keys = group_keys(articles, names)
    found = []
    for values, rows in table.groupby(names, dropna=False, sort=False):
        inside = np.ones(len(articles), dtype=bool)
        for name, value in zip(names, values, strict=True):
            here = keys[name].isna() if pd.isna(value) else keys[name] == value  # type: ignore[call-overload]
            inside &= here.to_numpy(dtype=bool)
        lines = term_lines(articles[inside], rows["term"]).drop(columns=names, errors="ignore")
        group = rows[names].head(1)
        found.append(pd.concat([group.iloc[[0] * len(lines)].reset_index(drop=True), lines], axis=1))
    if not found:
        found = [
            pd.concat([table[names].head(0), term_lines(articles, []).drop(columns=names, errors="ignore")], axis=1)
        ]
    return pd.concat(found, ignore_index=True)
