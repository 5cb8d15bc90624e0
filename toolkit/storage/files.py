"""The Parquet files of a folder: which there are, what columns they have together, and their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from toolkit import tables
from toolkit.errors import LoadingError
from toolkit.writing import write_aside

if TYPE_CHECKING:
    import pyarrow as pa


def parquet_files(place: Path) -> list[Path]:
    """The Parquet files of a folder in the order of their names, or the file itself; hidden ones are passed over.

    Raises LoadingError where there is neither.
    """
    if place.is_file():
        return [place]
    if not place.is_dir():
        raise LoadingError(f"There is no folder {str(place)!r}; save_articles makes it.")
    return sorted(path for path in place.glob("*.parquet") if path.name[0] not in "._")


def common_schema(files: Sequence[Path]) -> pa.Schema:
    """The columns of all files, in the order they come, each of the narrowest type that holds all of its values.

    A column that is of kinds with nothing in common, numbers in one file and words in another, is one of text.
    """
    import pyarrow as pa
    from pyarrow import parquet

    fields: dict[str, pa.Field] = {}
    for path in files:
        with _reading(path):
            schema = parquet.read_schema(path)
        for field in schema:
            known = fields.get(field.name)
            if known is None or known.type != field.type:
                fields[field.name] = _wider(known, field)
    return pa.schema(list(fields.values()))


def read_rows(path: Path, schema: pa.Schema, columns: Sequence[str] | None = None, *, kept: Any = None) -> pa.Table:
    """The rows of one file that a filter of Arrow keeps, with the columns of the schema; others are not read."""
    from pyarrow import dataset

    with _reading(path):
        return dataset.dataset(path, schema=schema, format="parquet").to_table(columns=columns, filter=kept)


def row_batches(path: Path, schema: pa.Schema, rows: int) -> Iterator[pa.Table]:
    """The rows of one file in order, so many at a time; never more than these are held."""
    import pyarrow as pa
    from pyarrow import parquet

    with _reading(path), parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=rows, use_threads=False):
            yield _fitted(pa.Table.from_batches([batch]), schema)


def row_count(path: Path) -> int:
    """How many rows a file has, from its last lines."""
    from pyarrow import parquet

    with _reading(path):
        count: int = parquet.read_metadata(path).num_rows
    return count


def as_frame(table: pa.Table) -> pd.DataFrame:
    """A table of Arrow as pandas has it, with the dtypes that the columns of articles have."""
    frame: pd.DataFrame = table.replace_schema_metadata(None).to_pandas()
    dtypes = {name: dtype for name, dtype in tables.TABLES["articles"].items() if name in frame.columns}
    return frame.astype(dtypes)


def as_arrow(frame: pd.DataFrame) -> pa.Table:
    """A table of pandas as Arrow has it, without its index; a column of values of several kinds as text."""
    import pyarrow as pa

    columns = {}
    for name, column in frame.items():
        try:
            columns[str(name)] = pa.array(column, from_pandas=True)
        except (pa.ArrowInvalid, pa.ArrowTypeError, UnicodeEncodeError):
            columns[str(name)] = pa.array([_as_text(value) for value in column.tolist()], pa.large_string())
    return pa.table(columns)


def _as_text(value: object) -> str | None:
    """A value as text; half a surrogate pair, which is no character, as a question mark."""
    if value is None or value is pd.NaT or value is pd.NA or value != value:
        return None
    return str(value).encode("utf-8", "replace").decode()


def _fitted(table: pa.Table, schema: pa.Schema) -> pa.Table:
    import pyarrow as pa

    here = set(table.column_names)
    columns = [
        table.column(field.name).cast(field.type) if field.name in here else pa.nulls(len(table), field.type)
        for field in schema
    ]
    return pa.table(columns, schema=schema)


def _wider(one: pa.Field | None, other: pa.Field) -> pa.Field:
    """A field that holds the values of both."""
    import pyarrow as pa

    if pa.types.is_string(other.type) or pa.types.is_dictionary(other.type):
        other = pa.field(other.name, pa.large_string())  # texts of more than 2 GB in all
    if one is None:
        return other.remove_metadata().with_nullable(True)
    try:
        return pa.unify_schemas([pa.schema([one]), pa.schema([other])], promote_options="permissive").field(0)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return pa.field(one.name, pa.large_string())


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Say which file it was that could not be read."""
    import pyarrow as pa

    try:
        yield
    except (OSError, pa.ArrowInvalid) as error:
        reason = str(error).splitlines()[0]
        raise LoadingError(f"{str(path)!r} cannot be read as a Parquet file: {reason}") from error


def same_columns(files: Sequence[Path]) -> None:
    """Write anew those of some files whose columns are typed otherwise than all of them together need it.

    A column of lists has no type in a file where there are none; readers that look at one file take it for all.
    """
    from pyarrow import parquet

    schema = common_schema(files)
    for path in files:
        here = parquet.read_schema(path)
        odd = [field for field in here if field.type != schema.field(field.name).type and _is_vague(field.type)]
        if odd:
            table = parquet.read_table(path)
            for field in odd:
                place = table.column_names.index(field.name)
                cast = table.column(place).cast(schema.field(field.name).type)
                table = table.set_column(place, field.name, cast)
            content = BytesIO()
            parquet.write_table(table, content)
            write_aside(path, content.getvalue())


def _is_vague(kind: pa.DataType) -> bool:
    """Whether a type says nothing of what would be in the column, or in its lists."""
    import pyarrow as pa

    while pa.types.is_list(kind) or pa.types.is_large_list(kind):
        kind = kind.value_type
    return bool(pa.types.is_null(kind))
