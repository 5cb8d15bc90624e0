"""How much is read of compressed data: an archive of a few bytes may unfold to more than a disk holds."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Callable
from typing import BinaryIO, Protocol

from toolkit.loading.records import Source, UnreadableError

# Text shrinks to a tenth, and to a fiftieth where it repeats itself; what unfolds further was made to do harm.
RATIO = 200
FREE = 50_000_000  # bytes that may be unfolded whatever the ratio
MOST = 4_000_000_000  # bytes of one file or member, and of all members of an archive together
IN_MEMORY = 500_000_000  # bytes of one file that must be held whole
_MOST_MEMORY = 256_000_000  # bytes that unpacking may take; xz at its strongest takes 65 MB
_CHUNK = 1 << 16
# How compressed data begins, and the ending its file has.
COMPRESSED = {b"\x1f\x8b": ".gz", b"BZh": ".bz2", b"\xfd7zXZ\x00": ".xz"}


class _Decompressor(Protocol):
    eof: bool
    needs_input: bool
    unused_data: bytes

    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


class _UnfoldedStream(io.RawIOBase):
    """Data that was packed with bzip2 or xz, as it is unfolded; several streams may stand one behind the other."""

    def __init__(self, stream: BinaryIO, new: Callable[[], _Decompressor]) -> None:
        self._stream, self._new = stream, new
        self._decompressor = new()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = b""
        while not data:
            unfolding, rest = self._decompressor, b""
            if unfolding.eof:
                rest = (unfolding.unused_data or self._stream.read(_CHUNK)).lstrip(b"\x00")
                if not rest:
                    return 0
                unfolding = self._decompressor = self._new()
            elif unfolding.needs_input and not (rest := self._stream.read(_CHUNK)):
                raise EOFError("the compressed data is cut off")
            data = unfolding.decompress(rest, len(view))
        view[: len(data)] = data
        return len(data)


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
    """How to open a file of so many bytes: data packed with gzip, bzip2 or xz is unfolded, whatever the name says."""

    def reopened() -> BinaryIO:
        with opened() as stream:
            head = stream.read(6)
        packed = next((ending for start, ending in COMPRESSED.items() if head.startswith(start)), None)
        beneath = opened()
        if packed is None:
            return beneath
        if packed == ".gz":
            return bounded(gzip.GzipFile(fileobj=beneath), size, beneath)  # type: ignore[arg-type]
        new = bz2.BZ2Decompressor if packed == ".bz2" else lambda: lzma.LZMADecompressor(memlimit=_MOST_MEMORY)
        return bounded(_UnfoldedStream(beneath, new), size, beneath)  # type: ignore[arg-type]

    return reopened


def seekable(source: Source) -> BinaryIO:
    """The source opened for a reader that begins at its end; unfolded data is held in memory for it."""
    stream = source.open()
    if stream.seekable():
        return stream
    with stream:
        data = stream.read(IN_MEMORY + 1)
    if len(data) > IN_MEMORY:
        raise UnreadableError(
            f"The file inside the archive has more than {IN_MEMORY:,} bytes.", "Unpack it and load the folder."
        )
    return io.BytesIO(data)


def too_large() -> UnreadableError:
    """What is said of a bomb."""
    return UnreadableError(
        f"The data unfolds to more than {RATIO} times its size: it is an archive made to do harm.",
        "Do not open it.",
    )


def refuse_larger(source: Source, most: int, what: str) -> bytes:
    """The whole of a source; raises UnreadableError where that is more than so many bytes."""
    with source.open() as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise UnreadableError(f"{what} has more than {most:,} bytes.", "Save the articles in it as text.")
    return data
