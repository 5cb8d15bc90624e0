"""The columns a table was grouped by, and how their values are written on a chart."""

from __future__ import annotations

import pandas as pd

from toolkit.charts.dates import name_period
from toolkit.charts.fonts import drawable
from toolkit.groups import FREQUENCIES


def group_columns(table: pd.DataFrame, first: str) -> list[str]:
    """The columns that stand before the table's own first column.

    >>> group_columns(pd.DataFrame(columns=["outlet", "term", "count"]), "term")
    ['outlet']
    """
    names = [str(name) for name in table.columns]
    return names[: names.index(first)]


def group_names(table: pd.DataFrame, columns: list[str]) -> pd.Series:
    """One name per row for its group: values joined by " · ", periods written out, "(missing)" for missing values."""
    parts = [_written(table[column]) for column in columns]
    return pd.Series([" · ".join(values) for values in zip(*parts, strict=True)], index=table.index, dtype="str")


def largest_groups(
    table: pd.DataFrame, columns: list[str], names: pd.Series, weight: str, most: int
) -> tuple[list[str], int]:
    """The names of the groups with the largest sums of a column, and how many groups are left out.

    Periods stay in the order of time, other groups go from large to small; "(missing)" is last.
    """
    sums = table.groupby(names)[weight].sum()
    order = sorted(sums.index, key=lambda name: ("(missing)" in name, -sums[name], name))
    kept = order[:most]
    if columns and pd.api.types.is_datetime64_any_dtype(table[columns[0]]):
        first = table.groupby(names)[columns[0]].min()
        kept = sorted(kept, key=lambda name: (pd.isna(first[name]), first[name], name))
    return kept, len(order) - len(kept)


def cells(table: pd.DataFrame, row: str, names: pd.Series, value: str) -> dict[tuple[str, str], float]:
    """Sums of a column by the value of the column `row` and the name of the group."""
    sums = table.groupby([table[row], names])[value].sum()
    return {(str(key[0]), str(key[1])): float(total) for key, total in zip(sums.index, sums.tolist(), strict=True)}


def _written(values: pd.Series) -> list[str]:
    if pd.api.types.is_datetime64_any_dtype(values):
        freq = str(values.name) if values.name in FREQUENCIES else "day"
        return ["(missing)" if pd.isna(day) else name_period(day, freq) for day in values.tolist()]
    return drawable(None if pd.isna(value) else str(value) for value in values.tolist())
