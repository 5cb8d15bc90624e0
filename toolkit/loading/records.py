"""What every form of input is turned into before it becomes a row of the articles table.

A form (a text file, a table, a page) is read from a `Source` and yields `Record`s; `assemble.py` turns records into
articles. Neither knows of the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import BinaryIO

from toolkit.errors import LoadingError

_PAGE_ENDINGS = (".html", ".htm", ".xhtml", ".shtml")
# What browsers add to the name of a page for the folder beside it, in the languages of their interfaces.
_BESIDE_PAGES = tuple(
    gap + word
    for gap in "-._"
    for word in ("files", "Dateien", "fichiers", "archivos", "file", "arquivos", "bestanden", "filer", "pliki", "файлы")
)
# What file managers and office programs leave behind.
_LITTER = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
# Endings of packed files, and what is left of them when the file is unfolded.
_PACKED = {".gz": "", ".bz2": "", ".xz": "", ".tgz": ".tar", ".tbz2": ".tar", ".tbz": ".tar", ".txz": ".tar"}


class UnreadableError(LoadingError):
    """A file that cannot be read: `reason` says why, `hint` what would help."""

    def __init__(self, reason: str, hint: str | None = None) -> None:
        super().__init__(reason if hint is None else f"{reason} {hint}")
        self.reason = reason
        self.hint = hint


class UnreadFormError(UnreadableError):
    """The file may be sound, but the toolkit does not read its form."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or one member of an archive: where it lies and how to open it, as often as needed."""

    path: str
    open: Callable[[], BinaryIO]
    member: str | None = None
    root: str | None = None  # the folder the caller named, when the file was found inside one
    stamp: object = None  # what tells this file apart from every other, so that none is read twice

    @property
    def name(self) -> str:
        """The name of the file or member, without its folders and without an ending that says how it is packed."""
        name = PurePosixPath((self.member or self.path).replace("\\", "/")).name
        lower = name.lower()
        for ending, unpacked in _PACKED.items():
            if lower.endswith(ending):
                return name.removesuffix(name[-len(ending) :]) + unpacked
        return name

    @property
    def suffix(self) -> str:
        """The ending of the name in lower case: ".csv" for "2024.CSV.gz"."""
        return PurePosixPath(self.name).suffix.lower()

    def head(self, size: int = 65_536) -> bytes:
        """The first bytes."""
        with self.open() as stream:
            return stream.read(size)


@dataclass(slots=True)
class Record:
    """One article as it stands in the input.

    `fields` maps columns of the articles table to raw values, `further` the input's other columns to theirs.
    `identity` is what the article_id is made from where that is not title, text, url and date of `fields`: the whole
    of a pasted text, before it was taken apart.
    """

    position: int
    fields: Mapping[str, object]
    further: Mapping[str, object] = field(default_factory=dict)
    date_source: str = "column"
    outlet_source: str = "column"
    identity: str | None = None
    folders: tuple[str, ...] = ()  # names of folders that may be those of the outlet, the nearest first
    repaired: bool = False  # letters that were decoded wrongly before it was saved have been put right
    unmarked: bool = False  # HTML has been made plain text
    exported: bool = False  # from a file that a database made: the file's name and folder tell nothing of the article


def page_stems(names: Iterable[str]) -> frozenset[str]:
    """The names of pages among these, without their endings."""
    return frozenset(name[: name.rindex(".")] for name in names if name.lower().endswith(_PAGE_ENDINGS))


def is_beside_page(folder: str, stems: frozenset[str]) -> bool:
    """Whether a browser has made the folder, for the pictures and advertisements of one of the pages.

    >>> is_beside_page("Harbour_files", page_stems(["Harbour.html"])), is_beside_page("my_files", frozenset())
    (True, False)
    """
    return folder.endswith(_BESIDE_PAGES) and any(folder.removesuffix(end) in stems for end in _BESIDE_PAGES)


def is_litter(name: str) -> bool:
    """Whether a file or folder is passed over: hidden, or left behind by a file manager or an office program."""
    return name.startswith((".", "~$")) or name.lower() in _LITTER
