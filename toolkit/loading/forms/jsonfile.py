"""JSON: a list of articles, alone or inside an answer of a web service, one article, or one article a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from toolkit.loading.columns import ColumnMap
from toolkit.loading.decode import detect_encoding, open_text
from toolkit.loading.forms.form import Context, Form, Sample
from toolkit.loading.forms.rows import map_columns, records_of_rows
from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record, Source, UnreadableError

_LARGEST = 500_000_000  # bytes of a file that is one value: it is held whole
_DEEPEST = 5  # how far down lists of articles are looked for
# What databases wrap around each record.
_WRAPPERS = ("_source", "fields", "attributes", "article", "doc")
_SPACE = re.compile(r"\s*")
_NO_OBJECT = "the entry is no JSON object"

Item = Mapping[str, object]
Entries = list[tuple[int, object]]  # what stands at each position


def _read(source: Source, tally: Tally, context: Context) -> Iterator[Record]:
    encoding = detect_encoding(source, longest_line=_LARGEST)
    tally.encoding = encoding.name
    tally.note_broken(encoding.broken, encoding.nuls)
    with open_text(source, encoding) as stream:
        filled = (line for line in stream if line.strip())
        first, second = next(filled, ""), next(filled, None)
        if _is_lines(first, source.suffix) and second is not None:
            entries: Entries = list(enumerate(map(_line, chain([first, second], filled))))
        else:
            entries = list(enumerate(_articles(_parse(_whole(chain([first, second or ""], filled))), tally, context)))
    items = [(position, _unwrap(entry)) for position, entry in entries if isinstance(entry, dict)]
    for position, entry in entries:
        if not isinstance(entry, dict):
            tally.lose(position, _NO_OBJECT, "Look whether the file was cut off.")
    names = list(dict.fromkeys(name for _, item in items for name in item))
    if not items:
        return
    columns = map_columns(names, tally, context)
    if columns is None:
        tally.lose_rows([position for position, _ in items])
        return
    rows = ((position, [item.get(name) for name in names]) for position, item in items)
    yield from records_of_rows(rows, columns, structured=True)


def _whole(lines: Iterable[str]) -> str:
    parts, size = [], 0
    for line in lines:
        parts.append(line)
        size += len(line)
        if size > _LARGEST:
            raise UnreadableError(
                f"The JSON is one value of more than {_LARGEST:,} characters.",
                "Write it with one article a line (jsonl).",
            )
    return "".join(parts)


def _is_lines(first: str, suffix: str) -> bool:
    """Whether every line is an object of its own: when the first is, or the name says so and it is no list's start."""
    if suffix in (".jsonl", ".ndjson") and first.lstrip("\ufeff \t")[:1] not in ("{", "["):
        return True
    return isinstance(_line(first), dict)


def _line(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _parse(text: str) -> object:
    """The value of a file, or the list of its values where they stand one behind the other."""
    decoder = json.JSONDecoder()
    values: list[object] = []
    position = _SPACE.match(text, text.startswith("\ufeff")).end()  # type: ignore[union-attr]
    try:
        while position < len(text) or not values:
            value, end = decoder.raw_decode(text, position)
            values.append(value)
            position = _SPACE.match(text, end).end()  # type: ignore[union-attr]
    except json.JSONDecodeError as error:
        raise UnreadableError(
            f"The JSON is damaged or cut off: {error.msg} in line {error.lineno}.", "Export it again."
        ) from error
    except RecursionError:
        raise UnreadableError("The JSON is nested too deeply to be a list of articles.") from None
    return values[0] if len(values) == 1 else values


def _articles(value: object, tally: Tally, context: Context) -> list[object]:
    """The entries of a file: the object it is, a table turned into objects, or the lists of articles in it."""
    if isinstance(value, list):
        found = value
    elif isinstance(value, dict):
        found = _turned(value, context) or ([value] if _has_text(value, context) else _keyed(value, context))
        found = found or _listed(value, tally, context) or [value]
    else:
        found = []
    if not any(isinstance(item, dict) for item in found):
        raise UnreadableError("The JSON holds no list of articles.", "Save it as a list of objects, one an article.")
    return found


def _has_text(item: Item, context: Context) -> bool:
    names = list(item)
    place = ColumnMap(names, context.columns).fields.get("text")
    return place is not None and isinstance(item[names[place]], str)


def _keyed(value: Item, context: Context) -> list[object]:
    """Articles under their names: {"a-17": {"text": ...}, "a-18": {"text": ...}}; the name is kept as `key`."""
    items: list[object] = [
        {"key": key} | item for key, item in value.items() if isinstance(item, dict) and _has_text(item, context)
    ]
    return items if len(items) == len(value) else []


def _listed(value: Item, tally: Tally, context: Context) -> list[object]:
    """The entries of all lists of articles in an answer: of those with texts where there are any, else with titles.

    Without either the longest list is taken, so that its columns can be told.
    """
    lists = [(name, entries, _kind(entries, context)) for name, entries in _lists(value, _DEEPEST, "")]
    best = max((kind for _, _, kind in lists), default=0)
    if best == 0 and ColumnMap(list(value), context.columns).usable:
        return []
    if best == 0:
        return max((entries for _, entries, _ in lists), key=len, default=[])
    left = [f"{name!r} ({len(entries)})" for name, entries, kind in lists if 0 < kind < best]
    if left:
        tally.note(f"Lists with titles and without texts are beside the articles and were not read: {', '.join(left)}.")
    return [entry for _, entries, kind in lists if kind == best for entry in entries]


def _kind(entries: list[object], context: Context) -> int:
    """2 for a list of objects with texts, 1 with titles, 0 with neither."""
    names = dict.fromkeys(name for entry in entries if isinstance(entry, dict) for name in _unwrap(entry))
    columns = ColumnMap(list(names), context.columns)
    return 2 if "text" in columns.fields else int(columns.usable)


def _lists(value: Item, depth: int, path: str) -> Iterator[tuple[str, list[object]]]:
    """The lists that hold objects, wherever they stand, with the names that lead to them."""
    for name, inner in value.items():
        if isinstance(inner, list) and any(isinstance(entry, dict) for entry in inner):
            yield f"{path}{name}", inner
        elif isinstance(inner, dict) and depth > 1:
            yield from _lists(inner, depth - 1, f"{path}{name}.")


def _turned(value: Item, context: Context) -> list[object]:
    """The records of a table written column by column: {"title": {"0": ...}, "text": {"0": ...}}."""
    columns = {name: cells for name, cells in value.items() if isinstance(cells, dict)}
    if len(columns) < len(value) or not ColumnMap(list(columns), context.columns).usable:
        return []
    keys = list(dict.fromkeys(key for cells in columns.values() for key in cells))
    return [{name: cells.get(key) for name, cells in columns.items()} for key in keys]


def _unwrap(item: Item) -> Item:
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
