"""What a person's review of this collection found, to stand beside the accuracy that was measured elsewhere."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

import pandas as pd

from toolkit.reading.pages import Shown
from toolkit.reading.table import show_table
from toolkit.reading.words import count_of
from toolkit.review.precision import read_review

SHEETS = {"attributions": ("review.csv", "review.xlsx"), "dates": ("review_dates.csv", "review_dates.xlsx")}

_ASKED = {
    "is_attribution": "what was found is an attribution",
    "source_right": "the source is marked rightly",
    "content_right": "what is said is marked rightly",
    "speaker_right": "the speaker is who it is",
    "kind_right": "the kind of source is right",
    "anonymity_right": "named, described, unnamed: right",
    "is_date": "what was found names a time",
    "extent_right": "all words that name it are marked",
    "value_right": "it is the right day, month or time",
    "everything": "everything that was asked is right",
}


def show_review(data: str | PathLike[str]) -> Shown | None:
    """How often the rules were right in this collection, where somebody has checked a sample of it.

    Parameters
    ----------
    data : path
        What was loaded. The sheets of `review_sample` lie in ``settings`` beside it, filled in: ``review.csv`` or
        ``review.xlsx`` of attributions, ``review_dates.csv`` or ``review_dates.xlsx`` of dates.

    Returns
    -------
    Shown or None
        A table for each sheet, which displays itself in a notebook; None where there is no sheet.

    Raises
    ------
    ToolkitError
        A sheet cannot be read, or is filled in by half.
    """
    place = Path(data)
    folder = (place if place.is_dir() else place.parent) / "settings"
    html = []
    for table, names in SHEETS.items():
        path = next((folder / name for name in names if (folder / name).is_file()), None)
        if path is not None:
            html.append(_told(read_review(path), table))
    return Shown("".join(html), title="review") if html else None


def _told(review: pd.DataFrame, table: str) -> str:
    checked, unfilled = int(review["checked"].iloc[0]), int(review["unfilled"].iloc[0])
    told = f"Checked by a person: {count_of(checked, table.removesuffix('s'))} of this collection, drawn at random"
    if unfilled:
        told += f" ({count_of(unfilled, 'row')} of the sheet {'is' if unfilled == 1 else 'are'} not filled in)"
    shown = review.rename(columns={"precision": "share", "low": "low_share", "high": "high_share"})
    shown["question"] = [_ASKED.get(field, field) for field in review["field"].tolist()]
    columns = ["question", "checked", "right", "share", "low_share", "high_share"]
    return show_table(shown, columns=columns, caption=told).body
