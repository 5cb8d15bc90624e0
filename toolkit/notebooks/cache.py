"""What slow steps found, kept on disk from one rerun to the next.

Everything here may be deleted at any time. A file begins with the digest of what follows, and one that is damaged,
cut off or of another form is as good as none. Tables are kept as Parquet: nothing that is read back can run anything.
The files are for their owner's eyes alone, for they hold words of articles.
"""

from __future__ import annotations

import json
import os
import platform
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from toolkit import __version__
from toolkit.errors import ToolkitError
from toolkit.reading.pages import Shown
from toolkit.writing import write_aside

LIMIT = 2_000_000_000  # bytes; what was not used for longest goes first

_SIZE = 32  # bytes of a digest
_PACKAGE = Path(__file__).parents[1]
_NAME = re.compile(r"[\w.-]+")
_UNREADABLE = (pa.ArrowException, ValueError, KeyError, TypeError, OverflowError, OSError)
_LISTS = b"toolkit lists"  # names of the columns that hold lists, in the metadata of the Parquet file

Result = pd.DataFrame | Shown | tuple[pd.DataFrame, ...]


def cache_folder() -> Path:
    """Where results are kept: the folder that the variable TOOLKIT_CACHE names, or the system's place for such things.

    >>> cache_folder().name != ""
    True
    """
    named = os.environ.get("TOOLKIT_CACHE")
    if named:
        return Path(named).expanduser().absolute()
    if sys.platform == "win32":
        place = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        place = Path.home() / "Library" / "Caches"
    else:
        place = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return place / "analyst-notebook-toolkit"


