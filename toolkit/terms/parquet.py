"""Tokens straight from Parquet files, without ever holding all of their texts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from toolkit.errors import LoadingError
from toolkit.terms.encoding import Encoder
from toolkit.terms.tokens import TEXTS, Tokens, assembled, batches, chosen_columns, text_or_nothing

_ROWS = 2_000


def tokenize_parquet(*paths: str | Path, columns: Sequence[str] | None = None, keep_case: bool = False) -> Tokens:
    """The words of articles in Parquet files as codes, read a few thousand articles at a time.

    For collections that are too large to load: what stays in memory is the codes and the metadata.

    Parameters
    ----------
    *paths : path
        Parquet files with the same columns, such as `save_articles` writes.
    columns, keep_case
        As in `tokenize`.

    Returns
    -------
    Tokens
        As `tokenize` would give for the same articles.

    Raises
    ------
    LoadingError
        A file cannot be read as Parquet, or the files have different columns.
    TableError
        The files have none of the columns, or not all that were named.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as place:
    ...     path = Path(place) / "articles.parquet"
    ...     pd.DataFrame({"text": ["The mill", "A port"]}).to_parquet(path)
    ...     tokenize_parquet(path)
    <Tokens: 4 words, 4 types, 2 articles>
    """
    import pyarrow as pa
    from pyarrow import parquet

    if not paths:
        raise ValueError("tokenize_parquet needs at least one path of a Parquet file.")
    encoder = Encoder(keep_case=keep_case)
    metadata: list[pd.DataFrame] = []
    names: list[str] = []
    read: tuple[str, ...] = ()
    for path in paths:
        try:
            file = parquet.ParquetFile(path)
        except (OSError, pa.ArrowInvalid) as error:
            raise LoadingError(f"{str(path)!r} cannot be read as a Parquet file: {error}") from error
        with file:
            here = list(file.schema_arrow.names)
            if names and here != names:
                raise LoadingError(f"{str(path)!r} has the columns {here}, but the files before it have {names}.")
            names, read = here, chosen_columns(here, columns)
            for part in file.iter_batches(batch_size=_ROWS, columns=list(read), use_threads=False):
                for batch in batches([text_or_nothing(part.column(name)) for name in read]):
                    encoder.add(batch)
            kept = [name for name in here if name not in TEXTS]
            rows = pd.RangeIndex(file.metadata.num_rows)
            metadata.append(
                file.read(columns=kept, use_threads=False).to_pandas().reindex(columns=kept)
                if kept
                else pd.DataFrame(index=rows, columns=pd.Index([], dtype="str"))
            )
    return assembled(encoder, pd.concat(metadata, ignore_index=True), read)
