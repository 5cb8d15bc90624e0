"""Articles in a folder of Parquet files: added to by one verb, read by part by another."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from toolkit import tables
from toolkit.errors import TableError
from toolkit.groups import Bound, first_day, last_day
from toolkit.storage.columns import as_arrow, as_frame, common_kinds, conformed, fitted, whole_numbers
from toolkit.storage.files import common_schema, make_alike, parquet_files, read_rows, saved_files
from toolkit.storage.locking import locked
from toolkit.storage.selection import check_outlets, kept_rows, known_columns, tell_undated
from toolkit.writing import write_aside

if TYPE_CHECKING:
    import pyarrow as pa

_STEM = "articles"
_NUMBER = re.compile(rf"{_STEM}-(\d+)-")
_ROWS_IN_A_GROUP = 1_000  # what a reader has to unpack at least


class Saved(NamedTuple):
    """What `save_articles` did: how many articles it added, how many were there already, and the file it wrote."""

    added: int
    present: int
    path: Path | None  # None where nothing was new


def save_articles(articles: pd.DataFrame, folder: str | os.PathLike[str]) -> Saved:
    """Add articles to a folder of Parquet files; those that are there already are not added again.

    Each call writes one file, aside, and gives it its name when it is whole and on the disk: after a crash at any
    moment everything that was saved is there, and nothing that was half written. Several programs may save to one
    folder: they wait for each other. Every reader of Parquet reads the files as they are, one or all of them: all have
    the same columns. When a call brings a column that was not there, or one of another kind, the files that are there
    are written anew with it, each aside as well.

    Parameters
    ----------
    articles : DataFrame
        The `articles` table, or any table with `article_id`, which tells what is there already. Its index is not
        written. Dates with a time zone keep the clock of their place, without the zone. A column of values of several
        kinds is written as text.
    folder : path
        Made where it is not there.

    Returns
    -------
    Saved
        `added`, `present` (articles that the folder, or a row above, had already) and `path`, the file written, None
        where nothing was new.

    Raises
    ------
    TableError
        There is no column `article_id`, or an article lacks it; two columns have one name; or a column of the
        `articles` table holds something else, such as dates that are text.
    ToolkitError
        The folder cannot be written to, or a file in it cannot be read.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "text": ["The mill reopened.", "The port closed."]})
    >>> with TemporaryDirectory() as folder:
    ...     first, again = save_articles(articles.head(1), folder), save_articles(articles, folder)
    ...     again.added, again.present, open_articles(folder)["article_id"].tolist()
    (1, 1, ['a', 'b'])
    """
    tables.check(articles, "articles", ["article_id"])
    articles = conformed(articles)
    lacking = int(articles["article_id"].isna().sum())
    if lacking:
        raise TableError(f"Every article needs an article_id to be saved; {lacking} of {len(articles)} have none.")
    place = Path(folder).expanduser()
    with locked(place):
        for litter in place.glob(f".{_STEM}-*"):  # of writers that were killed: who holds the lock is the only one
            litter.unlink(missing_ok=True)
        files = parquet_files(place)
        ids = articles["article_id"]
        new = articles.loc[~(ids.duplicated() | ids.isin(_saved_ids(files))).to_numpy()]
        path = _write(new, place, files) if len(new) else None
    return Saved(len(new), len(articles) - len(new), path)


def open_articles(
    folder: str | os.PathLike[str],
    *,
    columns: Sequence[str] | None = None,
    since: Bound = None,
    until: Bound = None,
    outlets: str | Sequence[str] | None = None,
) -> pd.DataFrame:
    """Read articles that `save_articles` wrote, or a part of them; the rest stays on the disk.

    Parameters
    ----------
    folder : path
        A folder of Parquet files, or one such file.
    columns : sequence of str, optional
        The columns to read, in the order to give them in; all by default.
    since, until : str or date, optional
        First and last day of publication, both included, as `select_articles` takes them.
    outlets : str or sequence of str, optional
        Names as they stand in the column `outlet`.

    Returns
    -------
    DataFrame
        In the order in which they were saved. A column that only some of the files have is missing for the articles of
        the others; where files have a column in different types, it has the one that holds all of its values.

    Warns
    -----
    SelectionWarning
        Articles without a date were left out because of `since` or `until`; their number is told.

    Raises
    ------
    LoadingError
        There is no such folder, or a file in it cannot be read.
    ValueError
        A column or an outlet that the folder does not have, or a bound that is no day.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> days = pd.to_datetime(["2024-02-29", "2024-03-01"])
    >>> with TemporaryDirectory() as folder:
    ...     _ = save_articles(pd.DataFrame({"article_id": ["a", "b"], "date": days, "text": ["x", "y"]}), folder)
    ...     open_articles(folder, columns=["article_id"], since="2024-03")["article_id"].tolist()
    ['b']
    """
    files = saved_files(Path(folder).expanduser())
    first, last = first_day("since", since), last_day("until", until)
    if first is not None and last is not None and first > last:
        raise ValueError(f"since must not be after until, but {first} and {last} were passed.")
    wanted = [outlets] if isinstance(outlets, str) else None if outlets is None else list(outlets)
    if not files:
        nothing = tables.empty("articles")
        return nothing if columns is None else nothing[known_columns(columns, nothing.columns.tolist())]
    schema = common_schema(files)
    names = schema.names if columns is None else known_columns(columns, schema.names)
    bounded = first is not None or last is not None
    for name, is_asked in (("outlet", wanted is not None), ("date", bounded)):
        if is_asked and name not in schema.names:
            raise ValueError(f"The saved articles cannot be chosen by {name}: they have only {schema.names}.")
    if bounded and not _holds_dates(schema.field("date").type):
        raise TableError(
            f"The saved column 'date' must hold dates without a time zone, but it holds {schema.field('date').type}."
        )
    if wanted is not None:
        check_outlets(wanted, files, schema)
    read = _concatenated([read_rows(path, schema, names, kept=kept_rows(first, last, wanted)) for path in files])
    if bounded:
        tell_undated(files, schema, wanted)
    return as_frame(read)


def _holds_dates(kind: pa.DataType) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_timestamp(kind) and kind.tz is None)


def _saved_ids(files: Sequence[Path]) -> pd.Index[Any]:
    import pyarrow as pa

    schema = pa.schema([("article_id", pa.large_string())])
    saved = _concatenated([read_rows(path, schema) for path in files] or [schema.empty_table()])
    ids: pd.Index[Any] = pd.Index(saved.column("article_id").to_pandas())
    return ids


def _write(articles: pd.DataFrame, folder: Path, files: Sequence[Path]) -> Path:
    from pyarrow import parquet

    before = common_schema(files)
    table = whole_numbers(as_arrow(articles), before)
    schema = common_kinds([before, table.schema])
    make_alike(files, schema)
    content = BytesIO()
    parquet.write_table(fitted(table, schema), content, row_group_size=_ROWS_IN_A_GROUP, compression="zstd")
    # The number keeps the order of saving; the hash keeps two files apart that come to have one number, which
    # happens only on disks whose locks do not hold.
    numbers = [int(found[1]) for path in files if (found := _NUMBER.match(path.name))]
    digest = hashlib.blake2b(content.getbuffer(), digest_size=6).hexdigest()
    path = folder / f"{_STEM}-{max(numbers, default=0) + 1:06}-{digest}.parquet"
    write_aside(path, content.getvalue())
    return path


def _concatenated(parts: Sequence[pa.Table]) -> pa.Table:
    import pyarrow as pa

    return pa.concat_tables(parts)
