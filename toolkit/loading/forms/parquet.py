"""Parquet tables, read in batches."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.loading.forms.form import Context, Form, Sample
from toolkit.loading.forms.rows import map_columns, records_of_rows
from toolkit.loading.limits import seekable
from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record, Source, UnreadableError

_BATCH = 1_000
_MAGIC = b"PAR1"


def _read(source: Source, tally: Tally, context: Context) -> Iterator[Record]:
    import pyarrow
    import pyarrow.parquet

    try:
        with seekable(source) as stream:
            file = pyarrow.parquet.ParquetFile(stream)
            tally.expected = file.metadata.num_rows
            columns = map_columns(file.schema_arrow.names, tally, context)
            if columns is None:
                tally.lose_rows(range(file.metadata.num_rows))
                return
            yield from records_of_rows(enumerate(_rows(file)), columns)
    except (pyarrow.ArrowException, OSError) as error:
        raise UnreadableError(
            f"The Parquet table is damaged or cut off ({str(error).splitlines()[0][:120]}).", "Write it again."
        ) from error


def _rows(file: object) -> Iterator[tuple[object, ...]]:
    for batch in file.iter_batches(batch_size=_BATCH):  # type: ignore[attr-defined]
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _recognise(sample: Sample) -> bool:
    return sample.head.startswith(_MAGIC)


FORM = Form("parquet", (".parquet", ".pq"), _recognise, _read)
