"""Zip archives: every member is recognised and read like a file. Nothing is ever unpacked to disk."""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO

from toolkit.loading.forms.form import Container, Part, Sample
from toolkit.loading.limits import MOST, bounded, limit, seekable, too_large, unfolded
from toolkit.loading.records import Source, UnreadableError, UnreadFormError, is_beside_page, is_litter, page_stems
from toolkit.loading.values import whole_characters

# Office documents and books are zip archives too, by their names or by what is inside.
_DOCUMENTS = (".docx", ".docm", ".pptx", ".odt", ".odp", ".epub", ".pages")
_INSIDE_DOCUMENTS = frozenset({"[Content_Types].xml", "mimetype", "META-INF/container.xml"})
_TO_TEXT = "Save the articles in it as text, as pages or as a table."

_UTF_8_NAME = 0x800  # the flag that says so
_HANGUL = re.compile("[가-힣]")
MOST_MEMBERS = 100_000
_DEEPEST = 3  # archives inside archives


def refuse_nesting(source: Source) -> None:
    """Raise UnreadableError for an archive that stands too deep in others."""
    depth = (source.member or "").count("!/") + (source.member is not None)
    if depth >= _DEEPEST:
        raise UnreadableError("There are archives inside archives inside archives.", "Unpack it and load the folder.")


def inner_member(source: Source, name: str) -> str:
    """The name of a member, behind that of the archive it stands in when that is a member itself."""
    name = whole_characters(name)
    return name if source.member is None else f"{source.member}!/{name}"


def points_outside(name: str) -> UnreadableError | None:
    """What is wrong with a name that would be unpacked elsewhere than below the archive's folder."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (path.parts and path.parts[0].endswith(":")):
        return UnreadableError("The member's name points outside the archive.", "Do not unpack this archive.")
    return None


def _parts(source: Source) -> Iterator[Part]:
    refuse_nesting(source)
    with seekable(source) as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
            raise UnreadableError(
                f"The zip archive is damaged or cut off ({error}).", "Fetch or copy it again."
            ) from error
        members = archive.infolist()
        if _INSIDE_DOCUMENTS.intersection(archive.namelist()):
            raise UnreadFormError(
                "The file is an Office document or a book; the toolkit does not read these.", _TO_TEXT
            )
        if len(members) > MOST_MEMBERS:
            raise UnreadableError(f"The archive has {len(members)} members; {MOST_MEMBERS} are read at most.")
        pages = page_stems(info.filename for info in members)
        unfolding = 0
        for info in sorted(members, key=lambda info: info.filename):
            path = PurePosixPath(info.filename.replace("\\", "/"))
            if info.is_dir() or any(is_litter(name) for name in path.parts if name not in ("..", ".")):
                continue
            if any(is_beside_page(str(folder), pages) for folder in path.parents):
                continue
            unfolding += info.file_size
            yield _part(archive, info, source, unfolding)


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: Source, unfolding: int) -> Part:
    member = inner_member(source, _name(info))
    problem = points_outside(info.filename)
    if problem is not None:
        return Part(member, problem=problem)
    if stat.S_ISLNK(info.external_attr >> 16):
        problem = UnreadableError("The member is a link to another file, not a file.", "Put the file itself in.")
    elif info.flag_bits & 1:
        problem = UnreadableError("The member is encrypted: a password protects it.", "Unpack it and load the folder.")
    elif info.file_size > limit(info.compress_size) or unfolding > MOST:
        problem = too_large()
    opened = unfolded(partial(_open, archive, info), info.file_size)
    return Part(member, Source(source.path, opened, member=member, root=source.root), problem=problem)


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a member; Windows in Korea wrote it in its own code page, where Python reads that of old DOS."""
    if info.flag_bits & _UTF_8_NAME or info.filename.isascii():
        return info.filename
    try:
        written = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for page in ("utf-8", "cp949"):
        try:
            name = written.decode(page)
        except UnicodeDecodeError:
            continue
        if page == "utf-8" or len(_HANGUL.findall(name)) * 2 >= sum(not letter.isascii() for letter in name) > 1:
            return name
    return info.filename


def _open(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    try:
        return bounded(archive.open(info), info.compress_size)  # type: ignore[arg-type]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, zlib.error) as error:
        raise UnreadableError(
            f"The member could not be unpacked ({error}).", "Fetch or copy the archive again."
        ) from error


def _recognise(sample: Sample) -> bool:
    return sample.head.startswith((b"PK\x03\x04", b"PK\x05\x06")) and sample.suffix not in _DOCUMENTS


FORM = Container("zip", (".zip",), _recognise, _parts)
