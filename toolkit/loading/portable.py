"""A file in plain values, as it travels to the process that reads it: how it is called, and where it really lies."""

from __future__ import annotations

import json
from pathlib import Path
from typing import BinaryIO

from toolkit.loading.inputs import find_sources
from toolkit.loading.records import Source, UnreadableError
from toolkit.loading.sidecar import Sidecar, read_sidecar

_GONE = "It was there, and where it was to be read it is not."
_ON_A_CLUSTER = "The machines of a cluster read files from a disk that they have in common, under the same path."


def row_of(source: Source) -> tuple[str, str | None, str, str, str | None, str | None]:
    """A file in plain values: how it is called, where it really lies, and whether it has changed since."""
    file = str(source.stamp)
    if Path(file).is_file():
        status = Path(file).stat()
        return source.path, source.root, file, f"{status.st_size} {status.st_mtime_ns}", None, None
    try:
        source.head(1)
    except UnreadableError as error:
        return source.path, source.root, file, "", error.reason, error.hint
    return source.path, source.root, file, "", _GONE, None


def source_of(path: str, root: str | None, file: str, _: str, problem: str | None, hint: str | None) -> Source:
    def opened() -> BinaryIO:
        raise UnreadableError(problem or _GONE, hint or (None if problem else _ON_A_CLUSTER))

    if problem is None and Path(file).is_file():
        opened = find_sources(file)[0].open
    return Source(path, opened, root=root, stamp=Path(file))


def read_sidecars(listed: str) -> list[Sidecar]:
    """The tables of metadata that are listed as JSON."""
    read = [read_sidecar(source_of(*row)) for row in json.loads(listed)]
    return [sidecar for sidecar in read if sidecar is not None]