@cache
def code_digest() -> str:
    """A digest of all code that may have a part in a result: the toolkit's files, its dependencies, Python."""
    digest = blake2b(digest_size=8)
    for path in sorted(_PACKAGE.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            content = path.read_bytes()
            digest.update(f"{path.relative_to(_PACKAGE).as_posix()} {len(content)}\n".encode())
            digest.update(content)
    try:
        needed = sorted({_NAME.match(line)[0] for line in requires("analyst-notebook-toolkit") or ()})  # type: ignore[index]
    except PackageNotFoundError:  # run from a folder that was never installed
        needed = ["pandas", "pyarrow"]
    versions = [__version__, platform.python_version(), *(f"{name} {_version_of(name)}" for name in needed)]
    digest.update(" ".join(versions).encode())
    return digest.hexdigest()


def _version_of(package: str) -> str:
    """The installed version of a package; packages of an extra need not be there."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "-"


class Store:
    """The kept results of one version of the code, under a folder that other versions share."""

    def __init__(self, folder: Path, *, limit: int = LIMIT) -> None:
        self._shared = folder
        self._folder = folder / code_digest()
        self._limit = limit

    def result(self, step: str, key: str) -> Result | None:
        """What a step gave for this key, or None."""
        content = _read_whole(self._path(step, key))
        return None if content is None else _unpacked(content)

    def keep_result(self, step: str, key: str, result: Result) -> None:
        """Keep what a step gave; what would not come back as it is is not kept."""
        content = _packed(result)
        if content is not None:
            self._write(self._path(step, key), content)

    def segments(self, step: str) -> Iterator[Segment]:
        """The tables of a step that have rows of single articles, in a stable order."""
        for path in sorted((self._folder / step).glob("*.rows")):
            keys = _read_keys(path)
            if keys is not None:
                yield Segment(path, keys)

    def keep_rows(self, step: str, keys: Sequence[bytes], rows: pd.DataFrame) -> None:
        """Keep rows of single articles: their first column is the place of the article's key among `keys`."""
        table = _frame_bytes(rows)
        if table is not None:
            head = b"".join(keys)
            content = len(head).to_bytes(8, "big") + head + table
            self._write(self._folder / step / f"{blake2b(content, digest_size=16).hexdigest()}.rows", content)

    def _path(self, step: str, key: str) -> Path:
        return self._folder / step / f"{key}.result"

    def _write(self, path: Path, content: bytes) -> None:
        # A disk that is full or may not be written to costs time at the next run, not the result of this one.
        with suppress(ToolkitError, OSError):
            if not self._shared.exists():
                self._shared.mkdir(parents=True, mode=0o700)
            write_aside(path, blake2b(content, digest_size=_SIZE).digest() + content)
            self._make_room()

    def _make_room(self) -> None:
        """Delete what was not used for longest until the rest is within the limit."""
        files = []
        for path in self._shared.rglob("*"):
            with suppress(OSError):  # another run may be deleting as well
                if path.suffix in (".rows", ".result"):
                    status = path.stat()
                    files.append((status.st_mtime_ns, str(path), status.st_size))
        total = sum(size for *_, size in files)
        for _, name, size in sorted(files):
            if total <= self._limit:
                break
            total -= size
            with suppress(OSError):
                Path(name).unlink()


class Segment:
    """One file with the rows of many articles: the keys of the articles, and the rows when they are wanted."""

    def __init__(self, path: Path, keys: list[bytes]) -> None:
        self.path = path
        self.keys = keys

    def rows(self) -> pd.DataFrame | None:
        """The rows, the place of the article's key first; None where the file is gone or damaged."""
        content = _read_whole(self.path)
        if content is None or _split_keys(content) != self.keys:
            return None
        return _bytes_frame(content[8 + int.from_bytes(content[:8], "big") :])

    def remove(self) -> None:
        with suppress(OSError):
            self.path.unlink()


def _read_whole(path: Path) -> bytes | None:
    """The content of a file whose digest is right; one that was used is young again."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    if blake2b(content[_SIZE:], digest_size=_SIZE).digest() != content[:_SIZE]:
        return None
    with suppress(OSError):
        os.utime(path)
    return content[_SIZE:]


def _read_keys(path: Path) -> list[bytes] | None:
    """The keys at the head of a segment; whether they are right shows when its rows are read."""
    try:
        with path.open("rb") as file:
            file.seek(_SIZE)
            length = file.read(8)
            return _split_keys(length + file.read(min(int.from_bytes(length, "big"), path.stat().st_size)))
    except OSError:
        return None


def _split_keys(content: bytes) -> list[bytes]:
    end = min(8 + int.from_bytes(content[:8], "big"), len(content))  # a damaged head may give any length
    return [content[at : at + _SIZE] for at in range(8, end, _SIZE)]


# Results and their bytes


def _packed(result: Result) -> bytes | None:
    """A result as bytes: how many pieces there are, what each is and how long, and the pieces."""
    pieces = []
    for part in result if isinstance(result, tuple) else (result,):
        if isinstance(part, Shown):
            kind, content = b"S", json.dumps([part.body, part.title]).encode()
        elif isinstance(part, pd.DataFrame) and (table := _frame_bytes(part)) is not None:
            kind, content = b"T", table
        else:
            return None
        pieces.append(kind + len(content).to_bytes(8, "big") + content)
    form = b"many" if isinstance(result, tuple) else b"one "
    return form + b"".join(pieces)


def _unpacked(content: bytes) -> Result | None:
    parts: list[Any] = []
    at = 4
    while at < len(content):
        kind, length = content[at : at + 1], int.from_bytes(content[at + 1 : at + 9], "big")
        piece = content[at + 9 : at + 9 + length]
        at += 9 + length
        if kind == b"S":
            body, title = json.loads(piece)
            parts.append(Shown(body, title=title))
            continue
        frame = _bytes_frame(piece)
        if frame is None:
            return None
        parts.append(frame)
    return tuple(parts) if content[:4] == b"many" else parts[0]


def _frame_bytes(frame: pd.DataFrame) -> bytes | None:
    """A table as Parquet; None where it would come back as another one."""
    try:
        table = pa.Table.from_pandas(as_plain(frame))
        told = {**(table.schema.metadata or {}), _LISTS: json.dumps(_list_columns(frame)).encode()}
        sink = pa.BufferOutputStream()
        pq.write_table(table.replace_schema_metadata(told), sink, compression="zstd")
        content: bytes = sink.getvalue().to_pybytes()
    except _UNREADABLE:
        return None
    back = _bytes_frame(content)
    return content if back is not None and _is_same(back, frame) else None


def as_plain(frame: pd.DataFrame) -> pd.DataFrame:
    """A table in which what is no plain value, such as the list of a content's spans, is written as JSON."""
    texts = {name: pd.Series(_as_json(frame[name]), frame.index, "str") for name in _list_columns(frame)}
    return frame.assign(**texts)


def _list_columns(frame: pd.DataFrame) -> list[str]:
    return [str(name) for name, column in frame.items() if column.dtype == object]


def _bytes_frame(content: bytes) -> pd.DataFrame | None:
    try:
        table = pq.read_table(pa.BufferReader(content))
        frame: pd.DataFrame = table.to_pandas()
        for name in json.loads(table.schema.metadata[_LISTS]):
            frame[name] = pd.Series(_from_json(frame[name]), frame.index, object)
    except _UNREADABLE:
        return None
    return frame


def _as_json(column: pd.Series) -> list[str]:
    return [json.dumps(value) for value in column.tolist()]


def _from_json(column: pd.Series) -> list[object]:
    """The values again: a list within a list was a tuple, such as the two ends of a span."""
    values = [json.loads(text) for text in column.tolist()]
    return [
        [tuple(item) if isinstance(item, list) else item for item in value] if isinstance(value, list) else value
        for value in values
    ]


def _is_same(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    return (
        one.equals(other)
        and list(map(str, one.dtypes)) == list(map(str, other.dtypes))
        and type(one.index) is type(other.index)
        and _attributes(one.attrs) == _attributes(other.attrs)
    )


def _attributes(attributes: Mapping[object, object]) -> str:
    return repr(sorted((str(name), value) for name, value in attributes.items()))
