"""Date and outlet of the articles whose own fields give none, when all articles are known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import numpy as np
import pandas as pd

from toolkit.loading.names import fold_outlet, outlet_of_folder
from toolkit.text.datelines import find_wire_head


def fill_dates(articles: pd.DataFrame, given: dt.datetime | None) -> None:
    """Fill in, in place, the date in the wire head of the text, then the date the caller gave."""
    missing = articles["date"].isna().to_numpy()
    lacking = np.flatnonzero(missing)
    sources = articles["date_source"].tolist()
    dates = articles["date"].tolist()
    texts = articles["text"][missing].tolist()  # by a mask, for taking rows by number copies the whole column
    for row, text in zip(lacking.tolist(), texts, strict=True):
        head = find_wire_head(text) if isinstance(text, str) else None
        if head is not None and head.date is not None:
            dates[row], sources[row] = dt.datetime.combine(head.date, dt.time()), "dateline"
        elif given is not None:
            dates[row], sources[row] = given, "given"
        else:
            sources[row] = "none"
    articles["date"] = pd.Series(dates, dtype="datetime64[us]")
    articles["date_source"] = pd.Series(sources, dtype="str")


def fill_outlets(articles: pd.DataFrame, folders: Mapping[int, tuple[str, ...]], given: str | None) -> None:
    """Fill in, in place, the name of a folder that is named after an outlet, then the outlet the caller gave.

    `folders` are those of the rows whose outlet neither a field nor the name of a file states.
    """
    if not folders and given is None:
        return
    outlets, sources = articles["outlet"].tolist(), articles["outlet_source"].tolist()
    seen = {fold_outlet(name): name for name in reversed(outlets) if isinstance(name, str)} if folders else {}
    for row, above in folders.items():
        if name := outlet_of_folder(above, seen):
            outlets[row], sources[row] = name, "folder"
    for row, name in enumerate(outlets if given is not None else ()):
        if not isinstance(name, str):
            outlets[row], sources[row] = given, "given"
    articles["outlet"] = pd.Series(outlets, dtype="str")
    articles["outlet_source"] = pd.Series(sources, dtype="str")
