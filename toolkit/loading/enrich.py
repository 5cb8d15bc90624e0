"""What an article does not say of itself, from beside it: the sidecar, the names of its file and folders."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from toolkit.loading.dates import read_date
from toolkit.loading.names import Named, read_names
from toolkit.loading.records import Record, Source
from toolkit.loading.sidecar import Sidecar
from toolkit.loading.values import content_of, to_text


def enricher(source: Source, sidecars: Sequence[Sidecar], *, document: bool) -> Callable[[Record], Record]:
    """A function that adds to the records of one source what stands beside it.

    The sidecar goes before what the article says, for it is the analyst's word; names of files and folders come after
    it, and only for a `document` (a text, a page): the name of a table says nothing of the articles in it. Neither
    changes the identity of a record.
    """
    named = read_names(source) if document else Named()

    def enrich(record: Record) -> Record:
        written = [values for sidecar in sidecars if (values := sidecar.values(source, record.position))]
        if (not document or record.exported) and not written:
            return record
        fields = dict(record.fields)
        changed = replace(
            record,
            fields=fields,
            identity=record.identity or content_of(record.fields),
            folders=() if record.exported else named.folders,
        )
        if not record.exported:
            _add_named(changed, fields, named)
        for values in written:
            _add_written(changed, fields, values)
        return changed

    return enrich


def _add_named(record: Record, fields: dict[str, object], named: Named) -> None:
    if named.date is not None and not _has_date(fields.get("date")):
        fields["date"], record.date_source = named.date, "filename"
    if named.outlet is not None and (record.outlet_source == "inferred" or to_text(fields.get("outlet")) is None):
        fields["outlet"], record.outlet_source = named.outlet, "filename"
    if named.title is not None and record.position == 0 and to_text(fields.get("title")) is None:
        fields["title"] = named.title


def _add_written(record: Record, fields: dict[str, object], values: Mapping[str, object]) -> None:
    """What the sidecar says; where it repeats what is known already, that keeps its origin."""
    for name, value in values.items():
        if name == "date":
            if read_date(value).date != read_date(fields.get("date")).date:
                fields["date"], record.date_source = value, "given"
        elif value != to_text(fields.get(name)):
            fields[name] = value
            if name == "outlet":
                record.outlet_source = "given"


@lru_cache(maxsize=256)
def _read(value: str) -> bool:
    return read_date(value).date is not None


def _has_date(value: object) -> bool:
    return _read(value) if isinstance(value, str) else value is not None
