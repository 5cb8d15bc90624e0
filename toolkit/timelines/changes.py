"""The table `changes`: when the level of coverage changed for good."""

from __future__ import annotations

import numpy as np
import pandas as pd

from toolkit import tables
from toolkit.timelines.series import group_columns, series_of

_SHORTEST = 2  # periods a level must last


def change_points(coverage: pd.DataFrame, *, penalty: float = 3.0) -> pd.DataFrame:
    """Find the periods from which on coverage ran at another level than before.

    The counts are cut into stretches of constant rate. The cut is the one with the least sum of Poisson deviance and
    a price for each change, found exactly by pruned dynamic programming. Counts of articles scatter more than
    Poisson counts; their scatter from one period to the next is measured and the deviance divided by it.

    Parameters
    ----------
    coverage
        The result of `coverage`, with all its periods. Groups are treated one by one.
    penalty
        The price of a change, in units of the logarithm of the number of periods: higher values find fewer changes.
        3 follows the modified BIC of Zhang and Siegmund (2007).

    Returns
    -------
    pd.DataFrame
        The table `changes`, sorted by group and period: `period` is the first with the new level, `before` and
        `after` are the mean articles per period on either side, and `gain` is how much the change lowers the
        deviance, beyond its price.

    References
    ----------
    R. Killick, P. Fearnhead, I. Eckley (2012), Optimal detection of changepoints with a linear computational cost,
    Journal of the American Statistical Association 107.

    Examples
    --------
    >>> counts = [3, 4, 2, 3, 4, 12, 10, 13, 11, 12]
    >>> days = pd.date_range("2024-01-01", periods=10)
    >>> found = change_points(pd.DataFrame({"period": days, "articles": counts, "share": 1.0}))
    >>> [(str(row.period.date()), row.before, row.after) for row in found.itertuples()]
    [('2024-01-06', 3.2, 11.6)]
    """
    if penalty <= 0:
        raise ValueError(f"penalty must be above 0, but {penalty!r} was passed.")
    by = group_columns(coverage) if "articles" in coverage else []
    keys: list[tuple[object, ...]] = []
    rows: list[tuple[object, ...]] = []
    for key, series in series_of(coverage):
        counts = series["articles"].to_numpy().astype("float64")
        periods = series["period"].to_numpy()
        scatter = _scatter(counts)
        price = penalty * np.log(max(len(counts), 2))
        sums = np.concatenate(([0.0], np.cumsum(counts)))
        cuts = [0, *_cuts(sums, scatter, price), len(counts)]
        for left, cut, right in zip(cuts, cuts[1:], cuts[2:], strict=False):
            before, after = counts[left:cut].mean(), counts[cut:right].mean()
            whole = _deviance(sums, np.array([left]), right)[0]
            parts = _deviance(sums, np.array([left]), cut)[0] + _deviance(sums, np.array([cut]), right)[0]
            keys.append(key)
            rows.append((periods[cut], float(before), float(after), float((whole - parts) / scatter - price)))
    table = tables.from_rows("changes", rows)
    names = pd.DataFrame(keys, columns=by) if keys else coverage[by].head(0).reset_index(drop=True)
    for name in by:
        names[name] = names[name].astype(coverage[name].dtype)
    table = pd.concat([names, table], axis=1)
    return table.sort_values([*by, "period"], kind="stable", ignore_index=True)


def _scatter(counts: np.ndarray) -> float:
    """How many times more neighbouring counts differ than Poisson counts would, at least 1.

    The squared difference of two Poisson counts of one rate is their sum, on average; a change of level touches only
    one pair, so it does not blur the measure.
    """
    sums = counts[1:] + counts[:-1]
    pairs = sums > 0
    if not pairs.any():
        return 1.0
    return max(1.0, float((np.diff(counts)[pairs] ** 2 / sums[pairs]).mean()))


def _deviance(sums: np.ndarray, starts: np.ndarray, stop: int) -> np.ndarray:
    """Twice the cost of each stretch from `starts` to `stop` under its own mean, without what all cuts share."""
    total = sums[stop] - sums[starts]
    with np.errstate(divide="ignore", invalid="ignore"):
        cost = -2 * total * np.log(total / (stop - starts))
    return np.where(total > 0, cost, 0.0)


def _cuts(sums: np.ndarray, scatter: float, price: float) -> list[int]:
    """The first positions of the stretches after the first (PELT)."""
    count = len(sums) - 1
    best = np.full(count + 1, np.inf)
    best[0] = -price
    last = np.zeros(count + 1, dtype=np.int64)
    candidates = np.array([0])
    doomed = np.array([], dtype=np.int64)
    for stop in range(_SHORTEST, count + 1):
        costs = best[candidates] + _deviance(sums, candidates, stop) / scatter + price
        chosen = int(costs.argmin())
        best[stop], last[stop] = costs[chosen], candidates[chosen]
        # A start that is dearer than the best way to here never becomes the best again, once a stretch that begins
        # here has reached its shortest length.
        keep = np.isin(candidates, doomed, invert=True)
        doomed = candidates[keep & (costs - price > best[stop])]
        candidates = candidates[keep]
        entering = stop - _SHORTEST + 1
        if np.isfinite(best[entering]):
            candidates = np.append(candidates, entering)
    cuts: list[int] = []
    position = int(last[count])
    while position > 0:
        cuts.append(position)
        position = int(last[position])
    return cuts[::-1]
