"""The slow verbs of a notebook that is rerun, with what they found before at hand.

`rerun` has this read in the kernel before the first cell; a notebook does not know of it, and verbs that are called
elsewhere keep nothing. What a result is kept under says everything that it rests on: the step, its options, the
version of the code, and the content of the articles or files. So nothing that is kept can ever be out of date.
"""

from __future__ import annotations

import datetime as dt
import inspect
import os
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import wraps
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

import toolkit
from toolkit.errors import ToolkitError
from toolkit.loading.inputs import find_sources
from toolkit.notebooks.cache import Store, as_plain

Verb = Callable[..., Any]

# Verbs that read every article on its own, and the columns they read: they are handed no others.
BY_ARTICLE: Mapping[str, Sequence[str]] = {
    "find_attributions": ("article_id", "text", "title", "captions", "outlet", "language"),
    "find_dates": ("article_id", "text", "title", "captions", "date"),
}
# Verbs whose result depends on all articles together.
BY_COLLECTION = (
    "corroboration",
    "count_names",
    "event_timeline",
    "group_lines",
    "link_speakers",
    "load_with_manifest",
    "mark_duplicates",
    "merge_events",
    "show_findings",
    "source_chains",
    "term_lines",
)

# Of these, those whose `paths` are files: what is in them counts.
FROM_FILES = ("load_with_manifest",)

_SEGMENTS = 12  # files of one step before they become one
_UNSEEN = ("progress",)  # options that change nothing in the result
_PLACE = "place of the key"


def keep_results(folder: str) -> None:
    """Let the slow verbs of this process keep their results in a folder, from their next import on."""
    store = Store(Path(folder))
    find = toolkit.__getattr__

    def find_keeping(name: str) -> object:
        value = find(name)
        if name in BY_ARTICLE:
            value = by_article(value, BY_ARTICLE[name], store)  # type: ignore[arg-type]
        elif name in BY_COLLECTION:
            value = by_collection(value, store)  # type: ignore[arg-type]
        vars(toolkit)[name] = value
        return value

    toolkit.__getattr__ = find_keeping
    for name in (*BY_ARTICLE, *BY_COLLECTION):  # imported before
        vars(toolkit).pop(name, None)


def by_article(verb: Verb, columns: Sequence[str], store: Store) -> Verb:
    """The verb, reading only articles that it has not read before."""

    @wraps(verb)
    def reading(*arguments: Any, **options: Any) -> Any:
        try:
            given = inspect.signature(verb).bind(*arguments, **options).arguments
            articles = given.pop("articles")
            ids = articles["article_id"]
        except (TypeError, KeyError):  # the verb says what is wrong
            return verb(*arguments, **options)
        if not isinstance(articles, pd.DataFrame) or ids.isna().any() or ids.duplicated().any():
            return verb(*arguments, **options)
        read = articles[[name for name in columns if name in articles]]
        try:
            options_digest = _digest({name: value for name, value in given.items() if name not in _UNSEEN})
        except _NotPlainError:
            return verb(*arguments, **options)
        step = f"{verb.__name__}-{'-'.join(read.columns)}-{options_digest}"
        keys = _article_keys(read)
        known = _kept_rows(store, step, set(keys))
        missing = [place for place, key in enumerate(keys) if key not in known.numbers]
        found, warned = _watched(lambda: verb(read.iloc[missing], **given))
        places = {article_id: place for place, article_id in enumerate(ids.iloc[missing].tolist())}
        found.insert(0, _PLACE, [places[article_id] for article_id in found["article_id"].tolist()])
        found = found.astype({_PLACE: "int32"})
        # Which article a warning is about is not known: those without a row are read again, and warned of again
        # (as a share of what was read again).
        kept = set(found[_PLACE].tolist()) if warned else set(places.values())
        missing_keys = [keys[place] for place in missing]
        _keep_rows(store, step, missing_keys, found, kept)
        known.add(missing_keys, found)
        return known.table(keys)

    return reading


def by_collection(verb: Verb, store: Store) -> Verb:
    """The verb, not run where it has been run on the same before."""

    @wraps(verb)
    def reading(*arguments: Any, **options: Any) -> Any:
        try:
            given = dict(inspect.signature(verb).bind(*arguments, **options).arguments)
            if verb.__name__ in FROM_FILES:
                given["paths"] = [_input(path) for path in given["paths"]]
            key = _digest({name: value for name, value in given.items() if name not in _UNSEEN})
        except (TypeError, KeyError, OSError, ToolkitError, _NotPlainError):  # the verb says what is wrong
            return verb(*arguments, **options)
        result = store.result(verb.__name__, key)
        if result is None:
            result, warned = _watched(lambda: verb(*arguments, **options))
            if not warned:
                store.keep_result(verb.__name__, key, result)
        return result

    return reading


