"""Which periods a collection is best counted in."""

from __future__ import annotations

import pandas as pd

from toolkit import tables
from toolkit.groups import FREQUENCIES, Freq

_DAYS = {"day": 1, "week": 7, "month": 30.4, "quarter": 91.3, "year": 365.25}


def fitting_freq(articles: pd.DataFrame, *, most: int = 60) -> Freq:
    """The shortest period of which the dated articles span no more than `most`.

    Parameters
    ----------
    articles
        A table of articles; only `date` is read.
    most
        How many periods a chart or table should have at most.

    Returns
    -------
    "day", "week", "month", "quarter" or "year"
        "month" when no article has a date.

    Examples
    --------
    >>> fitting_freq(pd.DataFrame({"date": pd.to_datetime(["2023-01-05", "2024-06-30"])}), most=24)
    'month'
    """
    tables.check(articles, "articles", ["date"])
    dates = articles["date"].dropna()
    if dates.empty:
        return "month"
    span = (dates.max() - dates.min()).days + 1
    for freq in FREQUENCIES:
        if span / _DAYS[freq] <= most:
            return freq  # type: ignore[return-value]
    return "year"
