"""The table `coverage`: how many articles were published in each period."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from toolkit import tables
from toolkit.errors import require_choice
from toolkit.groups import FREQUENCIES, By, Copies, Freq, group_keys, is_copy, period_start, publication_dates
from toolkit.parts import in_parts


@in_parts("toolkit.timelines.in_parts")
def coverage(articles: pd.DataFrame, *, freq: Freq, by: By = None, copies: Copies = "all") -> pd.DataFrame:
    """Count the articles published in each day, week, month, quarter or year.

    Every period between the first and the last dated article has a row, also where nothing was published: a gap in
    the collection shows as a gap. With `by`, every period has a row for every group.

    Parameters
    ----------
    articles
        Needs `date`, and the columns named in `by`.
    freq
        "day", "week" (from Monday), "month", "quarter" or "year".
    by
        Columns of articles to count separately, such as "outlet" or a theme.
    copies
        "once" counts articles that are copies of each other once in each group and period: copies share their value in
        the column `cluster` where `mark_duplicates` has added it; without it they are articles with the same text,
        apart from case and white space. "all" counts every article.

    Returns
    -------
    pd.DataFrame
        `period` (its first day), the columns of `by`, `articles`, and `share`: the group's part of the articles of
        the period, missing in periods without any. Sorted by period, then group; a missing group comes last.
        Articles without a date are in no period: how many of those counted are undated is in ``attrs["undated"]``.
        ``attrs["freq"]`` is `freq`.

    Raises
    ------
    TableError
        When articles has no column `date`, or it holds something else than dates.
    ValueError
        When `freq`, `by` or `copies` names nothing that exists.

    Examples
    --------
    >>> days = pd.to_datetime(["2024-01-30", "2024-03-01", "2024-03-02", None])
    >>> table = coverage(pd.DataFrame({"date": days}), freq="month")
    >>> table["articles"].tolist(), table.attrs
    ([1, 0, 2], {'freq': 'month', 'undated': 1})
    """
    tables.check(articles, "articles", ["date"])
    require_choice("freq", freq, FREQUENCIES)
    require_choice("copies", copies, ("all", "once"))
    dates = publication_dates(articles)
    groups = group_keys(articles, by, table="coverage")
    if copies == "once":
        kept = ~is_copy(articles, groups.assign(period=period_start(dates, freq)))
        articles, dates, groups = articles.loc[kept], dates.loc[kept], groups.loc[kept]
    groups = groups.reset_index(drop=True)
    periods = period_start(dates.reset_index(drop=True), freq)
    dated = periods.notna()
    if not dated.any():
        nothing = tables.empty("coverage")
        table = pd.concat([nothing[["period"]], groups.head(0), nothing[["articles", "share"]]], axis=1)
        table.attrs.update(freq=freq, undated=len(articles))
        return table
    calendar = _calendar(periods.min(), periods.max(), freq)
    positions = np.searchsorted(calendar, periods[dated].to_numpy())
    keys = groups.loc[dated]
    if len(groups.columns):
        grouped = keys.groupby(list(groups.columns), dropna=False, sort=True)
        codes, levels = grouped.ngroup().to_numpy(), grouped.size().index.to_frame(index=False)
        for name in groups.columns:
            levels[name] = levels[name].astype(groups[name].dtype)
    else:
        codes, levels = np.zeros(len(positions), dtype=np.int64), groups.loc[[]].reindex([0])
    counts = np.zeros((len(calendar), len(levels)), dtype=np.int64)
    np.add.at(counts, (positions, codes), 1)
    totals = counts.sum(axis=1, keepdims=True)
    shares = np.divide(counts, totals, out=np.full(counts.shape, np.nan), where=totals > 0)
    table = levels.iloc[np.tile(np.arange(len(levels)), len(calendar))].reset_index(drop=True)
    table.insert(0, "period", np.repeat(calendar, len(levels)))
    table["articles"] = counts.ravel()
    table["share"] = shares.ravel()
    table.attrs.update(freq=freq, undated=int((~dated).sum()))
    return table


def publication_days(articles: pd.DataFrame) -> list[dt.date | None]:
    """The publication day of each article, None where it is missing or there is no column `date`."""
    if "date" not in articles.columns:
        return [None] * len(articles)
    return [None if stamp is pd.NaT else stamp.date() for stamp in publication_dates(articles).tolist()]


def _calendar(first: pd.Timestamp, last: pd.Timestamp, freq: Freq) -> np.ndarray:
    """The first days of all periods from the first to the last."""
    step = {"day": "D", "week": "D", "month": "M", "quarter": "M", "year": "Y"}[freq]
    stride = {"week": 7, "quarter": 3}.get(freq, 1)
    start, stop = (stamp.to_datetime64().astype(f"datetime64[{step}]") for stamp in (first, last))
    return np.arange(start, stop + 1, stride).astype("datetime64[us]")
