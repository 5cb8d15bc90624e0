"""JSON: a list of articles, alone or inside an answer of a web service, one article, or one article a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from toolkit.loading.columns import ColumnMap
from toolkit.loading.decode import detect_encoding, open_text
from toolkit.loading.forms.form import Context, Form, Sample
from toolkit.loading.forms.rows import map_columns, records_of_rows
from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record, Source, UnreadableError

_DEEPEST = 3  # how far down the list of articles is looked for
# What databases wrap around each record.
_WRAPPERS = ("_source", "fields", "attributes", "article", "doc")


def _read(source: Source, tally: Tally, context: Context) -> Iterator[Record]:
    encoding = detect_encoding(source)
    tally.encoding = encoding.name
    tally.note_broken(encoding.broken)
    with open_text(source, encoding) as stream:
        filled = (line for line in stream if line.strip())
        first, second = next(filled, ""), next(filled, None)
        if second is not None and _is_object(first):
            objects = list(_lines(chain([first, second], filled), tally))
        else:
            objects = list(enumerate(_articles(_parse(first + (second or "") + "".join(filled)))))
    names = list(dict.fromkeys(name for _, item in objects for name in item))
    if not objects:
        return
    columns = map_columns(names, tally, context)
    if columns is None:
        tally.lose_rows(len(objects))
        return
    rows = ((position, [item.get(name) for name in names]) for position, item in objects)
    yield from records_of_rows(rows, columns, structured=True)


def _is_object(line: str) -> bool:
    """Whether a line is an object of its own: when the first is, every line is."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _lines(lines: Iterable[str], tally: Tally) -> Iterator[tuple[int, Mapping[str, object]]]:
    """One object a line; a line that is none is a loss."""
    for position, line in enumerate(lines):
        try:
            item = json.loads(line)
        except (ValueError, RecursionError):
            item = None
        if isinstance(item, dict):
            yield position, _unwrap(item)
        else:
            tally.lose(position, "the line is no JSON object", "Look whether the file was cut off.")


def _parse(text: str) -> object:
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise UnreadableError(
            f"The JSON is damaged or cut off: {error.msg} in line {error.lineno}.", "Export it again."
        ) from error
    except RecursionError:
        raise UnreadableError("The JSON is nested too deeply to be a list of articles.") from None


def _articles(value: object) -> list[Mapping[str, object]]:
    """The records of a file: the object it is, a table turned into objects, or the longest list of objects in it."""
    found: list[Mapping[str, object]] = []
    if isinstance(value, dict):
        found = [value] if _has_text(value) else _keyed(value)
        found = _turned(value) or found
    found = found or _longest_list(value, _DEEPEST)
    if not found and isinstance(value, dict):
        found = [value]
    if not found:
        raise UnreadableError("The JSON holds no list of articles.", "Save it as a list of objects, one an article.")
    return [_unwrap(item) for item in found]


def _has_text(item: Mapping[str, object]) -> bool:
    names = list(item)
    place = ColumnMap(names).fields.get("text")
    return place is not None and isinstance(item[names[place]], str)


def _keyed(value: Mapping[str, object]) -> list[Mapping[str, object]]:
    """Articles under their names: {"a-17": {"text": ...}, "a-18": {"text": ...}}; the name is kept as `key`."""
    items: list[Mapping[str, object]] = [
        {"key": key} | item for key, item in value.items() if isinstance(item, dict) and _has_text(item)
    ]
    return items if len(items) == len(value) else []


def _longest_list(value: object, depth: int) -> list[Mapping[str, object]]:
    if isinstance(value, list):
        return [item for item in value if isinstance(item, dict)]
    if not isinstance(value, dict) or depth == 0:
        return []
    found = [_longest_list(inner, depth - 1) for inner in value.values()]
    return max(found, key=len, default=[])


def _turned(value: Mapping[str, object]) -> list[Mapping[str, object]]:
    """The records of a table written column by column: {"title": {"0": ...}, "text": {"0": ...}}."""
    columns = {name: cells for name, cells in value.items() if isinstance(cells, dict)}
    if len(columns) < len(value) or not ColumnMap(list(columns)).usable:
        return []
    keys = list(dict.fromkeys(key for cells in columns.values() for key in cells))
    return [{name: cells.get(key) for name, cells in columns.items()} for key in keys]


def _unwrap(item: Mapping[str, object]) -> Mapping[str, object]:
    for name in _WRAPPERS:
        inner = item.get(name)
        if isinstance(inner, dict) and len(inner) > 1:
            return {key: value for key, value in item.items() if key != name} | inner
    return item


def _recognise(sample: Sample) -> bool:
    """An object or a list of objects; a text that merely begins with a bracket is none."""
    text = sample.text.lstrip()
    if sample.suffix in (".json", ".jsonl", ".ndjson", ".geojson"):
        return text[:1] in ("{", "[")
    return text[:1] in ("{", "[") and text[1:200].lstrip()[:1] in ('"', "{") and '":' in text[:5000]


FORM = Form("json", (".json", ".jsonl", ".ndjson"), _recognise, _read)
