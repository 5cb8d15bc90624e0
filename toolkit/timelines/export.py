"""Events on disk: plain CSV, and the table that TimelineJS reads."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Literal, get_args

import pandas as pd

from toolkit import tables
from toolkit.errors import require_choice
from toolkit.writing import csv_of, save_table, write_aside

Form = Literal["csv", "timelinejs"]

_COLUMNS = [
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline", "Text",
    "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Type", "Group", "Background",
]  # fmt: skip
_HEADLINE = 90  # characters


def save_events(events: pd.DataFrame, path: str | Path, *, form: Form = "csv") -> Path:
    """Write events to a CSV file that a spreadsheet or TimelineJS reads.

    Parameters
    ----------
    events
        The result of `event_timeline` or `merge_events`.
    path
        The file to write, ending in .csv; its folder is made. An existing file is replaced once the new one is whole.
    form
        "csv": the table as `save_table` writes it. "timelinejs": the columns that TimelineJS (timeline.knightlab.com)
        reads from a spreadsheet.

    Returns
    -------
    Path
        Where the file is.

    Raises
    ------
    TableError
        When the table lacks the columns of events.
    ToolkitError
        When the file cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_events(tables.empty("events"), Path(folder, "events.csv")).name
    'events.csv'
    """
    require_choice("form", form, get_args(Form))
    path = Path(path)
    if form == "timelinejs":
        # TimelineJS would take a byte order mark as part of "Year".
        write_aside(path, csv_of(timelinejs_table(events), marked=False))
    else:
        lists = [name for name in ("article_ids", "event_ids") if name in events]
        save_table(events.assign(**{name: ["; ".join(ids) for ids in events[name]] for name in lists}), path)
    return path


def timelinejs_table(events: pd.DataFrame) -> pd.DataFrame:
    """Events in the columns of a TimelineJS spreadsheet.

    Parameters
    ----------
    events
        The result of `event_timeline` or `merge_events`.

    Returns
    -------
    pd.DataFrame
        One row per event, all text. A day fills year, month and day; a month leaves the day empty; a year leaves
        both. Longer periods have an end. The text names who is cited, who told it, and how many did. Signs that
        TimelineJS would take for markup are escaped.

    Examples
    --------
    >>> events = pd.DataFrame({"first": [pd.Timestamp("2024-05-01")], "last": [pd.Timestamp("2024-05-31")],
    ...                        "granularity": ["month"], "sentence": ["The dam broke."], "outlet": ["Courant"]})
    >>> timelinejs_table(events)[["Year", "Month", "Day", "Headline", "Text"]].values.tolist()
    [['2024', '5', '', 'The dam broke.', 'The dam broke. (Courant)']]
    """
    tables.check(events, "events", ["first", "last", "granularity", "sentence"])
    names = [name for name in _TOLD if name in events.columns]
    rows = []
    columns = [events[name].tolist() for name in ("first", "last", "granularity", "sentence")]
    details = list(zip(*(events[name].tolist() for name in names), strict=True)) if names else [()] * len(events)
    for first, last, granularity, sentence, detail in zip(*columns, details, strict=True):
        row = dict.fromkeys(_COLUMNS, "")
        row["Year"] = str(first.year)
        row["Month"] = "" if granularity == "year" else str(first.month)
        row["Day"] = "" if granularity in ("year", "month") else str(first.day)
        if granularity not in ("day", "month", "year"):
            row["End Year"], row["End Month"], row["End Day"] = str(last.year), str(last.month), str(last.day)
        text = " ".join(str(sentence).split())
        row["Headline"] = escape(text if len(text) <= _HEADLINE else text[:_HEADLINE].rsplit(" ", 1)[0] + " …", False)
        told = [_TOLD[name].format(value) for name, value in zip(names, detail, strict=True) if not _missing(value)]
        row["Text"] = escape(f"{text} ({', '.join(told)})" if told else text, False)
        row["Group"] = granularity
        rows.append(row)
    return pd.DataFrame(rows, columns=_COLUMNS, dtype="str")


_TOLD = {
    "speaker": "{}",
    "speakers": "{}",
    "outlet": "{}",
    "first_outlet": "first told by {}",
    "articles": "articles: {}",
}


def _missing(value: object) -> bool:
    return value is None or value != value or value == ""
