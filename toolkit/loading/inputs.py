"""From what the caller names (files, folders, patterns) to the files to be read, in a stable order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from toolkit.errors import LoadingError
from toolkit.loading.limits import unfolded
from toolkit.loading.records import Source, is_litter

_SETTINGS = "settings"  # the analyst's settings for a collection, beside the articles


def find_sources(given: str | os.PathLike[str]) -> list[Source]:
    """The files that a path names: a file, a folder with all it holds, or a pattern; in the order of names.

    Hidden files, what file managers leave behind, and the folder `settings` of a named folder are passed over.
    Raises LoadingError where the path names nothing.
    """
    path = Path(given).expanduser()
    if path.is_dir():
        return _folder(path)
    if path.exists():
        return [_source(path)]
    if not glob.has_magic(str(path)):
        raise LoadingError(_missing(path))
    matches = [Path(match) for match in sorted(glob.glob(str(path), recursive=True))]  # noqa: PTH207 (any path)
    matches = [match for match in matches if not is_litter(match.name)]
    if not matches:
        raise LoadingError(f"No file matches the pattern {str(path)!r} (looked in {str(Path.cwd())!r}).")
    # A pattern with ** has gone down into the folders itself.
    folders = [] if "**" in str(path) else [match for match in matches if match.is_dir()]
    return [_source(match) for match in matches if match.is_file()] + [s for f in folders for s in _folder(f)]


def _folder(folder: Path) -> list[Source]:
    return [_source(file, root=folder) for file in _files_in(folder, root=folder)]


def _files_in(folder: Path, root: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if is_litter(entry.name) or (entry.name == _SETTINGS and folder == root):
            continue
        if entry.is_dir():
            if not entry.is_symlink():  # a link may lead back up
                yield from _files_in(entry, root)
        elif entry.is_file():
            yield entry


def _source(path: Path, root: Path | None = None) -> Source:
    opened = unfolded(lambda: path.open("rb"), path.stat().st_size)
    return Source(path.as_posix(), opened, root=root.as_posix() if root else None, stamp=path.resolve())


def _missing(path: Path) -> str:
    """What to say of a path that names nothing: the nearest name beside it, or how far the path exists."""
    parent = path.parent
    if not parent.is_dir():
        while not parent.is_dir() and parent != parent.parent:
            parent = parent.parent
        return f"There is no file or folder {str(path)!r}: {str(parent.resolve())!r} exists, what follows does not."
    names = [entry.name for entry in parent.iterdir() if not is_litter(entry.name)]
    near = get_close_matches(path.name, names, n=1, cutoff=0.5)
    folded = [name for name in names if name.casefold() == path.name.casefold()]
    hint = f" Did you mean {str(parent / (folded or near)[0])!r}?" if folded or near else ""
    return f"There is no file or folder {str(path)!r} (looked in {str(parent.resolve())!r}).{hint}"
