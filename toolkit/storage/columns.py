"""Columns between pandas and Arrow, and the kinds that hold the values of several files."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pandas as pd

from toolkit import tables
from toolkit.errors import TableError
from toolkit.groups import publication_dates

if TYPE_CHECKING:
    import pyarrow as pa

_KNOWN = tables.TABLES["articles"] | tables.OPTIONAL["articles"]
_NULLABLE = {kind.lower(): pd.api.types.pandas_dtype(kind) for kind in ("Int8", "Int16", "Int32", "Int64", "UInt8")}
_NULLABLE |= {kind.lower(): pd.api.types.pandas_dtype(kind) for kind in ("UInt16", "UInt32", "UInt64")}
_NULLABLE["bool"] = pd.BooleanDtype()


def conformed(articles: pd.DataFrame) -> pd.DataFrame:
    """The articles with the columns that the toolkit knows in the dtypes it knows them in; further ones as they are.

    A date with a time zone keeps the clock of its place. Raises TableError where values are of another kind, or two
    columns have one name.
    """
    names = [str(name) for name in articles.columns]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise TableError(f"Columns of articles must have different names, but {twice} are there more than once.")
    known = {}
    for name, dtype in _KNOWN.items():
        if name in articles.columns:
            known[name] = publication_dates(articles) if name == "date" else _cast(articles[name], dtype)
    return articles.assign(**known)


def as_frame(table: pa.Table) -> pd.DataFrame:
    """A table of Arrow as pandas has it, with the dtypes that the columns of articles have.

    Whole numbers and flags of which some are missing stay what they are.
    """
    frame: pd.DataFrame = table.replace_schema_metadata(None).to_pandas()
    for place, column in enumerate(table.columns):
        nullable = _NULLABLE.get(str(column.type))
        if nullable and column.null_count:
            frame.isetitem(place, column.to_pandas(types_mapper=lambda kind, dtype=nullable: dtype))
    dtypes = {name: dtype for name, dtype in _KNOWN.items() if name in frame.columns}
    try:
        return frame.astype(dtypes)
    except (ValueError, TypeError):
        return conformed(frame)  # which says what is wrong, or puts it right


def as_arrow(frame: pd.DataFrame) -> pa.Table:
    """A table of pandas as Arrow has it, without its index; a column of values that Arrow has no kind for as text."""
    import pyarrow as pa

    columns = {}
    for name, column in frame.items():
        made = _array(column)
        if pa.types.is_dictionary(made.type) or pa.types.is_string(made.type):
            made = made.cast(pa.large_string())  # texts of more than 2 GB in all
        columns[str(name)] = made
    return pa.table(columns)


def as_parquet(frame: pd.DataFrame) -> bytes:
    """A result as a file, from which pandas has its dtypes; a column of values that Arrow has no kind for as text."""
    import pyarrow as pa

    try:
        content: bytes = frame.to_parquet(None)
    except (pa.ArrowException, OverflowError, UnicodeEncodeError, TypeError):
        content = _with_texts(frame).to_parquet(None)
    return content


def common_kinds(schemas: Iterable[pa.Schema]) -> pa.Schema:
    """The columns of all schemas, in the order they come, each of the narrowest kind that holds all of its values.

    A column that is of kinds with nothing in common, numbers in one and words in another, is one of text.
    """
    import pyarrow as pa

    fields: dict[str, pa.Field] = {}
    for schema in schemas:
        for field in schema:
            known = fields.get(field.name)
            if known is None or known.type != field.type:
                fields[field.name] = _wider(known, field)
    return pa.schema(list(fields.values()))


def fitted(table: pa.Table, schema: pa.Schema, *, exact: bool = False) -> pa.Table:
    """A table with the columns of a schema: those it lacks are missing, those of narrower kinds are widened.

    With `exact`, ArrowInvalid is raised where a number would lose digits.
    """
    import pyarrow as pa

    here = set(table.column_names)
    columns = [
        _widened(table.column(field.name), field.type, exact)
        if field.name in here
        else pa.nulls(len(table), field.type)
        for field in schema
    ]
    return pa.table(columns, schema=schema)


def whole_numbers(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """A table with the whole numbers that stand in it as decimal ones, as pandas has them where some are missing, as
    the whole numbers that they are in a schema."""
    import pyarrow as pa

    for place, name in enumerate(table.column_names):
        kind = schema.field(name).type if name in schema.names else None
        if kind is not None and pa.types.is_integer(kind) and pa.types.is_floating(table.column(place).type):
            with suppress(pa.ArrowInvalid):
                table = table.set_column(place, name, table.column(place).cast(kind))
    return table


def is_text(kind: pa.DataType) -> bool:
    """Whether a column is one of words."""
    import pyarrow as pa

    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _wider(one: pa.Field | None, other: pa.Field) -> pa.Field:
    """A field that holds the values of both."""
    import pyarrow as pa

    if pa.types.is_string(other.type) or pa.types.is_dictionary(other.type):
        other = pa.field(other.name, pa.large_string())
    if one is None:
        return other.remove_metadata().with_nullable(True)
    with suppress(pa.ArrowInvalid, pa.ArrowTypeError):
        # Money with cents has no common kind with other numbers that is sure to have room for both.
        if pa.types.is_decimal(one.type) == pa.types.is_decimal(other.type) or pa.types.is_null(one.type):
            return pa.unify_schemas([pa.schema([one]), pa.schema([other])], promote_options="permissive").field(0)
    return pa.field(one.name, pa.large_string())


def _widened(column: pa.ChunkedArray, kind: pa.DataType, exact: bool) -> Any:
    import pyarrow as pa

    try:
        return column.cast(kind)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        if is_text(kind):
            return _texts(column.to_pylist())
        if exact or not pa.types.is_floating(kind):
            raise
        return column.cast(kind, safe=False)


def _array(column: pd.Series) -> pa.Array:
    import pyarrow as pa

    try:
        return pa.array(column, from_pandas=True)
    except (pa.ArrowException, OverflowError, UnicodeEncodeError, TypeError, ValueError):
        return _texts(column.tolist())


def _with_texts(frame: pd.DataFrame) -> pd.DataFrame:
    """The table with the columns that Arrow has no kind for as text."""
    made = {str(name): _array(column) for name, column in frame.items() if column.dtype == object}
    texts = {name: array.to_pandas().set_axis(frame.index) for name, array in made.items() if is_text(array.type)}
    return frame.assign(**texts)


def _texts(values: list[object]) -> pa.Array:
    import pyarrow as pa

    return pa.array([_as_text(value) for value in values], pa.large_string())


def _as_text(value: object) -> str | None:
    """A value as text; half a surrogate pair, which is no character, as a question mark."""
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and value != value):
        return None
    return str(value).encode("utf-8", "replace").decode()


def _cast(column: pd.Series, dtype: str) -> pd.Series:
    if dtype == "str":
        is_text = isinstance(column.dtype, pd.StringDtype)
        return column if is_text else pd.Series([*map(_as_text, column.tolist())], column.index, dtype="str")
    try:
        return column.astype(dtype)  # type: ignore[call-overload, no-any-return]
    except (ValueError, TypeError) as error:
        raise TableError(
            f"The column {column.name!r} of articles must be of the dtype {dtype}, but it holds {column.dtype}, such "
            f"as {column.dropna().iloc[0]!r}. Convert it, or give it another name."
        ) from error
