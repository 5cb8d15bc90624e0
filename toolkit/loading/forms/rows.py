"""From the rows of any table to records: what every form that has columns shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.loading.columns import ColumnMap
from toolkit.loading.forms.form import Context
from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record

_HINT = "Say which column is which: columns={'text': '...', 'title': '...'}."


def map_columns(header: Sequence[object], tally: Tally, context: Context) -> ColumnMap | None:
    """Where the fields stand in a table; None, and a failed tally, where there is neither a text nor a title."""
    columns = ColumnMap(header, context.columns)
    context.met |= dict.fromkeys(columns.names)
    context.matched |= set(context.columns.values()) - set(columns.unmatched)
    if columns.usable:
        return columns
    listed = ", ".join(repr(name) for name in columns.names[:30])
    tally.fail(f"The table has neither a text nor a title column; its columns are {listed}.", _HINT)
    return None


def records_of_rows(rows: Iterator[tuple[int, Sequence[object]]], columns: ColumnMap) -> Iterator[Record]:
    """One record per row; rows come with their position."""
    fields, further = list(columns.fields.items()), list(columns.further.items())
    source = "none" if columns.own else "column"
    for position, row in rows:
        yield Record(
            position,
            {name: row[place] for name, place in fields},
            {name: None if row[place] == "" else row[place] for name, place in further},
            date_source=source,
            outlet_source=source,
        )
