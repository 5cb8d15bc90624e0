"""The table `bursts`: when there was far more coverage than usual."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
import pandas as pd

from toolkit import tables
from toolkit.errors import require_choice
from toolkit.timelines.series import group_columns, period_ends, series_of

Measure = Literal["articles", "share"]


def bursts(
    coverage: pd.DataFrame,
    *,
    measure: Measure = "articles",
    ratio: float = 2.0,
    gamma: float = 1.0,
    levels: int = 1,
) -> pd.DataFrame:
    """Find the stretches of time with far more articles than usual.

    Kleinberg's automaton: every period is in the normal state or in a burst, in which articles come `ratio` times as
    fast; each further level is `ratio` times as fast again. Going up a level costs `gamma` times the logarithm of the
    number of periods, so that a single lively day makes no burst unless it is very lively. The cheapest sequence of
    states is found exactly.

    Parameters
    ----------
    coverage
        The result of `coverage`, with all its periods. Groups are treated one by one.
    measure
        "articles": more articles than usual for the group. "share": a larger part than usual of what was published
        in the period, which a growing collection does not disturb; it needs groups.
    ratio
        How many times the normal rate a burst has, above 1.
    gamma
        How much it takes to enter a burst, above 0: higher values give fewer and longer bursts.
    levels
        How many levels of bursts to tell apart.

    Returns
    -------
    pd.DataFrame
        The table `bursts`, sorted by group, first day and level: a level's bursts lie inside those of the level
        below. `expected` is the number of articles the normal rate would have brought; `weight` is what the burst
        saves against the normal state, in nats: the higher, the surer.

    Raises
    ------
    TableError
        When a period is missing or twice in a group.
    ValueError
        For arguments out of range.

    References
    ----------
    J. Kleinberg (2002), Bursty and hierarchical structure in streams, KDD 2002: section 4 (batched arrivals) for
    shares; for counts the same automaton with Poisson costs.

    Examples
    --------
    >>> counts = [2, 1, 2, 9, 11, 8, 2, 1, 2, 1]
    >>> days = pd.date_range("2024-01-01", periods=10)
    >>> found = bursts(pd.DataFrame({"period": days, "articles": counts, "share": 1.0}))
    >>> [(str(row.first.date()), str(row.last.date()), row.articles) for row in found.itertuples()]
    [('2024-01-04', '2024-01-06', 28)]
    """
    require_choice("measure", measure, get_args(Measure))
    if ratio <= 1 or gamma <= 0 or levels < 1:
        raise ValueError(
            f"ratio must be above 1, gamma above 0 and levels at least 1, but {ratio!r}, {gamma!r} and {levels!r}"
            " were passed."
        )
    tables.check(coverage, "coverage", ["period", "articles"])
    by = group_columns(coverage)
    if measure == "share" and not by:
        raise ValueError("measure='share' needs coverage with groups: without any, every share is 1.")
    totals = coverage.groupby("period")["articles"].sum() if len(coverage) else None
    keys: list[tuple[object, ...]] = []
    rows: list[tuple[object, ...]] = []
    for key, series in series_of(coverage):
        counts = series["articles"].to_numpy().astype("float64")
        periods = series["period"].to_numpy()
        ends = period_ends(periods, coverage.attrs.get("freq"))
        if measure == "share" and totals is not None:
            trials = totals.reindex(series["period"]).to_numpy().astype("float64")
        else:
            trials = np.ones(len(counts))
        costs = _costs(counts, trials, measure, ratio, levels)
        usual = counts.sum() / trials.sum() if trials.sum() else 0.0
        states = _cheapest(costs, gamma * np.log(max(len(counts), 2)))
        for level in range(1, costs.shape[1]):
            for start, stop in _runs(states >= level):
                weight = float((costs[start:stop, level - 1] - costs[start:stop, level]).sum())
                articles, expected = int(counts[start:stop].sum()), float(usual * trials[start:stop].sum())
                keys.append(key)
                rows.append((level, periods[start], ends[stop - 1], stop - start, articles, expected, weight))
    table = tables.from_rows("bursts", rows)
    names = pd.DataFrame(keys, columns=by) if keys else coverage[by].head(0).reset_index(drop=True)
    for name in by:
        names[name] = names[name].astype(coverage[name].dtype)
    table = pd.concat([names, table], axis=1)
    return table.sort_values([*by, "first", "level"], kind="stable", ignore_index=True)


def _costs(counts: np.ndarray, trials: np.ndarray, measure: Measure, ratio: float, levels: int) -> np.ndarray:
    """What each state costs in each period: minus the logarithm of the likelihood, without its constant."""
    total = trials.sum()
    usual = counts.sum() / total if total else 0.0
    if usual == 0 or (measure == "share" and usual >= 1):
        return np.zeros((len(counts), 1))
    rates = usual * ratio ** np.arange(levels + 1)
    if measure == "share":
        rates = rates[rates < 1]  # a share cannot rise above all there is
        costs: np.ndarray = -(counts[:, None] * np.log(rates) + (trials - counts)[:, None] * np.log1p(-rates))
    else:
        costs = rates - counts[:, None] * np.log(rates)
    return costs


def _cheapest(costs: np.ndarray, climb: float) -> np.ndarray:
    """The sequence of states with the least sum of costs, going up a state costing `climb` (Viterbi)."""
    periods, states = costs.shape
    climbs = climb * np.maximum(np.arange(states)[None, :] - np.arange(states)[:, None], 0)  # [from, to]
    best = costs[0] + climbs[0] if periods else np.zeros(states)
    came_from = np.zeros((periods, states), dtype=np.int64)
    for period in range(1, periods):
        ways = best[:, None] + climbs
        came_from[period] = ways.argmin(axis=0)
        best = ways.min(axis=0) + costs[period]
    path = np.zeros(periods, dtype=np.int64)
    if periods:
        path[-1] = best.argmin()
        for period in range(periods - 1, 0, -1):
            path[period - 1] = came_from[period, path[period]]
    return path


def _runs(flags: np.ndarray) -> list[tuple[int, int]]:
    """Start and stop of each stretch of true values."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    return [(int(start), int(stop)) for start, stop in zip(edges[::2], edges[1::2], strict=True)]
