"""Which periods a collection is best counted in, and what a period is called."""

from __future__ import annotations

import pandas as pd

from toolkit import tables
from toolkit.groups import FREQUENCIES, Freq

_DAYS = {"day": 1, "week": 7, "month": 30.4, "quarter": 91.3, "year": 365.25}
_MONTHS = (
    "January February March April May June July August September October November December".split()  # not the locale's
)


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


def period_name(start: pd.Timestamp, freq: Freq) -> str:
    """What people call a period, from its first day.

    >>> [period_name(pd.Timestamp("2024-01-01"), freq) for freq in ("day", "week", "month", "quarter", "year")]
    ['1 January 2024', 'the week of 1 January 2024', 'January 2024', 'the first quarter of 2024', '2024']
    """
    day = day_name(start)
    names = {
        "day": day,
        "week": f"the week of {day}",
        "month": f"{_MONTHS[start.month - 1]} {start.year}",
        "quarter": f"the {('first', 'second', 'third', 'fourth')[(start.month - 1) // 3]} quarter of {start.year}",
        "year": str(start.year),
    }
    return names[freq]


def day_name(day: pd.Timestamp) -> str:
    """A day as it is written in a sentence, whatever the computer's language.

    >>> day_name(pd.Timestamp("2024-02-29 10:30"))
    '29 February 2024'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
