"""Which row of a table a sheet or a correction speaks of: the article, the place, and the words that stand there."""

from __future__ import annotations

from typing import Literal, NamedTuple

import pandas as pd

from toolkit import tables
from toolkit.errors import TableError

Table = Literal["attributions", "dates"]


class Key(NamedTuple):
    """What a row is known by, whatever is read out of it: the place of its cue, or of its date expression."""

    article_id: str
    part: str
    start: int
    end: int
    text: str


def table_of(rows: pd.DataFrame) -> Table:
    """Whether rows are attributions or dates, by their columns.

    >>> table_of(tables.empty("dates")), table_of(tables.empty("attributions"))
    ('dates', 'attributions')
    """
    if not isinstance(rows, pd.DataFrame):
        raise TableError(f"The rows must be a pandas DataFrame, but a {type(rows).__name__} was passed.")
    if {"speaker", "content_spans"} <= set(rows.columns):
        return "attributions"
    if {"value", "granularity"} <= set(rows.columns):
        return "dates"
    names = [str(name) for name in rows.columns]
    raise TableError(
        "These rows are neither attributions nor dates: pass what find_attributions or find_dates gave, or rows of it; "
        f"they have the columns {names}."
    )


def keys_of(rows: pd.DataFrame) -> list[Key]:
    """The key of each row; an attribution without a cue is known by the first piece of its content."""
    if table_of(rows) == "dates":
        tables.check(rows, "dates", ["article_id", "part", "start", "end", "text"])
        columns = (rows[name].tolist() for name in ("article_id", "part", "start", "end", "text"))
        return [
            Key(article, part, int(start), int(end), text)
            for article, part, start, end, text in zip(*columns, strict=True)
        ]
    needed = ["article_id", "part", "cue", "cue_start", "cue_end", "content", "content_spans"]
    tables.check(rows, "attributions", needed)
    keys = []
    for article, part, cue, start, end, content, spans in zip(*(rows[name].tolist() for name in needed), strict=True):
        if isinstance(cue, str) and not pd.isna(start):
            keys.append(Key(article, part, int(start), int(end), cue))
        else:
            first, last = (int(offset) for offset in spans[0])
            keys.append(Key(article, part, first, last, content[: last - first]))
    return keys
