"""The Parquet files of a folder: which there are, what columns they have together, and their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.errors import LoadingError
from toolkit.storage.columns import common_kinds, fitted, is_text
from toolkit.writing import write_aside

if TYPE_CHECKING:
    import pyarrow as pa

_FILTERED = ("date", "outlet")  # columns that filters ask about: they are of the schema's kind when they do


def parquet_files(place: Path) -> list[Path]:
    """The Parquet files of a folder in the order of their names, or the file itself; hidden ones are passed over.

    Raises LoadingError where there is neither.
    """
    if place.is_file():
        return [place]
    if not place.is_dir():
        raise LoadingError(f"There is no folder {str(place)!r}; save_articles and apply_to_folder make such folders.")
    return sorted(path for path in place.glob("*.parquet") if path.name[0] not in "._")


def saved_files(place: Path) -> list[Path]:
    """The Parquet files to read from a folder; raises LoadingError where something else is in it."""
    files = parquet_files(place)
    if not files and (others := sorted(path.name for path in place.iterdir() if path.name[0] not in "._")):
        raise LoadingError(
            f"There are no Parquet files in {str(place)!r}, but others, such as {others[0]!r}. Load them first: "
            "save_articles(load_articles(...), folder), or apply_to_folder(load_articles, ...)."
        )
    return files


def common_schema(files: Sequence[Path]) -> pa.Schema:
    """The columns of all files, in the order they come, each of the narrowest kind that holds all of its values."""
    return common_kinds(map(_schema, files))


def read_rows(path: Path, schema: pa.Schema, columns: Sequence[str] | None = None, *, kept: Any = None) -> pa.Table:
    """The rows of one file that a filter of Arrow keeps, with columns of the schema; others are not read."""
    import pyarrow as pa
    from pyarrow import dataset

    own = _schema(path)
    is_own = {field.name: field.name in own.names and field.name not in _FILTERED for field in schema}
    readable = pa.schema([own.field(field.name) if is_own[field.name] else field for field in schema])
    with _reading(path):
        rows = dataset.dataset(path, schema=readable, format="parquet").to_table(columns=columns, filter=kept)
    return fitted(rows, schema if columns is None else pa.schema([schema.field(name) for name in columns]))


def row_batches(path: Path, schema: pa.Schema, rows: int) -> Iterator[pa.Table]:
    """The rows of one file in order, so many at a time; never more than these are held."""
    import pyarrow as pa
    from pyarrow import parquet

    with _reading(path), parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=rows, use_threads=False):
            yield fitted(pa.Table.from_batches([batch]), schema)


def row_count(path: Path) -> int:
    """How many rows a file has, from its last lines."""
    from pyarrow import parquet

    with _reading(path):
        count: int = parquet.read_metadata(path).num_rows
    return count


def make_alike(files: Sequence[Path], schema: pa.Schema) -> None:
    """Write anew those of some files that lack a column of a schema, or have it of another kind, each whole.

    Readers that take the first file's columns for those of all then read every file. A file with numbers of which the
    other kind would lose digits stays as it is.
    """
    import pyarrow as pa
    from pyarrow import parquet

    for path in files:
        with _reading(path), parquet.ParquetFile(path) as file:
            own = file.schema_arrow
            if [_in_short(field) for field in own] == [_in_short(field) for field in schema]:
                continue
            content = BytesIO()
            with parquet.ParquetWriter(content, schema.with_metadata(own.metadata), compression="zstd") as writer:
                try:
                    for number in range(file.num_row_groups):
                        writer.write_table(fitted(file.read_row_group(number), schema, exact=True))
                except pa.ArrowInvalid:
                    continue
        write_aside(path, content.getvalue())


def _in_short(field: pa.Field) -> tuple[str, Any]:
    return field.name, "text" if is_text(field.type) else field.type


def _schema(path: Path) -> pa.Schema:
    from pyarrow import parquet

    with _reading(path):
        return parquet.read_schema(path)


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Say which file it was that could not be read."""
    import pyarrow as pa

    try:
        yield
    except (OSError, pa.ArrowInvalid) as error:
        reason = str(error).splitlines()[0]
        raise LoadingError(f"{str(path)!r} cannot be read as a Parquet file: {reason}") from error
