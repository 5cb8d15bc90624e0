"""Rolling means of coverage."""

from __future__ import annotations

import pandas as pd

from toolkit import tables
from toolkit.timelines.series import group_columns


def rolling_coverage(coverage: pd.DataFrame, *, window: int = 7, centred: bool = False) -> pd.DataFrame:
    """Add the rolling mean of the articles per period, so that a trend shows behind the days of the week.

    Parameters
    ----------
    coverage
        The result of `coverage`, with all its periods.
    window
        How many periods to average.
    centred
        Put the mean in the middle of its window instead of at its end. A centred mean looks better in a chart; one
        at the end of its window uses nothing that was published later.

    Returns
    -------
    pd.DataFrame
        The coverage table with the further column `rolling_mean`, missing where the window is not full.

    Raises
    ------
    ValueError
        When `window` is below 1.

    Examples
    --------
    >>> table = pd.DataFrame({"period": pd.date_range("2024-01-01", periods=4), "articles": [1, 3, 5, 1], "share": 1.0})
    >>> rolling_coverage(table, window=3)["rolling_mean"].tolist()
    [nan, nan, 3.0, 3.0]
    """
    tables.check(coverage, "coverage", ["period", "articles"])
    if window < 1:
        raise ValueError(f"window must be at least 1 period, but {window!r} was passed.")
    by = group_columns(coverage)
    # By position, so that rows keep their place whatever the index.
    ordered = coverage.reset_index(drop=True).sort_values("period", kind="stable")
    if by:
        grouped = ordered.groupby(by, dropna=False, sort=False)["articles"]
        means = grouped.transform(lambda counts: counts.rolling(window, center=centred).mean())
    else:
        means = ordered["articles"].rolling(window, center=centred).mean()
    return coverage.assign(rolling_mean=means.sort_index().to_numpy(dtype="float64"))
