"""Sheets for a person to tick: a sample of attributions or of dates, with the sentences they were found in."""

from __future__ import annotations

import numpy as np
import pandas as pd

from toolkit import tables
from toolkit.groups import is_copy
from toolkit.reading.evidence import evidence
from toolkit.review.keys import Table, keys_of, table_of

# What is asked of a row. The first question comes first: where the answer is no, the others need none.
QUESTIONS: dict[Table, tuple[str, ...]] = {
    "attributions": (
        "is_attribution",
        "source_right",
        "content_right",
        "speaker_right",
        "kind_right",
        "anonymity_right",
    ),
    "dates": ("is_date", "extent_right", "value_right"),
}
_SHOWN: dict[Table, tuple[str, ...]] = {
    "attributions": ("source", "cue", "content", "speaker", "kind", "anonymity"),
    "dates": ("expression", "value", "first", "last"),
}
_BEFORE = 300  # characters
_ABOUT = ("outlet", "date", "title", "url")


def review_sample(rows: pd.DataFrame, articles: pd.DataFrame, *, n: int = 100, seed: int = 0) -> pd.DataFrame:
    """Draw rows for a person to check, as a sheet with columns to tick.

    Every row has the same chance: a simple random sample, so that the share that is right in the sheet estimates the
    share that is right in the collection, and Wilson's interval holds. (A sample with so many rows for each outlet
    would tell more of small outlets, and less of the whole.) The rows are in random order: who stops half way has
    checked a random sample all the same. Articles that are copies are left out, as in counts.

    100 rows tell a precision of 80 % to about 8 points, 400 to about 4. Save the sheet with ``save_table(sheet,
    "review.csv")``, which keeps a spreadsheet from taking words for formulas; fill in yes or no; put it into the folder
    ``settings`` beside the articles as ``review.csv`` (of dates: ``review_dates.csv``), and reports will tell it.

    Parameters
    ----------
    rows
        What `find_attributions` or `find_dates` gave, or a part of it.
    articles
        The articles they were found in.
    n
        How many rows; all where there are fewer.
    seed
        Another number draws another sample. The same rows in another order give the same sheet.

    Returns
    -------
    DataFrame
        number; before (the text before the sentence, to tell who "he" is) and sentence; what was found (source, cue,
        content, speaker, kind, anonymity; or expression, value, first, last); the empty columns to fill in
        (is_attribution, source_right, content_right, speaker_right, kind_right, anonymity_right; or is_date,
        extent_right, value_right), note; and behind them outlet, date, title and url of the article, and table,
        article_id, part, start, end and text, by which the row is found again.

    Raises
    ------
    TableError
        The rows are neither attributions nor dates, or were found in other articles.
    ValueError
        `n` is below 1.

    Examples
    --------
    >>> from toolkit.timelines.dates import find_dates
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["The dam broke on 3 May 2031."], "title": [None]})
    >>> articles["date"] = pd.to_datetime(["2031-05-04"])
    >>> sheet = review_sample(find_dates(articles), articles)
    >>> sheet[["sentence", "expression", "value", "value_right"]].values.tolist()
    [['The dam broke on 3 May 2031.', '3 May 2031', '2031-05-03', nan]]
    """
    if n < 1:
        raise ValueError(f"n must be 1 or more, but {n!r} was passed.")
    table = table_of(rows)
    tables.check(articles, "articles", ["article_id"])
    if "cluster" in articles:
        counted = articles.loc[~is_copy(articles, pd.DataFrame(index=articles.index)), "article_id"]
        rows = rows[rows["article_id"].isin(counted)]
    rows = rows[rows["article_id"].isin(articles["article_id"])]
    keys = keys_of(rows)
    order = sorted(range(len(rows)), key=lambda row: keys[row])
    drawn = np.random.default_rng(seed).permutation(len(rows))[:n]
    chosen = [order[place] for place in drawn.tolist()]
    picked = rows.iloc[chosen].reset_index(drop=True).assign(number=range(1, len(chosen) + 1))
    found = evidence(picked, articles, by="number").drop_duplicates("number").reset_index(drop=True)
    sheet = pd.DataFrame(
        {"number": picked["number"], "before": _before(found, articles), "sentence": found["sentence"]}
    )
    for name in _SHOWN[table]:
        sheet[name] = picked["text" if name == "expression" else name]
    for name in (*QUESTIONS[table], "note"):
        sheet[name] = pd.Series([None] * len(sheet), dtype="str")
    published = dict.fromkeys(_ABOUT) | {name: found[name] for name in _ABOUT}
    for name, values in published.items():
        sheet["published" if name == "date" else name] = values
    sheet["table"] = pd.Series([table] * len(sheet), dtype="str")
    for place, name in enumerate(("article_id", "part", "start", "end", "text")):
        values = [keys[row][place] for row in chosen]
        sheet[name] = pd.Series(values, dtype="int64" if name in ("start", "end") else "str")
    return sheet


def _before(found: pd.DataFrame, articles: pd.DataFrame) -> pd.Series:
    """What stands before each sentence in its article, from the beginning of a word."""
    columns = {part: dict(zip(articles["article_id"], articles[part], strict=True)) for part in set(found["part"])}
    said = []
    for article, part, start in zip(*(found[name].tolist() for name in ("article_id", "part", "start")), strict=True):
        before = " ".join(columns[part][article][max(0, start - _BEFORE) : start].split())
        said.append(f"… {before.partition(' ')[2]}" if start > _BEFORE else before)
    return pd.Series(said, dtype="str")
