"""The file of corrections: reading it, and adding lines to it."""

from __future__ import annotations

import csv
import re
from io import StringIO
from os import PathLike
from pathlib import Path

import pandas as pd

from toolkit import tables
from toolkit.errors import ToolkitError, did_you_mean
from toolkit.review.correcting import ACTIONS, wrong_value
from toolkit.writing import save_table

_FILE = "corrections.csv"
_KEY = ("table", "article_id", "part", "start", "end", "text")
_NEEDED = (*_KEY, "action")
_COLUMNS = (*_KEY, "source", "content", "action", "value", "note")
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
            key, (action, value) = row[:6], row[8:10]
            other = seen.setdefault((*key, action), (str(value), line))
            if other[0] != str(value):
                raise ToolkitError(
                    f"Line {line} of the corrections in {str(path)!r} sets {action!r} of {row[5]!r} to {value!r}, and "
                    f"line {other[1]} to {other[0]!r}: keep one of them."
                )
            rows.append((*row, line))
    except csv.Error as error:
        raise ToolkitError(f"The corrections in {str(path)!r} cannot be read: {error}") from error
    return tables.from_rows("corrections", rows)


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
    if table not in ACTIONS:
        raise ToolkitError(
            f"{where} is for the table {fields['table']!r}; it can be one of {list(ACTIONS)}."
            f"{did_you_mean(table, ACTIONS)}"
        )
    if action not in ACTIONS[table]:
        raise ToolkitError(
            f"{where} has the action {fields['action']!r}; for {table} it can be one of {list(ACTIONS[table])}."
            f"{did_you_mean(action, ACTIONS[table])}"
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
    if (wrong := wrong_value(table, action, value)) is not None:
        raise ToolkitError(f"{where}: {wrong}")
    article_id, part, text = (fields[name] for name in ("article_id", "part", "text"))
    return (
        table,
        article_id,
        part,
        int(offsets[0]),
        int(offsets[1]),
        text,
        fields["source"] or None,
        fields["content"] or None,
        action,
        value or None,
        fields["note"] or None,
    )
