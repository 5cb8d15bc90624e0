"""Files that are whole or not there, and tables that a spreadsheet opens without harm."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from toolkit.errors import ToolkitError, require_choice

# A spreadsheet takes a cell that starts with one of these for a formula; the wide ones in Japan.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def save_table(table: pd.DataFrame, path: str | os.PathLike[str]) -> Path:
    """Write a table as CSV or Parquet, by the ending of the file's name.

    CSV is UTF-8 with a byte order mark, so that spreadsheets read every script. A text that a spreadsheet would take
    for a formula (it starts with ``=``, ``+``, ``-``, ``@``, a tab or a line break) gets an apostrophe before it;
    numbers and dates stay as they are. Parquet keeps everything as it is.

    Parameters
    ----------
    table
        Any table. Its index is not written.
    path
        File to write, ending in .csv or .parquet. The folder is made; an existing file is replaced at once.

    Returns
    -------
    Path
        The path as given.

    Raises
    ------
    ValueError
        When the name ends in something else.
    ToolkitError
        When the file cannot be written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = save_table(pd.DataFrame({"term": ["=1+1", "tea"], "count": [-1, 2]}), Path(folder) / "terms.csv")
    ...     print(path.read_text(encoding="utf-8-sig"))
    term,count
    '=1+1,-1
    tea,2
    """
    path = Path(path)
    require_choice("the ending of path", path.suffix.lower(), [".csv", ".parquet"])
    as_csv = path.suffix.lower() == ".csv"
    write_aside(path, csv_of(table) if as_csv else table.reset_index(drop=True).to_parquet(None))
    return path


def save_tables(
    named: Mapping[str, pd.DataFrame], folder: str | os.PathLike[str], *, endings: Sequence[str] = (".csv",)
) -> list[Path]:
    """Write several tables into one folder, each under its name.

    Parameters
    ----------
    named
        The tables by the names their files get, without an ending.
    folder
        Where they go; it is made. Files of the same names are replaced.
    endings
        The forms to write, ".csv", ".parquet" or both.

    Returns
    -------
    list of Path
        The files, in the order of the tables and, for each, of the endings.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     [path.name for path in save_tables({"terms": pd.DataFrame({"term": ["tea"]})}, folder)]
    ['terms.csv']
    """
    return [save_table(table, Path(folder) / f"{name}{ending}") for name, table in named.items() for ending in endings]


def write_aside(path: Path, content: bytes) -> None:
    """Write a file beside its place and rename it, so that nobody ever meets half of it; the folder is made."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        aside = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            aside.chmod(0o666 & ~_umask())  # mkstemp makes it private
            aside.replace(path)
            sync_folder(path.parent)
        except BaseException:
            aside.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ToolkitError(f"{path} cannot be written: {error.strerror or error}.") from error


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk: a renamed file may else have its old name after a power cut."""
    if os.name == "nt":
        return  # folders cannot be opened there, and names are on the disk when a call returns
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def csv_of(table: pd.DataFrame, *, marked: bool = True) -> bytes:
    """A table as CSV without formulas; `marked` with a byte order mark, by which spreadsheets know the encoding."""
    safe = {
        name: _neutral(column) if column.dtype == object or isinstance(column.dtype, pd.StringDtype) else column
        for name, column in table.items()
    }
    frame = pd.DataFrame(safe, index=table.index)
    frame.columns = pd.Index([_neutral_value(str(name)) for name in table.columns])
    text: str = frame.to_csv(None, index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig" if marked else "utf-8", errors="surrogatepass")


def unguarded(value: object) -> object:
    """A value of a table that was written so, without the apostrophe that keeps it from being a formula.

    >>> unguarded("'=1+1"), unguarded("'tis")
    ('=1+1', "'tis")
    """
    return value[1:] if isinstance(value, str) and value[:1] == "'" and value[1:2] in _FORMULA_STARTS else value


def _neutral(column: pd.Series) -> pd.Series:
    if isinstance(column.dtype, pd.StringDtype) and not column.str.startswith(_FORMULA_STARTS, na=False).any():
        return column  # nearly always: there is nothing to look at one by one
    return pd.Series([_neutral_value(value) for value in column.tolist()], index=column.index, dtype=object)


def _neutral_value(value: object) -> object:
    return "'" + value if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