class _Rows:
    """Rows of articles that are known, by the keys of their articles."""

    def __init__(self) -> None:
        self.numbers: dict[bytes, int] = {}
        self._parts: list[pd.DataFrame] = []

    def add(self, keys: Sequence[bytes], rows: pd.DataFrame, wanted: set[bytes] | None = None) -> None:
        """Take in the rows of those articles that are wanted and not here yet."""
        numbers = np.full(len(keys) + 1, -1, dtype=np.int32)
        for place, key in enumerate(keys):
            if key not in self.numbers and (wanted is None or key in wanted):
                numbers[place] = self.numbers[key] = len(self.numbers)
        own = numbers[rows[_PLACE].to_numpy()]
        self._parts.append(rows.assign(**{_PLACE: own})[own >= 0])

    def all(self) -> pd.DataFrame:
        """Every row, with the number of its article's key."""
        return pd.concat([part for part in self._parts if len(part)] or self._parts[:1], ignore_index=True)

    def table(self, keys: Sequence[bytes]) -> pd.DataFrame:
        """The rows of the articles that have these keys, in their order."""
        rows = self.all()
        numbers = rows[_PLACE].to_numpy()
        order = np.argsort(numbers, kind="stable")
        every = np.arange(len(self.numbers))
        starts = np.searchsorted(numbers[order], every)
        lengths = np.searchsorted(numbers[order], every, side="right") - starts
        wanted = np.array([self.numbers[key] for key in keys], dtype=np.int64)
        counts = lengths[wanted]
        before = np.cumsum(counts) - counts
        places = np.repeat(starts[wanted] - before, counts) + np.arange(counts.sum())
        table: pd.DataFrame = rows.drop(columns=_PLACE).iloc[order[places]].reset_index(drop=True)
        return table


def _kept_rows(store: Store, step: str, wanted: set[bytes]) -> _Rows:
    """What is kept of these articles; many files become one."""
    known = _Rows()
    segments = list(store.segments(step))
    for segment in segments:
        if not wanted.isdisjoint(segment.keys) and (rows := segment.rows()) is not None:
            known.add(segment.keys, rows, wanted)
    if len(segments) > _SEGMENTS:
        joined = _Rows()
        for segment in segments:
            if (rows := segment.rows()) is not None:
                joined.add(segment.keys, rows)
        if joined.numbers:
            store.keep_rows(step, list(joined.numbers), joined.all())
        for segment in segments:
            segment.remove()
    return known


def _keep_rows(store: Store, step: str, keys: Sequence[bytes], rows: pd.DataFrame, kept: set[int]) -> None:
    """Keep the rows of those articles whose places are `kept`."""
    if kept:
        places = np.full(len(keys) + 1, -1, dtype=np.int32)
        places[sorted(kept)] = np.arange(len(kept))
        own = rows.assign(**{_PLACE: places[rows[_PLACE].to_numpy()]})
        store.keep_rows(step, [keys[place] for place in sorted(kept)], own)


def _watched(work: Callable[[], Any]) -> tuple[Any, bool]:
    """What some work gives, and whether it warned; the warnings speak of the line that called the verb."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        result = work()
    for one in caught:
        warnings.warn(one.message, one.category, stacklevel=3)
    return result, bool(caught)


def _article_keys(articles: pd.DataFrame) -> list[bytes]:
    """A digest of everything that is read of each article."""
    rows = zip(*(articles[name].tolist() for name in articles), strict=True)
    return [blake2b(repr(row).encode("utf-8", "surrogatepass"), digest_size=32).digest() for row in rows]


class _NotPlainError(Exception):
    """A value of which nobody knows when it is the same as another."""


def _digest(value: object) -> str:
    return blake2b(_described(value).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _described(value: object) -> str:
    """Everything that a value is, in a text."""
    if value is None or isinstance(value, (bool, int, float, str, bytes, dt.date)):
        return f"{type(value).__name__} {value!r}"
    if isinstance(value, Mapping):
        return f"{{{', '.join(sorted(f'{_described(name)}: {_described(item)}' for name, item in value.items()))}}}"
    if isinstance(value, (set, frozenset)):
        return f"set {sorted(map(_described, value))}"
    if isinstance(value, (list, tuple)):
        return f"{type(value).__name__} {[_described(item) for item in value]}"
    if isinstance(value, pd.Series):
        return f"series {_described(value.to_frame())}"
    if isinstance(value, pd.DataFrame):
        return f"table {_table_digest(value)} {_described(value.attrs)}"
    if isinstance(value, os.PathLike):
        return f"path {os.fspath(value)!r}"
    raise _NotPlainError


def _table_digest(table: pd.DataFrame) -> str:
    """A digest of index, names, kinds and values; the same for a table that was kept and read again."""
    digest = blake2b(digest_size=16)
    for name, column in as_plain(table.reset_index()).items():
        try:
            pieces = list(_buffers(column))
        except (pa.ArrowException, ValueError, TypeError) as error:
            raise _NotPlainError from error
        kind = table.dtypes.get(name)
        digest.update(f"{name!r} {kind} {[len(piece) for piece in pieces]} ".encode("utf-8", "surrogatepass"))
        for piece in pieces:
            digest.update(piece)
    return digest.hexdigest()


def _buffers(column: pd.Series) -> Iterator[bytes | memoryview]:
    """The values of a column, however they lie in memory."""
    if isinstance(column.dtype, np.dtype):
        yield np.ascontiguousarray(column.to_numpy()).tobytes()
        return
    values = pa.array(column.array if isinstance(column.dtype, pd.StringDtype) else column.tolist(), from_pandas=True)
    values = (values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values).cast(pa.large_string())
    yield pc.fill_null(pc.binary_length(values), -1).to_numpy().tobytes()
    filled = pc.fill_null(values, "")
    _, offsets, words = filled.buffers()
    ends = np.frombuffer(offsets, dtype=np.int64)[filled.offset : filled.offset + len(filled) + 1]
    if words is not None and len(ends):
        yield memoryview(words)[ends[0] : ends[-1]]


def _input(path: object) -> object:
    """What lies where a path leads, as far as loading reads it: names and contents."""
    if isinstance(path, pd.DataFrame):
        return path
    found: list[object] = [str(path)]
    for source in find_sources(path):  # type: ignore[arg-type]
        file = Path(str(source.stamp))
        found.append((source.path, source.root, blake2b(file.read_bytes()).digest() if file.is_file() else None))
    return found
