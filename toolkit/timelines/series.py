"""What the verbs on `coverage` share: its groups as series of counts, and the length of its periods."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

import numpy as np
import pandas as pd

from toolkit import tables
from toolkit.errors import TableError

# The most days between the first days of two periods in a row -> the kind of period.
_LENGTHS = ((1, "day"), (7, "week"), (31, "month"), (92, "quarter"), (366, "year"))


def group_columns(coverage: pd.DataFrame) -> list[str]:
    """The columns a coverage table was grouped by: those between `period` and `articles`.

    >>> group_columns(pd.DataFrame(columns=["period", "outlet", "articles", "share"]))
    ['outlet']
    """
    names = [str(name) for name in coverage.columns]
    return [name for name in names[: names.index("articles")] if name != "period"]


def series_of(coverage: pd.DataFrame) -> Iterator[tuple[tuple[Hashable, ...], pd.DataFrame]]:
    """Each group's key and its rows in the order of time.

    Raises TableError where a group has the same period twice, or lacks one that others have.
    """
    tables.check(coverage, "coverage", ["period", "articles", "share"])
    by = group_columns(coverage)
    ordered = coverage.sort_values("period", kind="stable")
    pieces: list[tuple[tuple[Hashable, ...], pd.DataFrame]] = []
    if by:
        pieces += [(key, rows) for key, rows in ordered.groupby(by, dropna=False, sort=False)]
    elif len(ordered):
        pieces.append(((), ordered))
    periods = ordered["period"].drop_duplicates().to_numpy()
    for key, rows in pieces:
        if not np.array_equal(rows["period"].to_numpy(), periods):
            raise TableError(
                f"The coverage table must have every period once for every group, but the group {key!r} has"
                f" {len(rows)} rows for {len(periods)} periods. Pass the result of coverage() as it is, and filter"
                " articles rather than coverage."
            )
        yield key, rows


def period_ends(periods: np.ndarray, freq: str | None = None) -> np.ndarray:
    """The last day of each period; without `freq`, from the distance between their first days.

    >>> [str(day) for day in period_ends(np.array(["2024-01-01", "2024-02-01"], dtype="datetime64[us]"))]
    ['2024-01-31', '2024-02-29']
    """
    days = periods.astype("datetime64[D]")
    if freq is None:
        if len(days) < 2:
            return days  # one period alone does not tell how long it is
        gap = int(np.diff(np.unique(days)).max() / np.timedelta64(1, "D"))
        freq = next((freq for longest, freq in _LENGTHS if gap <= longest), "year")
    if freq in ("day", "week"):
        return days + (0 if freq == "day" else 6)
    months = days.astype("datetime64[M]") + {"month": 1, "quarter": 3, "year": 12}[freq]
    return months.astype("datetime64[D]") - 1
