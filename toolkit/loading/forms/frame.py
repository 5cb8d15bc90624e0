"""A DataFrame as input."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from toolkit.loading.forms.form import Context
from toolkit.loading.forms.rows import map_columns, records_of_rows
from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record


def records_of_frame(frame: pd.DataFrame, tally: Tally, context: Context) -> Iterator[Record]:
    """One record per row. Missing values become None; numbers and dates of further columns stay what they are."""
    columns = map_columns(list(frame.columns), tally, context)
    if columns is None:
        tally.lose_rows(range(len(frame)))
        return
    values = [_plain(frame.iloc[:, place]) for place in range(frame.shape[1])]
    rows = zip(*values, strict=True)
    yield from records_of_rows(enumerate(rows), columns)


def _plain(column: pd.Series) -> list[object]:
    """The values as Python objects, None where they are missing."""
    missing = column.isna().tolist()
    values = column.astype("object").tolist()
    values = [value.tolist() if isinstance(value, np.ndarray) else value for value in values]  # as Parquet's lists come
    return [None if gone else value for value, gone in zip(values, missing, strict=True)]
