"""The file of corrections: reading it, and writing a line into it from a row that is wrong."""

from __future__ import annotations

import csv
import re
from io import StringIO
from os import PathLike
from pathlib import Path

import pandas as pd

from toolkit import tables
from toolkit.errors import TableError, ToolkitError, did_you_mean, require_choice
from toolkit.review.keys import keys_of, table_of
from toolkit.timelines.values import period
from toolkit.writing import save_table

_FILE = "corrections.csv"
_COLUMNS = ("table", "article_id", "part", "start", "end", "text", "action", "value", "note")
_NEEDED = _COLUMNS[:7]
# What may be set, and to what; None is any text, () is nothing.
_ACTIONS: dict[str, dict[str, tuple[str, ...] | None]] = {
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
# What `save_table` puts an apostrophe before.
_GUARDED = re.compile(r"'[=+\-@\t\r]")


def read_corrections(data: str | PathLike[str]) -> pd.DataFrame:
    """The corrections of a collection, from ``settings/corrections.csv`` beside its articles, for `apply_corrections`.

    Parameters
    ----------
    data : path
        What was loaded: a folder, a file in it or a pattern. Or the file itself, under the name ``corrections.csv``.

    Returns
    -------
    DataFrame
        The `corrections` table in the order of the file, with the number of the line; no rows where the data have no
        such file.

    Raises
    ------
    ToolkitError
        The file cannot be read, lacks a column, or has a line that is no correction: the message names the line.

    Examples
    --------
    >>> read_corrections("no/such/folder").empty
    True
    """
    path = _path_of(Path(data))
    if not path.is_file() and Path(data).name != _FILE:
        return tables.empty("corrections")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ToolkitError(f"The corrections in {str(path)!r} cannot be read: {error}") from error
    head = text.partition("\n")[0]
    reader = csv.reader(StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    try:
        names = [name.strip() for name in next(reader, [])]
        if lacking := [name for name in _NEEDED if name not in names]:
            raise ToolkitError(
                f"The corrections in {str(path)!r} lack the column {lacking[0]!r}: the first line must name "
                f"{list(_COLUMNS)}, but it has {names}.{did_you_mean(lacking[0], names)}"
            )
        rows: list[tuple[object, ...]] = []
        seen: dict[tuple[object, ...], tuple[str, int]] = {}
        before = reader.line_num
        for cells in reader:
            line, before = before + 1, reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            fields = dict.fromkeys(_COLUMNS, "") | {
                name: _restored(cell) for name, cell in zip(names, cells, strict=False)
            }
            row = _checked(fields, f"Line {line} of the corrections in {str(path)!r}")
            other = seen.setdefault(row[:7], (str(row[7]), line))
            if other[0] != str(row[7]):
                raise ToolkitError(
                    f"Line {line} of the corrections in {str(path)!r} sets {row[6]!r} of {row[5]!r} to {row[7]!r}, and "
                    f"line {other[1]} to {other[0]!r}: keep one of them."
                )
            rows.append((*row, line))
    except csv.Error as error:
        raise ToolkitError(f"The corrections in {str(path)!r} cannot be read: {error}") from error
    return tables.from_rows("corrections", rows)


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
        Rows of attributions or dates; or rows of `evidence` or of a review sheet, and then `among` is the table of
        attributions or dates they come from: every row of it in such a sentence is meant.
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
    table = table_of(frame)
    require_choice("action", action, _ACTIONS[table])
    if (wrong := _wrong_value(table, action, value or "")) is not None:
        raise ValueError(wrong)
    made = [(table, *key, action, value, note, None) for key in dict.fromkeys(keys_of(frame))]
    return tables.from_rows("corrections", made)


def save_corrections(corrections: pd.DataFrame, data: str | PathLike[str]) -> Path:
    """Add corrections to ``settings/corrections.csv`` beside the articles, where reruns and reports find them.

    Parameters
    ----------
    corrections
        What `correct` gave. A correction of the same row and action that is there already is replaced.
    data : path
        What was loaded, as `read_corrections` takes it.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    ToolkitError
        The file that is there cannot be read, or the new one not be written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as data:
    ...     save_corrections(tables.empty("corrections"), data).name
    'corrections.csv'
    """
    path = _path_of(Path(data))
    there = read_corrections(data)
    tables.check(corrections, "corrections", _NEEDED)
    both = pd.concat([there, tables.conform(corrections, "corrections")], ignore_index=True)
    both = both[~both.duplicated(list(_NEEDED), keep="last")]
    return save_table(both[list(_COLUMNS)], path)


def _path_of(data: Path) -> Path:
    if data.name == _FILE:
        return data
    return (data if data.is_dir() else data.parent) / "settings" / _FILE


def _restored(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if _GUARDED.match(cell) else cell


def _checked(fields: dict[str, str], where: str) -> tuple[object, ...]:
    """The values of a line, or an error that says what is wrong in it."""
    table, action = fields["table"].strip().casefold(), fields["action"].strip().casefold()
    if table not in _ACTIONS:
        raise ToolkitError(
            f"{where} is for the table {fields['table']!r}; it can be one of {list(_ACTIONS)}."
            f"{did_you_mean(table, _ACTIONS)}"
        )
    if action not in _ACTIONS[table]:
        raise ToolkitError(
            f"{where} has the action {fields['action']!r}; for {table} it can be one of {list(_ACTIONS[table])}."
            f"{did_you_mean(action, _ACTIONS[table])}"
        )
    for name in ("article_id", "part", "text"):
        if not fields[name].strip():
            raise ToolkitError(f"{where} has no {name}: without it nobody can tell which row is meant.")
    offsets = [fields[name].strip().removesuffix(".0") for name in ("start", "end")]
    if not all(re.fullmatch(r"\d{1,9}", offset) for offset in offsets) or int(offsets[0]) > int(offsets[1]):
        raise ToolkitError(
            f"{where} has the offsets {offsets}: start and end must be whole numbers, start the smaller."
        )
    value = fields["value"].strip()
    if (wrong := _wrong_value(table, action, value)) is not None:
        raise ToolkitError(f"{where}: {wrong}")
    article_id, part, text = (fields[name] for name in ("article_id", "part", "text"))
    return (
        table,
        article_id,
        part,
        int(offsets[0]),
        int(offsets[1]),
        text,
        action,
        value or None,
        fields["note"] or None,
    )


def _wrong_value(table: str, action: str, value: str) -> str | None:
    """What is wrong with a value, None where it is right."""
    allowed = _ACTIONS[table][action]
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
