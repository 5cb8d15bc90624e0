"""Results that were written part by part, read as one table."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from toolkit.errors import did_you_mean
from toolkit.parts import concatenated
from toolkit.storage.files import parquet_files


def open_result(folder: str | os.PathLike[str], *, columns: Sequence[str] | None = None) -> pd.DataFrame:
    """Read a table that `apply_to_folder` wrote.

    Parameters
    ----------
    folder : path
        The folder, or one Parquet file.
    columns : sequence of str, optional
        The columns to read, in the order to give them in; all by default. The others stay on the disk.

    Returns
    -------
    DataFrame
        The table as the verb gives it, with its dtypes.

    Raises
    ------
    LoadingError
        There is no such folder.
    ValueError
        The folder holds no table, or the table has no such column.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from toolkit import apply_to_folder, find_dates
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["It met in May 2023."]})
    >>> with TemporaryDirectory() as place:
    ...     folder = apply_to_folder(find_dates, articles, f"{place}/dates")
    ...     open_result(folder, columns=["article_id", "value"])
      article_id    value
    0          a  2023-05
    """
    from pyarrow import parquet

    place = Path(folder).expanduser()
    files = parquet_files(place)
    if not files or (place / "tokens.json").exists():
        raise ValueError(f"There is no table in {str(folder)!r}; tokens are opened with open_tokens.")
    names = parquet.read_schema(files[0]).names
    for name in columns or ():
        if name not in names:
            raise ValueError(
                f"columns must be columns of the table, which are {names}, but {name!r} was passed."
                f"{did_you_mean(name, names)}"
            )
    wanted = None if columns is None else list(columns)
    table = concatenated([pd.read_parquet(path, columns=wanted) for path in files])
    for name in table.columns:
        if table[name].dtype == object:
            table[name] = pd.Series([_as_lists(value) for value in table[name].tolist()], table.index, dtype="object")
    return table


def _as_lists(value: object) -> object:
    """Lists as lists, and the pairs in them as tuples; Parquet gives arrays for both."""
    if not isinstance(value, np.ndarray):
        return value
    return [tuple(one.tolist()) if isinstance(one, np.ndarray) else one for one in value.tolist()]
