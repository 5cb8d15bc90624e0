"""Which rows of saved articles are asked for: by day and outlet, in terms that a reader of Parquet can skip by."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.errors import SelectionWarning, did_you_mean
from toolkit.storage.files import read_rows

if TYPE_CHECKING:
    import pyarrow as pa


def known_columns(columns: Sequence[str], known: Sequence[str]) -> list[str]:
    """The columns as a list; raises ValueError for one that is not there."""
    if isinstance(columns, str):
        raise ValueError(f"columns must be a sequence of names such as ['date', 'text'], but {columns!r} was passed.")
    for name in columns:
        if name not in known:
            raise ValueError(
                f"columns must be columns of the saved articles, which are {list(known)}, but {name!r} was passed."
                f"{did_you_mean(name, known)}"
            )
    return list(dict.fromkeys(columns))


def check_outlets(wanted: Sequence[str], files: Sequence[Path], schema: pa.Schema) -> None:
    """Raise ValueError for a name that no saved article has for its outlet."""
    known: set[str | None] = set()
    for path in files:
        known |= set(read_rows(path, schema, ["outlet"]).column("outlet").unique().to_pylist())
    for name in wanted:
        if name not in known:
            names = sorted(outlet for outlet in known if outlet)
            raise ValueError(
                f"outlets must be outlets of the articles, which are {names}, but {name!r} was passed."
                f"{did_you_mean(name, names)}"
            )


def kept_rows(first: dt.date | None, last: dt.date | None, outlets: Sequence[str] | None) -> Any:
    """The articles to keep, as an expression of Arrow, which passes over what cannot hold any; None keeps all."""
    import pyarrow as pa
    import pyarrow.compute as pc

    kept = []
    if outlets is not None:
        kept.append(pc.field("outlet").isin(pa.array(outlets, pa.large_string())))
    if first is not None:
        kept.append(pc.field("date") >= pa.scalar(dt.datetime.combine(first, dt.time.min), pa.timestamp("us")))
    if last is not None:
        kept.append(pc.field("date") <= pa.scalar(dt.datetime.combine(last, dt.time.max), pa.timestamp("us")))
    expression = None
    for one in kept:
        expression = one if expression is None else expression & one
    return expression


def tell_undated(files: Sequence[Path], schema: pa.Schema, outlets: Sequence[str] | None) -> None:
    """Warn of the articles that bounds leave out because nothing says when they were published."""
    import pyarrow.compute as pc

    undated = pc.field("date").is_null()
    of_outlets = kept_rows(None, None, outlets)
    kept = undated if of_outlets is None else undated & of_outlets
    if left_out := sum(len(read_rows(path, schema, ["date"], kept=kept)) for path in files):
        noun = "article has" if left_out == 1 else "articles have"
        warnings.warn(
            f"{left_out} {noun} no date; without one nobody can tell whether it lies within the bounds, and it was "
            "left out.",
            SelectionWarning,
            stacklevel=3,
        )
