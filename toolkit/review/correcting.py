"""Corrections made from rows that are wrong, and what may be put right."""

from __future__ import annotations

import re

import pandas as pd

from toolkit import tables
from toolkit.errors import TableError, did_you_mean, require_choice
from toolkit.review.keys import Key, Table, keys_of, table_of
from toolkit.timelines.values import period

# What may be set, and to what; None is any text, () is nothing.
ACTIONS: dict[str, dict[str, tuple[str, ...] | None]] = {
    "attributions": {
        "reject": (),
        "speaker": None,
        "merge": None,
        "rename": None,
        "kind": ("person", "group", "organisation", "document", "outlet", "unknown"),
        "anonymity": ("named", "described", "unnamed"),
    },
    "dates": {"reject": (), "value": None, "kind": ("date", "time", "duration", "set")},
}
_VALUE_WITHOUT_DAYS = re.compile(
    r"(?:PAST|PRESENT|FUTURE)_REF|P[T\dXYMWDHSCEQ.-]+|(?=[\d-]*X)[\dX]{4}-[\dXWQHSPUFAI-]+(?:T[\w:]+)?"
)
_LONGEST_CONTENT = 200  # characters, enough to know the row by


def correct(
    rows: pd.DataFrame | pd.Series,
    action: str,
    value: str | None = None,
    *,
    among: pd.DataFrame | None = None,
    note: str | None = None,
) -> pd.DataFrame:
    """Corrections for rows that are wrong, to be saved or applied.

    Parameters
    ----------
    rows
        Rows of attributions or dates, or of a sheet of `review_sample`; or rows of `evidence`, and then `among` is the
        table of attributions or dates they come from: every row of it in such a sentence is meant.
    action
        "reject"; of attributions "speaker" (whose this statement is), "merge" (who the speaker is, everywhere),
        "rename", "kind", "anonymity"; of dates "value" (TIMEX3, such as "2031-05-04"), "kind".
    value
        What is right; nothing for "reject".
    among
        The table in which the rows of `evidence` are looked up.
    note
        Why, for whoever reads the file.

    Returns
    -------
    DataFrame
        The `corrections` table, one row for each.

    Raises
    ------
    TableError
        The rows do not say which row of which table they are.
    ValueError
        There is no such action or value.

    Examples
    --------
    >>> attributions = pd.DataFrame({
    ...     "article_id": ["a"], "part": ["text"], "cue": ["said"], "cue_start": [4], "cue_end": [8],
    ...     "content": ["it rains"], "content_spans": [[(9, 17)]], "speaker": ["Oru"],
    ... })
    >>> correct(attributions, "merge", "Mira Oru")[["text", "action", "value"]].values.tolist()
    [['said', 'merge', 'Mira Oru']]
    """
    frame = rows.to_frame().T if isinstance(rows, pd.Series) else rows
    if among is not None:
        frame = _rows_behind(frame, among)
    keys, table = _keys_and_table(frame)
    require_choice("action", action, ACTIONS[table])
    if (wrong := wrong_value(table, action, value or "")) is not None:
        raise ValueError(wrong)
    described = {key: _what_was_said(frame, place) for place, key in reversed(list(enumerate(keys)))}
    made = [(table, *key, *described[key], action, value, note, None) for key in dict.fromkeys(keys)]
    return tables.from_rows("corrections", made)


def _keys_and_table(frame: pd.DataFrame) -> tuple[list[Key], Table]:
    """What the rows are known by; a sheet says it in columns of its own."""
    if not {"table", *Key._fields} <= set(frame.columns):
        return keys_of(frame), table_of(frame)
    tables_named = set(frame["table"].tolist())
    if len(tables_named) != 1 or not tables_named <= set(ACTIONS):
        raise TableError(
            f"The rows of a sheet must be of one table, attributions or dates, but they are of {tables_named}."
        )
    columns = (frame[name].tolist() for name in Key._fields)
    keys = [
        Key(article, part, int(start), int(end), text) for article, part, start, end, text in zip(*columns, strict=True)
    ]
    return keys, "dates" if tables_named == {"dates"} else "attributions"


def wrong_value(table: str, action: str, value: str) -> str | None:
    """What is wrong with a value, None where it is right."""
    allowed = ACTIONS[table][action]
    if allowed == ():
        return f"{action!r} takes no value, but {value!r} was given." if value else None
    if not value.strip():
        return f"{action!r} needs a value: what is right."
    if allowed is not None and value not in allowed:
        return f"the {action} {value!r} is none of {list(allowed)}.{did_you_mean(value, allowed)}"
    if action == "value" and period(value) is None and not _VALUE_WITHOUT_DAYS.fullmatch(value):
        return f"{value!r} is no TIMEX3 value, such as '2031-05-04', '2031-W19', '2031-05', '2031' or 'P3D'."
    return None


def _rows_behind(sentences: pd.DataFrame, among: pd.DataFrame) -> pd.DataFrame:
    """The rows of a table that stand in sentences of `evidence`, or are those of a review sheet."""
    tables.check(sentences, "evidence", ["article_id", "part", "start", "end"])
    keys = keys_of(among)
    columns = (sentences[name].tolist() for name in ("article_id", "part", "start", "end"))
    spans = list(zip(*columns, strict=True))
    meant = [
        any(key.article_id == article and key.part == part and start <= key.start and key.end <= end
            for article, part, start, end in spans)
        for key in keys
    ]  # fmt: skip
    if not any(meant):
        raise TableError("None of the rows passed as `among` stands in these sentences: they come from other articles.")
    return among[pd.Series(meant, among.index, dtype="bool")]


def _what_was_said(frame: pd.DataFrame, place: int) -> tuple[str | None, str | None]:
    """Source and content of a row, by which it is found again when its marks move; dates have none."""
    source, content = (frame[name].iloc[place] if name in frame else None for name in ("source", "content"))
    return (
        source if isinstance(source, str) else None,
        content[:_LONGEST_CONTENT] if isinstance(content, str) else None,
    )
