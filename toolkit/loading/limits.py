"""How much is read of compressed data: an archive of a few bytes may unfold to more than a disk holds."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable
from typing import BinaryIO

from toolkit.loading.records import Source, UnreadableError

# Text shrinks to a tenth, and to a fiftieth where it repeats itself; what unfolds further was made to do harm.
RATIO = 200
FREE = 50_000_000  # bytes that may be unfolded whatever the ratio
MOST = 4_000_000_000  # bytes of one file or member, and of all members of an archive together
_IN_MEMORY = 500_000_000  # bytes of compressed data that must be held whole, to be read from its end


class BoundedStream(io.RawIOBase):
    """Compressed data as it is unfolded, with an end to what is read: past the limit UnreadableError is raised."""

    def __init__(self, stream: BinaryIO, compressed: int, *beneath: BinaryIO) -> None:
        self._streams = (stream, *beneath)
        self._left = limit(compressed)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._streams[0].read(len(view))
        self._left -= len(data)
        if self._left < 0:
            raise too_large()
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        for stream in self._streams:
            stream.close()
        super().close()


def limit(compressed: int) -> int:
    """The bytes that may come out of so many compressed ones."""
    return min(FREE + RATIO * compressed, MOST)


def bounded(stream: BinaryIO, compressed: int, *beneath: BinaryIO) -> BinaryIO:
    """The stream with an end to what is read from it; closing it closes the streams beneath as well."""
    return io.BufferedReader(BoundedStream(stream, compressed, *beneath), 1 << 16)


def unfolded(opened: Callable[[], BinaryIO], size: int) -> Callable[[], BinaryIO]:
    """How to open a file of so many bytes: gzipped data is unfolded, whatever the name says."""

    def reopened() -> BinaryIO:
        with opened() as stream:
            zipped = stream.read(2) == b"\x1f\x8b"
        if not zipped:
            return opened()
        beneath = opened()
        return bounded(gzip.GzipFile(fileobj=beneath), size, beneath)  # type: ignore[arg-type]

    return reopened


def seekable(source: Source) -> BinaryIO:
    """The source opened for a reader that begins at its end; unfolded data is held in memory for it."""
    stream = source.open()
    if stream.seekable():
        return stream
    with stream:
        data = stream.read(_IN_MEMORY + 1)
    if len(data) > _IN_MEMORY:
        raise UnreadableError(
            f"The file inside the archive has more than {_IN_MEMORY:,} bytes.", "Unpack it and load the folder."
        )
    return io.BytesIO(data)


def too_large() -> UnreadableError:
    """What is said of a bomb."""
    return UnreadableError(
        f"The data unfolds to more than {RATIO} times its size: it is an archive made to do harm.",
        "Do not open it.",
    )
