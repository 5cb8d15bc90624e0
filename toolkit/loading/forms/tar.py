"""Tar archives, packed or not: every member is recognised and read like a file. Nothing is ever unpacked to disk."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from toolkit.loading.forms.archive import MOST_MEMBERS, inner_member, points_outside, refuse_nesting
from toolkit.loading.forms.form import Container, Part, Sample
from toolkit.loading.limits import IN_MEMORY, unfolded
from toolkit.loading.records import Source, UnreadableError, is_litter

_MARK = slice(257, 262)  # where "ustar" stands in the head of the first member


def _parts(source: Source) -> Iterator[Part]:
    """The members in the order of the archive, which is read once, from its beginning; one is held at a time."""
    refuse_nesting(source)
    count = 0
    try:
        with source.open() as stream, tarfile.open(fileobj=stream, mode="r|", errorlevel=0) as archive:
            for info in archive:
                path = PurePosixPath(info.name.replace("\\", "/"))
                if info.isdir() or any(is_litter(name) for name in path.parts if name not in ("..", ".")):
                    continue
                count += 1
                if count > MOST_MEMBERS:
                    raise UnreadableError(f"The archive has more than {MOST_MEMBERS} members; the others are not read.")
                yield _part(archive, info, source)
                archive.members = []  # type: ignore[attr-defined]  # it keeps them all otherwise
    except tarfile.TarError as error:
        raise UnreadableError(f"The tar archive is damaged or cut off ({error}).", "Fetch or copy it again.") from error


def _part(archive: tarfile.TarFile, info: tarfile.TarInfo, source: Source) -> Part:
    member = inner_member(source, info.name)
    problem = points_outside(info.name)
    if problem is None and (info.issym() or info.islnk()):
        problem = UnreadableError("The member is a link to another file, not a file.", "Put the file itself in.")
    elif problem is None and not info.isreg():
        problem = UnreadableError("The member is a device or a pipe, not a file.", "Do not unpack this archive.")
    elif problem is None and (info.issparse() or info.size > IN_MEMORY):
        problem = UnreadableError(
            f"The member has more than {IN_MEMORY:,} bytes, or holes instead of data.", "Unpack it and load the folder."
        )
    if problem is not None:
        return Part(member, problem=problem)
    content = archive.extractfile(info)
    data = content.read() if content is not None else b""
    opened = unfolded(partial(io.BytesIO, data), len(data))
    problem = None
    if len(data) < info.size:
        problem = UnreadableError("The archive is cut off inside this member.", "Fetch or copy it again.")
    return Part(member, Source(source.path, opened, member=member, root=source.root), problem=problem)


def _recognise(sample: Sample) -> bool:
    return sample.head[_MARK] == b"ustar"


FORM = Container("tar", (".tar",), _recognise, _parts)
