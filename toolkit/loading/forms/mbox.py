"""Mailboxes (mbox): every message is a member of its own, read like a message in a file."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from toolkit.loading.forms.archive import inner_member
from toolkit.loading.forms.form import Container, Part, Sample
from toolkit.loading.records import Source, UnreadableError

# The line that begins a message: "From ana@velm.example Mon May  5 10:00:00 2031".
_BEGIN = re.compile(rb"From \S{1,200}.{0,100}\d{4}\s*$")
_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_LONGEST_LINE = 1 << 16
_LARGEST = 100_000_000  # bytes of a message


def _parts(source: Source) -> Iterator[Part]:
    with source.open() as stream:
        for number, message in enumerate(_messages(stream), start=1):
            member = inner_member(source, f"mail-{number}.eml")
            if message is None:
                reason = f"The message has more than {_LARGEST:,} bytes."
                yield Part(member, problem=UnreadableError(reason, "Save the articles in it as text."))
            else:
                yield Part(member, Source(source.path, partial(io.BytesIO, message), member=member, root=source.root))


def _messages(stream: BinaryIO) -> Iterator[bytes | None]:
    """Each message without the line that begins it; None for one that is too large."""
    lines: list[bytes] = []
    size = 0
    blank = True  # a message begins after a blank line, or at the very top
    while line := stream.readline(_LONGEST_LINE):
        if blank and line.startswith(b"From ") and _BEGIN.match(line):
            if any(map(bytes.strip, lines)):
                yield _whole(lines, size)
            lines, size = [], 0
        elif size <= _LARGEST:
            lines.append(line)
            size += len(line)
        blank = not line.strip()
    if any(map(bytes.strip, lines)):
        yield _whole(lines, size)


def _whole(lines: list[bytes], size: int) -> bytes | None:
    return _ESCAPED.sub(rb"\1", b"".join(lines)) if size <= _LARGEST else None


def _recognise(sample: Sample) -> bool:
    first, _, rest = sample.head.partition(b"\n")
    return first.startswith(b"From ") and _BEGIN.match(first) is not None and _FIELD.match(rest) is not None


FORM = Container("mbox", (".mbox", ".mbx"), _recognise, _parts)
